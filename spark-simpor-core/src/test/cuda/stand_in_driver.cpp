// A stand-in for libcuda.so.1 that runs the kernels on the host, for tests without a GPU.

#include <tuple>
#include <utility>

#include "driver.h"
#include "host_cuda.h"

#include "simpor.cu"

namespace {

using Call = void (*)(void**, Dimensions, int);

template <typename... A, size_t... I>
void call(void (*kernel)(A...), void** arguments, Dimensions grid, int threads,
    std::index_sequence<I...>) {
  host_cuda::launch(grid, threads, [&] { kernel(*static_cast<A*>(arguments[I])...); });
}

template <auto kernel, typename... A>
constexpr Call call_of(void (*)(A...)) {
  return [](void** arguments, Dimensions grid, int threads) {
    call(kernel, arguments, grid, threads, std::index_sequence_for<A...>{});
  };
}

#define NAMED(kernel) {#kernel, call_of<kernel>(kernel)},
#define NAMED_SUMS(V, G, Q, B) NAMED(kernel_sums_##V##_##G)

std::map<std::string, Call> kernels = {
    NAMED(merge_splits) NAMED(pose_candidate) NAMED(judge_candidate) NAMED(set_off)
    NAMED(pose_trials) NAMED(climb) NAMED(keep_climbing) NAMED(nearest_rows) KERNEL_SUM_SHAPES(NAMED_SUMS)};

class Host : public Processor {
 public:
  char* reserve(size_t bytes) override {
    char* block = new char[bytes];
    memset(block, 0xff, bytes);  // NaN, for those who read what they have not written
    return block;
  }

  void release(char* address) override { delete[] address; }

  void write(char* target, const void* source, size_t bytes) override {
    memcpy(target, source, bytes);
  }

  void read(void* target, const char* source, size_t bytes) override {
    memcpy(target, source, bytes);
  }

  void fill(char* target, unsigned char value, size_t bytes) override {
    memset(target, value, bytes);
  }

  void* load(const std::string& text) override {
    image = text;
    return image.find(".target") == std::string::npos ? nullptr : &image;
  }

  void unload(void*) override {}

  void* kernel(void*, const std::string& name) override {
    auto kernel = kernels.find(name);
    bool inImage = image.find(".entry " + name + "(") != std::string::npos;
    return kernel == kernels.end() || !inImage ? nullptr : reinterpret_cast<void*>(kernel->second);
  }

  Result launch(void* kernel, LaunchShape shape, void** arguments) override {
    Dimensions grid = {shape.blocksX, shape.blocksY};
    reinterpret_cast<Call>(kernel)(arguments, grid, shape.threads);
    return SUCCESS;
  }

 private:
  std::string image;
};

Processor& processor() {
  static Host host;
  return host;
}

}  // namespace
