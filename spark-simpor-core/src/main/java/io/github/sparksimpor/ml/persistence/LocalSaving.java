package io.github.sparksimpor.ml.persistence;

/**
 * Whether Spark is saving to the disk of its driver, or loading from there, as Spark Connect does
 * from 4.1 on to let go of memory: paths are then the driver's own, whatever the file system of the
 * cluster is.
 */
final class LocalSaving {
  private static final String UTILS = "org.apache.spark.ml.util.ReadWriteUtils$";

  private LocalSaving() {}

  /** Asked by name, as earlier versions of Spark know of none. */
  static boolean isOn() {
    try {
      Class<?> utils = Class.forName(UTILS);
      Object state =
          utils.getMethod("localSavingModeState").invoke(utils.getField("MODULE$").get(null));
      return state instanceof ThreadLocal<?> local && Boolean.TRUE.equals(local.get());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
