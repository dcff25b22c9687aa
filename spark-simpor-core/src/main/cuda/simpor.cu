// All device code of spark-simpor. scripts/build-ptx compiles it to the PTX in the jar; the tests
// compile it as host code, with a header of their own in the place of CUDA's.

#ifdef __CUDACC__
#define KERNEL extern "C" __global__ void __launch_bounds__(128, 3)
#define DEVICE __device__
#define SHARED __shared__
#define SYNC_THREADS() __syncthreads()
#define SHUFFLE_XOR(value, lanes) __shfl_xor_sync(0xffffffffu, value, lanes)

__device__ inline float exp2_fast(float x) {
  float y;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
}
#endif

constexpr double LN_2 = 0.693147180559945309417;
constexpr double PI = 3.14159265358979323846;

#include "kernel_sums.cuh"
#include "sphere_ascent.cuh"

// The shapes of the kernel sums: V float4 in each of G lanes make 4VG coordinates.
#define KERNEL_SUM_SHAPES(SHAPE) \
  SHAPE(1, 1) SHAPE(2, 1) SHAPE(3, 1) SHAPE(4, 1) SHAPE(6, 1) SHAPE(8, 1) \
  SHAPE(6, 2) SHAPE(8, 2) SHAPE(6, 4) SHAPE(8, 4) SHAPE(6, 8) SHAPE(8, 8) \
  SHAPE(6, 16) SHAPE(8, 16) SHAPE(6, 32) SHAPE(8, 32)

#define DEFINE_KERNEL_SUMS(V, G) \
  KERNEL kernel_sums_##V##_##G( \
      const float4* rows, int rowCount, int firstRow, int splitRows, int firstSplit, \
      const float4* queries, const int* excluded, int queryCount, double* totals, \
      double* references, int stride) { \
    kernel_sums<V, G>(rows, rowCount, firstRow, splitRows, firstSplit, queries, excluded, \
        queryCount, totals, references, stride); \
  }

KERNEL_SUM_SHAPES(DEFINE_KERNEL_SUMS)
