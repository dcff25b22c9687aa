package io.github.sparksimpor.spark;

import org.apache.spark.Dependency;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;

/** What was derived from an RDD. */
public final class Lineage {
  private Lineage() {}

  /** Frees whatever of an RDD's descendants is cached. */
  public static void unpersistDescendants(JavaSparkContext context, JavaRDD<?> ancestor) {
    context.getPersistentRDDs().values().stream()
        .filter(cached -> descends(cached.rdd(), ancestor.id()))
        .forEach(cached -> cached.unpersist(false));
  }

  private static boolean descends(RDD<?> rdd, int ancestor) {
    if (rdd.id() == ancestor) {
      return true;
    }
    for (Dependency<?> dependency : ScalaCollections.asJava(rdd.dependencies())) {
      if (descends(dependency.rdd(), ancestor)) {
        return true;
      }
    }
    return false;
  }
}
