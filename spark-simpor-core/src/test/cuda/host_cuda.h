// CUDA's execution model on one core, as far as simpor.cu needs it: the threads of a block are
// fibers that take turns at barriers, so that the kernel body runs unchanged as host code.
#pragma once

#include <ucontext.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <vector>

#define KERNEL static void
#define KERNEL_OF_BLOCKS(blocks) static void
#define DEVICE
#define SHARED static
#define SYNC_THREADS() host_cuda::barrier()
#define SHUFFLE_XOR(value, lanes) host_cuda::shuffle_xor(value, lanes)
// Where lanes exchange nothing, each goes its own way; to wait for the others takes long here.
#define ANY_OF_WARP(G, value) (G == 1 ? (value) : host_cuda::any_of_warp(value))

using std::fma;
using std::isfinite;

struct float2 {
  float x, y;
};

struct float4 {
  float x, y, z, w;
};

inline float2 make_float2(float x, float y) { return {x, y}; }

inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

template <typename T>
inline T min(T a, T b) {
  return b < a ? b : a;
}

template <typename T>
inline T max(T a, T b) {
  return a < b ? b : a;
}

inline float exp2_fast(float x) { return exp2f(x); }

struct Dimensions {
  int x, y;
};

inline Dimensions blockIdx, threadIdx;

namespace host_cuda {

constexpr int MOST_THREADS = 1024;
constexpr int WARP = 32;
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

// What threads tell each other, in one of two places in turn: none is written to again before the
// gate behind the other, and by then all have read it.
struct Exchange {
  double values[2][MOST_THREADS];
  int turns[MOST_THREADS];
};

inline Exchange exchange;

// Opens when all members have arrived.
struct Gate {
  int members;
  int arrived;
  long opened;
};

inline Gate blockGate;
inline Gate warpGates[MOST_THREADS / WARP];
inline bool moved;

inline void pass(Gate& gate) {
  long before = gate.opened;
  if (++gate.arrived == gate.members) {
    gate.arrived = 0;
    gate.opened++;
    moved = true;
  }
  while (gate.opened == before) {
    swapcontext(&fibers[current].context, &scheduler);
  }
}

inline void barrier() { pass(blockGate); }

inline void warp_barrier() { pass(warpGates[threadIdx.x / WARP]); }

// The values of all threads of the warp, by thread.
inline const double* values_of_warp(double value) {
  int thread = threadIdx.x;
  double* values = exchange.values[exchange.turns[thread]++ % 2];
  values[thread] = value;
  warp_barrier();
  return values;
}

template <typename T>
inline T shuffle_xor(T value, int lanes) {
  int thread = threadIdx.x;
  return static_cast<T>(values_of_warp(value)[thread ^ lanes]);
}

inline bool any_of_warp(bool value) {
  int first = threadIdx.x / WARP * WARP;
  const double* values = values_of_warp(value);
  bool any = false;
  for (int lane = 0; lane < WARP; lane++) {
    any |= values[first + lane] != 0.0;
  }
  return any;
}

inline void run_fiber() {
  body();
  fibers[current].finished = true;
  moved = true;
}

inline void run_block(int threads) {
  blockGate = {threads, 0, 0};
  exchange = {};
  for (int warp = 0; warp * WARP < threads; warp++) {
    warpGates[warp] = {min(WARP, threads - warp * WARP), 0, 0};
  }
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
    moved = false;
    for (int t = 0; t < threads; t++) {
      if (!fibers[t].finished) {
        current = t;
        threadIdx = {t, 0};
        swapcontext(&scheduler, &fibers[t].context);
        running |= !fibers[t].finished;
      }
    }
    if (running && !moved) {
      abort();  // some wait for others that have left
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
