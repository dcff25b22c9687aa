package io.github.sparksimpor.cuda;

/**
 * What lies on a GPU for longer than a task. Serves many threads; to be closed when none is inside.
 */
public interface DeviceContent extends AutoCloseable {
  /** Frees all of it; from any thread. */
  @Override
  void close();
}
