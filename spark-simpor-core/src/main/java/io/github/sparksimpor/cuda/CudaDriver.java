package io.github.sparksimpor.cuda;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The functions of the CUDA driver API that are used, under the names that the library exports.
 * Device addresses are longs; every function returns a CUresult, to be {@linkplain Cuda#check
 * checked}. Those that end in {@code _ptds} or {@code _ptsz} go by a stream of the calling thread,
 * so that threads which share a device do not wait for each other there; what one wrote another
 * finds after {@link #cuCtxSynchronize}.
 */
interface CudaDriver extends Library {
  int SUCCESS = 0;
  int OUT_OF_MEMORY = 2;
  int ATTRIBUTE_CLOCK_KHZ = 13;
  int ATTRIBUTE_MULTIPROCESSORS = 16;
  int ATTRIBUTE_CAPABILITY_MAJOR = 75;
  int ATTRIBUTE_CAPABILITY_MINOR = 76;

  int cuInit(int flags);

  int cuDriverGetVersion(IntByReference version);

  int cuGetErrorName(int error, PointerByReference name);

  int cuDeviceGetCount(IntByReference count);

  int cuDeviceGet(IntByReference device, int ordinal);

  int cuDeviceGetName(byte[] name, int length, int device);

  int cuDeviceGetUuid_v2(byte[] uuid, int device);

  int cuDeviceGetAttribute(IntByReference value, int attribute, int device);

  int cuDevicePrimaryCtxRetain(PointerByReference context, int device);

  int cuDevicePrimaryCtxRelease_v2(int device);

  int cuCtxPushCurrent_v2(Pointer context);

  int cuCtxPopCurrent_v2(PointerByReference context);

  int cuCtxSynchronize();

  int cuModuleLoadData(PointerByReference module, byte[] image);

  int cuModuleUnload(Pointer module);

  int cuModuleGetFunction(PointerByReference function, Pointer module, String name);

  int cuMemGetInfo_v2(LongByReference free, LongByReference total);

  int cuMemAlloc_v2(LongByReference address, long bytes);

  int cuMemFree_v2(long address);

  int cuMemcpyHtoD_v2_ptds(long target, float[] source, long bytes);

  int cuMemcpyHtoD_v2_ptds(long target, double[] source, long bytes);

  int cuMemcpyHtoD_v2_ptds(long target, int[] source, long bytes);

  int cuMemcpyDtoH_v2_ptds(double[] target, long source, long bytes);

  int cuMemcpyDtoH_v2_ptds(float[] target, long source, long bytes);

  int cuMemcpyDtoH_v2_ptds(int[] target, long source, long bytes);

  int cuMemsetD8_v2_ptds(long target, byte value, long bytes);

  int cuLaunchKernel_ptsz(
      Pointer function,
      int gridX,
      int gridY,
      int gridZ,
      int blockX,
      int blockY,
      int blockZ,
      int sharedBytes,
      Pointer stream,
      Pointer arguments,
      Pointer extra);
}
