// What the two drivers of the tests have in common, whatever executes their kernels. They check
// what a driver checks (contexts, bounds of copies, names of kernels), count what is held, and fail
// on demand. Each library includes this once and says what its processor is.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

enum Result {
  SUCCESS = 0,
  INVALID_VALUE = 1,
  OUT_OF_MEMORY = 2,
  NOT_INITIALIZED = 3,
  NO_DEVICE = 100,
  INVALID_DEVICE = 101,
  INVALID_IMAGE = 200,
  INVALID_CONTEXT = 201,
  NOT_FOUND = 500,
  ILLEGAL_ADDRESS = 700,
  CONTEXT_IS_DESTROYED = 709,
  MISALIGNED_ADDRESS = 716,
  LAUNCH_FAILED = 719,
  UNKNOWN = 999,
};

struct LaunchShape {
  int blocksX, blocksY, threads;
};

// What executes kernels behind the driver's functions, and the memory that they see. Addresses that
// it is asked about lie within what it has reserved.
class Processor {
 public:
  virtual ~Processor() = default;

  virtual char* reserve(size_t bytes) = 0;
  virtual void release(char* address) = 0;
  virtual void write(char* target, const void* source, size_t bytes) = 0;
  virtual void read(void* target, const char* source, size_t bytes) = 0;
  virtual void fill(char* target, unsigned char value, size_t bytes) = 0;

  // A handle of the code, or none if it is no code.
  virtual void* load(const std::string& image) = 0;
  virtual void unload(void* module) = 0;
  virtual void* kernel(void* module, const std::string& name) = 0;
  virtual Result launch(void* kernel, LaunchShape shape, void** arguments) = 0;
};

Processor& processor();

constexpr unsigned MOST_THREADS = 1024;

struct Settings {
  int devices = 2;
  size_t memory = size_t(1) << 30;
  long launchesBeforeFailure = -1;
} settings;

struct Counters {
  long launches = 0;
  long uploads = 0;
  long allocations = 0;
  size_t peak = 0;
} counters;

std::atomic<long> calls = 0;
std::atomic<long> failingCall = -1;
std::atomic<int> fault = UNKNOWN;
std::atomic<bool> lost = false;

std::recursive_mutex lock;
bool initialized = false;
Result failure = SUCCESS;
int retained = 0;
int modules = 0;
int pushed = 0;
int lastDevice = -1;
size_t used = 0;
std::map<char*, size_t> blocks;
thread_local std::vector<int> contexts;

void drop() {
  for (auto& block : blocks) {
    processor().release(block.first);
  }
  blocks.clear();
  used = 0;
  modules = 0;
}

// What a fault leaves behind: a failed launch spoils the context, a lost device stays lost, and
// with a context that a neighbour destroys goes all that was in it.
void linger(Result result) {
  std::lock_guard guard(lock);
  lost = lost || result == NO_DEVICE;
  if (result == LAUNCH_FAILED || result == CONTEXT_IS_DESTROYED) {
    failure = retained > 0 ? result : SUCCESS;
  }
  if (result == CONTEXT_IS_DESTROYED) {
    drop();
  }
}

// Counts a call of the driver. What it fails with, if it is the one that is to fail, or all do.
Result strike() {
  if (calls++ == failingCall) {
    Result result = Result(fault.load());
    linger(result);
    return result;
  }
  return lost ? NO_DEVICE : SUCCESS;
}

// Whether the bytes lie within one allocation.
bool held(void* address, size_t bytes) {
  char* at = static_cast<char*>(address);
  auto next = blocks.upper_bound(at);
  if (next == blocks.begin()) {
    return false;
  }
  auto block = std::prev(next);
  return at + bytes <= block->first + block->second;
}

Result usable() { return contexts.empty() ? INVALID_CONTEXT : failure; }

#define REQUIRE(condition, result) \
  do {                             \
    if (!(condition)) {            \
      return result;               \
    }                              \
  } while (0)
#define COUNTED() \
  if (Result struck = strike()) return struck
#define REQUIRE_CONTEXT()        \
  COUNTED();                     \
  std::lock_guard guard(lock);   \
  REQUIRE(!usable(), usable())

}  // namespace

