package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaUnavailableException;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/** The GPUs that tasks ask Spark for, and are handed. */
final class GpuResources {
  static final String RESOURCE = "gpu";

  private GpuResources() {}

  /** What tasks are to ask for; made once, as Spark keeps every profile. */
  static Optional<ResourceProfile> profile(AscentDevice device) {
    if (device.kind() != AscentDevice.Kind.SCHEDULED) {
      return Optional.empty();
    }
    TaskResourceRequests requests =
        new TaskResourceRequests().cpus(1).resource(RESOURCE, device.amount());
    return Optional.of(new ResourceProfileBuilder().require(requests).build());
  }

  /** Has the tasks of an RDD ask for what a profile says. */
  static <T> JavaRDD<T> request(Optional<ResourceProfile> profile, JavaRDD<T> tasks) {
    return profile.map(tasks::withResources).orElse(tasks);
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
          "Spark handed no GPU to this task; set spark.executor.resource.gpu.amount and its"
              + " discovery script");
    }
    return given.addresses()[0];
  }
}
