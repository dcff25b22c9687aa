package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaUnavailableException;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/** The GPUs that tasks ask Spark for, and are handed. */
final class GpuResources {
  private static final String RESOURCE = "gpu";

  private GpuResources() {}

  /** Has the tasks of an RDD ask for what a device needs. */
  static <T> JavaRDD<T> request(AscentDevice device, JavaRDD<T> tasks) {
    if (device.kind() != AscentDevice.Kind.SCHEDULED) {
      return tasks;
    }
    TaskResourceRequests requests =
        new TaskResourceRequests().cpus(1).resource(RESOURCE, device.amount());
    return tasks.withResources(new ResourceProfileBuilder().require(requests).build());
  }

  /** The CUDA driver that Spark's settings or this JVM's name. */
  static String library(SparkConf conf) {
    String setting = Cuda.LIBRARY_PROPERTY;
    return conf.get(setting, System.getProperty(setting, Cuda.defaultLibrary()));
  }

  /** Address of the GPU that the running task may use. */
  static String address(AscentDevice device) {
    if (device.kind() == AscentDevice.Kind.NAMED) {
      return device.address();
    }
    ResourceInformation given = TaskContext.get().resourcesJMap().get(RESOURCE);
    if (given == null || given.addresses().length == 0) {
      throw new CudaUnavailableException(
          "Spark handed no GPU to this task; set spark.executor.resource.gpu.amount and its discovery script");
    }
    return given.addresses()[0];
  }
}
