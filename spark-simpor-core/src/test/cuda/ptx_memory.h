// Memory that knows what of it is allocated and what has been written.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ptx_parser.h"

namespace ptx {

enum class Access { READ, WRITE, ATOMIC };

enum class FaultKind { BEYOND_MEMORY, MISALIGNED, UNWRITTEN, RACE, BARRIER, SHUFFLE, TRAP, HANG };

// What a thread does and must not.
struct Fault {
  FaultKind kind;
  std::string what;
};

inline const char* verb(Access access) {
  return access == Access::READ ? "reads" : access == Access::WRITE ? "writes" : "updates";
}

inline std::string described(Access access, unsigned bytes, const std::string& where) {
  return std::string(verb(access)) + " " + std::to_string(bytes) + " bytes " + where;
}

inline void require_aligned(uint64_t address, unsigned bytes, Access access) {
  if (address & (bytes - 1)) {
    char hex[32];
    snprintf(hex, sizeof hex, "0x%llx", static_cast<unsigned long long>(address));
    throw Fault{FaultKind::MISALIGNED,
        described(access, bytes, std::string("at the misaligned address ") + hex)};
  }
}

// Bytes with a flag each that tells whether they have been written.
class Bytes {
 public:
  Bytes() = default;
  explicit Bytes(size_t size)
      : data(new char[size]), written(static_cast<uint8_t*>(calloc(size, 1)), free) {
    memset(data.get(), 0xff, size);
  }

  char* at(size_t offset) const { return data.get() + offset; }

  void mark(size_t offset, size_t bytes) { memset(written.get() + offset, 1, bytes); }

  void forget(size_t offset, size_t bytes) { memset(written.get() + offset, 0, bytes); }

  void copy(size_t to, size_t from, size_t bytes) {
    memcpy(at(to), at(from), bytes);
    memcpy(written.get() + to, written.get() + from, bytes);
  }

  // For 1, 2, 4, 8 or a multiple of 8 bytes.
  bool all_written(size_t offset, unsigned bytes) const {
    const uint8_t* flags = written.get() + offset;
    if (bytes < 8) {
      uint8_t all = 1;
      for (unsigned i = 0; i < bytes; i++) {
        all &= flags[i];
      }
      return all;
    }
    uint64_t all = ALL;
    for (unsigned i = 0; i < bytes; i += 8) {
      uint64_t eight;
      memcpy(&eight, flags + i, 8);
      all &= eight;
    }
    return all == ALL;
  }

  // Checks what is read and notes what is written; the bytes must exist.
  void touch(size_t offset, unsigned bytes, Access access, const std::string& name) {
    if (access != Access::WRITE && !all_written(offset, bytes)) {
      throw Fault{FaultKind::UNWRITTEN,
          described(access, bytes, "never written, at +" + std::to_string(offset) + " of " + name)};
    }
    if (access != Access::READ) {
      mark(offset, bytes);
    }
  }

 private:
  static constexpr uint64_t ALL = 0x0101010101010101;

  std::unique_ptr<char[]> data;
  std::unique_ptr<uint8_t, decltype(&free)> written{nullptr, free};
};

// Every allocation has a window of 4 GiB of the address space to itself, and no window is used
// twice: a stray address meets no other allocation.
class GlobalMemory {
 public:
  static constexpr int WINDOW_BITS = 32;
  static constexpr uint64_t SHARED_WINDOW = uint64_t(1) << WINDOW_BITS;
  static constexpr uint64_t LOCAL_WINDOW = uint64_t(2) << WINDOW_BITS;

  uint64_t allocate(size_t bytes, const std::string& name, bool readOnly = false) {
    if (bytes > size_t(1) << WINDOW_BITS) {
      throw std::bad_alloc();
    }
    windows.push_back(std::make_unique<Block>(Block{Bytes(bytes), bytes, name, readOnly}));
    return uint64_t(windows.size() - 1) << WINDOW_BITS;
  }

  void free(uint64_t address) { windows[address >> WINDOW_BITS].reset(); }

  // For the host, which has been checked already.
  char* host(uint64_t address, size_t bytes, Access access) {
    Block& block = *windows[address >> WINDOW_BITS];
    size_t offset = uint32_t(address);
    if (access == Access::WRITE) {
      block.bytes.mark(offset, bytes);
    }
    return block.bytes.at(offset);
  }

  // For a thread.
  char* at(uint64_t address, unsigned bytes, Access access) {
    require_aligned(address, bytes, access);
    uint64_t window = address >> WINDOW_BITS;
    size_t offset = uint32_t(address);
    Block* block = window < windows.size() ? windows[window].get() : nullptr;
    if (!block || offset + bytes > block->size || (block->readOnly && access != Access::READ)) {
      refuse(address, bytes, access, block);
    }
    block->bytes.touch(offset, bytes, access, block->name);
    return block->bytes.at(offset);
  }

 private:
  struct Block {
    Bytes bytes;
    size_t size;
    std::string name;
    bool readOnly;
  };

  std::vector<std::unique_ptr<Block>> windows{LAST_RESERVED + 1};
  static constexpr size_t LAST_RESERVED = 2;

  [[noreturn]] static void refuse(
      uint64_t address, unsigned bytes, Access access, const Block* block) {
    char where[64];
    if (block) {
      snprintf(where, sizeof where, "at +%u of %zu of ", uint32_t(address), block->size);
    } else {
      snprintf(where, sizeof where, "at 0x%llx, in no allocation",
          static_cast<unsigned long long>(address));
    }
    throw Fault{FaultKind::BEYOND_MEMORY,
        described(access, bytes, where + (block ? block->name : ""))};
  }
};

// Memory of the threads of a warp, each of which sees its own. Variables lie apart.
class LocalMemory {
 public:
  static constexpr size_t GAP = 64;

  void resize(size_t bytesPerThread, const std::map<size_t, const Variable*>& layout) {
    stride = bytesPerThread;
    variables = &layout;
    bytes = Bytes(32 * stride + 1);
  }

  void forget() { bytes.forget(0, 32 * stride); }

  void forget(int lane, size_t offset, size_t length) {
    bytes.forget(lane * stride + offset, length);
  }

  void copy(int lane, size_t to, size_t from, size_t length) {
    bytes.copy(lane * stride + to, lane * stride + from, length);
  }

  char* at(int lane, uint64_t offset, unsigned length, Access access) {
    require_aligned(offset, length, access);
    auto next = variables->upper_bound(offset);
    const Variable* variable = next == variables->begin() ? nullptr : std::prev(next)->second;
    size_t within = variable ? offset - std::prev(next)->first : 0;
    if (!variable || within + length > variable->bytes) {
      throw Fault{FaultKind::BEYOND_MEMORY,
          described(access, length,
              "of local memory at " + std::to_string(offset) + ", beyond " +
                  (variable ? variable->name : "all"))};
    }
    bytes.touch(lane * stride + offset, length, access, variable->name + " of the thread");
    return bytes.at(lane * stride + offset);
  }

 private:
  Bytes bytes;
  size_t stride = 0;
  const std::map<size_t, const Variable*>* variables = nullptr;
};

}  // namespace ptx
