// CUDA's execution model on one core, as far as simpor.cu needs it: the threads of a block are
// fibers that take turns at barriers, so that the kernel body runs unchanged as host code.
#pragma once

#include <ucontext.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <memory>
#include <vector>

#define KERNEL static void
#define DEVICE
#define SHARED static
#define SYNC_THREADS() host_cuda::barrier()
#define SHUFFLE_XOR(value, lanes) host_cuda::shuffle_xor(value, lanes)

using std::fma;
using std::isfinite;

struct float4 {
  float x, y, z, w;
};

inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

template <typename T>
inline T min(T a, T b) {
  return b < a ? b : a;
}

inline float exp2_fast(float x) { return exp2f(x); }

struct Dimensions {
  int x, y;
};

inline Dimensions blockIdx, threadIdx;

namespace host_cuda {

constexpr int MOST_THREADS = 1024;
constexpr size_t STACK_BYTES = 64 << 10;

struct Fiber {
  ucontext_t context;
  bool finished;
  std::unique_ptr<char[]> stack{new char[STACK_BYTES]};
};

inline std::vector<Fiber> fibers(MOST_THREADS);
inline ucontext_t scheduler;
inline int current;
inline std::function<void()> body;
inline float shuffled[MOST_THREADS];

inline void barrier() { swapcontext(&fibers[current].context, &scheduler); }

// Every thread of the block must take part, which is more than CUDA asks for.
inline float shuffle_xor(float value, int lanes) {
  int thread = threadIdx.x;
  shuffled[thread] = value;
  barrier();
  float other = shuffled[thread ^ lanes];
  barrier();
  return other;
}

inline void run_fiber() {
  body();
  fibers[current].finished = true;
}

inline void run_block(int threads) {
  for (int t = 0; t < threads; t++) {
    Fiber& fiber = fibers[t];
    fiber.finished = false;
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = fiber.stack.get();
    fiber.context.uc_stack.ss_size = STACK_BYTES;
    fiber.context.uc_link = &scheduler;
    makecontext(&fiber.context, run_fiber, 0);
  }
  for (bool running = true; running;) {
    running = false;
    for (int t = 0; t < threads; t++) {
      if (!fibers[t].finished) {
        current = t;
        threadIdx = {t, 0};
        swapcontext(&scheduler, &fibers[t].context);
        running |= !fibers[t].finished;
      }
    }
  }
}

inline void launch(Dimensions grid, int threads, const std::function<void()>& kernel) {
  body = kernel;
  for (int y = 0; y < grid.y; y++) {
    for (int x = 0; x < grid.x; x++) {
      blockIdx = {x, y};
      run_block(threads);
    }
  }
}

}  // namespace host_cuda
