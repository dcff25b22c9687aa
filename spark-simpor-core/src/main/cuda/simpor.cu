// All device code of spark-simpor. scripts/build-ptx compiles it to the PTX in the jar; the tests
// compile it as host code, with a header of their own in the place of CUDA's.

#ifdef __CUDACC__
#define KERNEL extern "C" __global__ void __launch_bounds__(128, 3)
#define KERNEL_OF_BLOCKS(blocks) extern "C" __global__ void __launch_bounds__(128, blocks)
#define DEVICE __device__
#define SHARED __shared__
#define SYNC_THREADS() __syncthreads()
#define SHUFFLE_XOR(value, lanes) __shfl_xor_sync(0xffffffffu, value, lanes)
// Whether it is true of any lane of the warp. G lanes exchange values where it is.
#define ANY_OF_WARP(G, value) __any_sync(0xffffffffu, value)

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

// The shapes of the kernel sums: V float4 in each of G lanes make 4VG coordinates, of Q queries; B
// blocks are to fit a multiprocessor, which leaves a thread 65536/128B registers. KernelShape lists
// the same.
#define KERNEL_SUM_SHAPES(SHAPE) \
  SHAPE(1, 1, 4, 3) SHAPE(2, 1, 4, 3) SHAPE(3, 1, 4, 3) SHAPE(4, 1, 3, 3) \
  SHAPE(6, 1, 2, 3) SHAPE(8, 1, 2, 2) SHAPE(6, 2, 2, 3) SHAPE(8, 2, 2, 2) \
  SHAPE(6, 4, 2, 3) SHAPE(8, 4, 2, 2) SHAPE(6, 8, 2, 3) SHAPE(8, 8, 2, 2) \
  SHAPE(6, 16, 2, 3) SHAPE(8, 16, 2, 2) SHAPE(6, 32, 2, 3) SHAPE(8, 32, 2, 2)

#define DEFINE_KERNEL_SUMS(V, G, Q, B) \
  KERNEL_OF_BLOCKS(B) kernel_sums_##V##_##G( \
      const float4* rows, int rowCount, int firstRow, int splitRows, int firstSplit, \
      const float4* queries, const int* excluded, int queryCount, double* totals, \
      double* references, int stride) { \
    kernel_sums<V, G, Q>(rows, rowCount, firstRow, splitRows, firstSplit, queries, excluded, \
        queryCount, totals, references, stride); \
  }

KERNEL_SUM_SHAPES(DEFINE_KERNEL_SUMS)

#include "nearest_rows.cuh"
