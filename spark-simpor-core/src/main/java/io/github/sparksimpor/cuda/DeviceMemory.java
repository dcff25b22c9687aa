package io.github.sparksimpor.cuda;

/** A piece of device memory, owned: closing frees it. Offsets are in elements of the array. */
final class DeviceMemory implements AutoCloseable {
  private final Cuda cuda;
  private final long address;
  private final long bytes;
  private boolean closed;

  DeviceMemory(Cuda cuda, long address, long bytes) {
    this.cuda = cuda;
    this.address = address;
    this.bytes = bytes;
  }

  long address() {
    return address;
  }

  void upload(float[] source, long offset, int count) {
    check(offset * Float.BYTES, (long) count * Float.BYTES);
    cuda.check(
        cuda.driver()
            .cuMemcpyHtoD_v2_ptds(
                address + offset * Float.BYTES, source, (long) count * Float.BYTES),
        "cuMemcpyHtoD");
  }

  void upload(double[] source, long offset) {
    check(offset * Double.BYTES, (long) source.length * Double.BYTES);
    cuda.check(
        cuda.driver()
            .cuMemcpyHtoD_v2_ptds(
                address + offset * Double.BYTES, source, (long) source.length * Double.BYTES),
        "cuMemcpyHtoD");
  }

  void upload(int[] source, long offset) {
    check(offset * Integer.BYTES, (long) source.length * Integer.BYTES);
    cuda.check(
        cuda.driver()
            .cuMemcpyHtoD_v2_ptds(
                address + offset * Integer.BYTES, source, (long) source.length * Integer.BYTES),
        "cuMemcpyHtoD");
  }

  double[] downloadDoubles(long offset, int count) {
    double[] target = new double[count];
    download(
        offset, count, Double.BYTES, (at, n) -> cuda.driver().cuMemcpyDtoH_v2_ptds(target, at, n));
    return target;
  }

  float[] downloadFloats(long offset, int count) {
    float[] target = new float[count];
    download(
        offset, count, Float.BYTES, (at, n) -> cuda.driver().cuMemcpyDtoH_v2_ptds(target, at, n));
    return target;
  }

  int[] downloadInts(long offset, int count) {
    int[] target = new int[count];
    download(
        offset, count, Integer.BYTES, (at, n) -> cuda.driver().cuMemcpyDtoH_v2_ptds(target, at, n));
    return target;
  }

  /** The driver's copy of so many bytes from an address. */
  private interface Copy {
    int copy(long from, long bytes);
  }

  private void download(long offset, int count, int elementBytes, Copy copy) {
    check(offset * elementBytes, (long) count * elementBytes);
    cuda.check(
        copy.copy(address + offset * elementBytes, (long) count * elementBytes), "cuMemcpyDtoH");
  }

  /** Sets the first bytes. */
  void fill(int value, long count) {
    check(0, count);
    cuda.check(cuda.driver().cuMemsetD8_v2_ptds(address, (byte) value, count), "cuMemsetD8");
  }

  private void check(long from, long length) {
    if (closed || length < 0 || from < 0 || from + length > bytes) {
      throw new IndexOutOfBoundsException(
          "%s bytes at %s of %s of device memory".formatted(length, from, closed ? 0 : bytes));
    }
  }

  /**
   * Frees the memory. After a failed launch the driver reports that failure here again: unheard.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      int ignored = cuda.driver().cuMemFree_v2(address);
    }
  }
}