extern "C" {

int cuInit(unsigned) {
  COUNTED();
  REQUIRE(settings.devices > 0, NO_DEVICE);
  initialized = true;
  return SUCCESS;
}

int cuDriverGetVersion(int* version) {
  COUNTED();
  *version = 12040;
  return SUCCESS;
}

int cuDeviceGetCount(int* count) {
  COUNTED();
  REQUIRE(initialized, NOT_INITIALIZED);
  *count = settings.devices;
  return SUCCESS;
}

int cuDeviceGet(int* device, int ordinal) {
  COUNTED();
  REQUIRE(initialized, NOT_INITIALIZED);
  REQUIRE(ordinal >= 0 && ordinal < settings.devices, INVALID_DEVICE);
  *device = ordinal;
  return SUCCESS;
}

int cuDeviceGetName(char* name, int length, int device) {
  COUNTED();
  snprintf(name, length, "Stand-in %d", device);
  return SUCCESS;
}

int cuDeviceGetUuid_v2(char* uuid, int device) {
  COUNTED();
  for (int i = 0; i < 16; i++) {
    uuid[i] = static_cast<char>(16 * i + device);
  }
  return SUCCESS;
}

int cuDeviceGetAttribute(int* value, int attribute, int) {
  COUNTED();
  switch (attribute) {
    case 13: *value = 1000000; return SUCCESS;  // clock in kHz
    case 16: *value = 1; return SUCCESS;        // multiprocessors
    case 75: *value = 8; return SUCCESS;        // compute capability, major
    case 76: *value = 0; return SUCCESS;        // and minor
    default: return INVALID_VALUE;
  }
}

int cuDevicePrimaryCtxRetain(void** context, int device) {
  COUNTED();
  std::lock_guard guard(lock);
  retained++;
  lastDevice = device;
  if (const char* trace = getenv("STAND_IN_TRACE")) {
    std::ofstream(trace, std::ios::app) << getpid() << ' ' << device << std::endl;
  }
  *context = reinterpret_cast<void*>(intptr_t(device) + 1);
  return SUCCESS;
}

// What gives something back does so even when it tells of a failure, as the driver does.
int cuDevicePrimaryCtxRelease_v2(int) {
  Result struck = strike();
  std::lock_guard guard(lock);
  REQUIRE(retained > 0, INVALID_CONTEXT);
  if (--retained == 0) {
    if (failure || lost) {
      drop();  // what could not be freed goes with its context
    }
    failure = SUCCESS;  // the next context is another
    if (const char* freed = getenv("STAND_IN_FREED")) {
      std::ofstream(freed, std::ios::app) << getpid() << ' ' << blocks.size() + modules << std::endl;
    }
  }
  return struck;
}

int cuCtxPushCurrent_v2(void* context) {
  COUNTED();
  std::lock_guard guard(lock);
  REQUIRE(retained > 0, INVALID_CONTEXT);
  contexts.push_back(static_cast<int>(reinterpret_cast<intptr_t>(context)));
  pushed++;
  return SUCCESS;
}

int cuCtxPopCurrent_v2(void** context) {
  Result struck = strike();
  std::lock_guard guard(lock);
  REQUIRE(!contexts.empty(), INVALID_CONTEXT);
  *context = reinterpret_cast<void*>(intptr_t(contexts.back()));
  contexts.pop_back();
  pushed--;
  return struck;
}

int cuCtxSynchronize() {
  REQUIRE_CONTEXT();
  return SUCCESS;
}

int cuModuleLoadData(void** module, const char* text) {
  REQUIRE_CONTEXT();
  *module = processor().load(text);
  REQUIRE(*module, INVALID_IMAGE);
  modules++;
  return SUCCESS;
}

int cuModuleUnload(void* module) {
  Result struck = strike();
  std::lock_guard guard(lock);
  REQUIRE(!contexts.empty(), INVALID_CONTEXT);
  REQUIRE(failure != CONTEXT_IS_DESTROYED, failure);
  processor().unload(module);
  modules--;
  return struck;
}

int cuModuleGetFunction(void** function, void* module, const char* name) {
  REQUIRE_CONTEXT();
  *function = processor().kernel(module, name);
  REQUIRE(*function, NOT_FOUND);
  return SUCCESS;
}

int cuMemGetInfo_v2(size_t* available, size_t* total) {
  REQUIRE_CONTEXT();
  *total = settings.memory;
  *available = settings.memory - used;
  return SUCCESS;
}

int cuMemAlloc_v2(void** address, size_t bytes) {
  REQUIRE_CONTEXT();
  REQUIRE(bytes > 0, INVALID_VALUE);
  REQUIRE(bytes <= settings.memory - used, OUT_OF_MEMORY);
  char* block = processor().reserve(bytes);
  blocks[block] = bytes;
  used += bytes;
  counters.allocations++;
  counters.peak = std::max(counters.peak, used);
  *address = block;
  return SUCCESS;
}

int cuMemFree_v2(void* address) {
  Result struck = strike();
  std::lock_guard guard(lock);
  auto block = blocks.find(static_cast<char*>(address));
  REQUIRE(!contexts.empty(), INVALID_CONTEXT);
  REQUIRE(block != blocks.end(), INVALID_VALUE);
  used -= block->second;
  processor().release(block->first);
  blocks.erase(block);
  return struck ? struck : failure;
}

int cuMemcpyHtoD_v2_ptds(void* target, const void* source, size_t bytes) {
  REQUIRE_CONTEXT();
  REQUIRE(held(target, bytes), INVALID_VALUE);
  processor().write(static_cast<char*>(target), source, bytes);
  counters.uploads++;
  return SUCCESS;
}

int cuMemcpyDtoH_v2_ptds(void* target, void* source, size_t bytes) {
  REQUIRE_CONTEXT();
  REQUIRE(held(source, bytes), INVALID_VALUE);
  processor().read(target, static_cast<char*>(source), bytes);
  return SUCCESS;
}

int cuMemsetD8_v2_ptds(void* target, unsigned char value, size_t bytes) {
  REQUIRE_CONTEXT();
  REQUIRE(held(target, bytes), INVALID_VALUE);
  processor().fill(static_cast<char*>(target), value, bytes);
  return SUCCESS;
}

int cuLaunchKernel_ptsz(void* function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned threads,
    unsigned threadsY, unsigned threadsZ, unsigned shared, void*, void** arguments, void**) {
  REQUIRE_CONTEXT();
  bool valid = gridX > 0 && gridY > 0 && gridY < 65536 && gridZ == 1 && threadsY == 1 &&
      threadsZ == 1 && threads <= MOST_THREADS && shared == 0;
  REQUIRE(valid, INVALID_VALUE);
  if (counters.launches++ == settings.launchesBeforeFailure) {
    failure = LAUNCH_FAILED;
  } else {
    LaunchShape launch = {int(gridX), int(gridY), int(threads)};
    failure = processor().launch(function, launch, arguments);
  }
  return failure;
}

int cuGetErrorName(int error, const char** name) {
  static const std::map<int, const char*> names = {{INVALID_VALUE, "CUDA_ERROR_INVALID_VALUE"},
      {OUT_OF_MEMORY, "CUDA_ERROR_OUT_OF_MEMORY"}, {NO_DEVICE, "CUDA_ERROR_NO_DEVICE"},
      {INVALID_DEVICE, "CUDA_ERROR_INVALID_DEVICE"}, {INVALID_IMAGE, "CUDA_ERROR_INVALID_IMAGE"},
      {INVALID_CONTEXT, "CUDA_ERROR_INVALID_CONTEXT"}, {NOT_FOUND, "CUDA_ERROR_NOT_FOUND"},
      {NOT_INITIALIZED, "CUDA_ERROR_NOT_INITIALIZED"},
      {ILLEGAL_ADDRESS, "CUDA_ERROR_ILLEGAL_ADDRESS"},
      {CONTEXT_IS_DESTROYED, "CUDA_ERROR_CONTEXT_IS_DESTROYED"},
      {MISALIGNED_ADDRESS, "CUDA_ERROR_MISALIGNED_ADDRESS"},
      {LAUNCH_FAILED, "CUDA_ERROR_LAUNCH_FAILED"}, {UNKNOWN, "CUDA_ERROR_UNKNOWN"}};
  auto found = names.find(error);
  *name = found == names.end() ? nullptr : found->second;
  return found == names.end() ? INVALID_VALUE : SUCCESS;
}

// ---- for the tests ----

void stand_in_reset(int devices, long memory, long launchesBeforeFailure) {
  std::lock_guard guard(lock);
  settings = {devices, size_t(memory), launchesBeforeFailure};
  counters = {};
  failure = SUCCESS;
  initialized = false;
  calls = 0;
  failingCall = -1;
  lost = false;
}

// Has a call fail with a result: the first after the reset is number 0. Naming an error does not
// count.
void stand_in_fail_call(long number, int result) {
  fault = result;
  failingCall = number;
}

long stand_in_calls() { return calls; }

// Everything that is held: allocations, modules, contexts retained and pushed.
long stand_in_held() {
  std::lock_guard guard(lock);
  return long(blocks.size()) + modules + retained + pushed;
}

long stand_in_launches() { return counters.launches; }

long stand_in_uploads() { return counters.uploads; }

long stand_in_allocations() { return counters.allocations; }

long stand_in_peak() { return long(counters.peak); }

int stand_in_last_device() { return lastDevice; }
}
