// Loads, stores and atomic updates of all kinds of memory.
#pragma once

#include "ptx_arithmetic.h"

namespace ptx {

// The place of an access by the lane that the warp is at, or by several at once.
template <Space SPACE>
char* reach(Warp& warp, uint64_t address, unsigned bytes, Access access, bool several) {
  if constexpr (SPACE == Space::GLOBAL) {
    return warp.around.global.at(address, bytes, access);
  } else if constexpr (SPACE == Space::SHARED) {
    return warp.around.shared.at(
        uint32_t(address), bytes, access, warp.thread(warp.lane), several);
  } else if constexpr (SPACE == Space::LOCAL) {
    return warp.local.at(warp.lane, address, bytes, access);
  } else if constexpr (SPACE == Space::PARAM) {
    const std::vector<char>& parameters = warp.around.parameters;
    require_aligned(address, bytes, access);
    if (address + bytes > parameters.size() || access != Access::READ) {
      throw Fault{FaultKind::BEYOND_MEMORY, described(access, bytes, "beyond the parameters")};
    }
    return const_cast<char*>(parameters.data()) + address;
  } else {
    uint64_t window = address >> GlobalMemory::WINDOW_BITS << GlobalMemory::WINDOW_BITS;
    return window == GlobalMemory::SHARED_WINDOW
        ? reach<Space::SHARED>(warp, address - window, bytes, access, several)
        : window == GlobalMemory::LOCAL_WINDOW
        ? reach<Space::LOCAL>(warp, address - window, bytes, access, several)
        : reach<Space::GLOBAL>(warp, address, bytes, access, several);
  }
}

inline uint64_t address_of(Warp& warp, const Op& op, int l) {
  return op.wide ? warp.row<uint64_t>(op.a)[l] + op.immediate
                 : uint32_t(warp.row<uint32_t>(op.a)[l] + uint32_t(op.immediate));
}

inline bool same_address(Warp& warp, const Op& op, uint32_t lanes) {
  int first = __builtin_ctz(lanes);
  bool same = true;
  if (op.wide) {
    const uint64_t* row = warp.row<uint64_t>(op.a);
    uint64_t differing = 0;
    for (int l = 0; l < LANES; l++) {
      differing |= (row[l] ^ row[first]) & -uint64_t(lanes >> l & 1);
    }
    same = differing == 0;
  } else {
    const uint32_t* row = warp.row<uint32_t>(op.a);
    uint32_t differing = 0;
    for (int l = 0; l < LANES; l++) {
      differing |= (row[l] ^ row[first]) & -(lanes >> l & 1);
    }
    same = differing == 0;
  }
  return same;
}

inline uint64_t read_element(const char* place, const Op& op) {
  uint64_t value = 0;
  memcpy(&value, place, op.bytes);
  return op.isSigned ? extended(value, op.bytes, true) : value;
}

template <Space SPACE>
void load(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* rows = warp.operands(op);
  unsigned bytes = op.bytes * op.count;
  warp.around.counts.accesses += __builtin_popcount(lanes);
  if (SPACE != Space::LOCAL && same_address(warp, op, lanes)) {
    warp.lane = __builtin_ctz(lanes);
    bool several = lanes & (lanes - 1);
    const char* place =
        reach<SPACE>(warp, address_of(warp, op, warp.lane), bytes, Access::READ, several);
    for (int i = 0; i < op.count; i++) {
      uint64_t value = read_element(place + i * op.bytes, op);
      if (op.rowBytes == 8) {
        for_lanes<uint64_t>(warp, rows[i], lanes, [=](int) { return value; });
      } else {
        for_lanes<uint32_t>(warp, rows[i], lanes, [=](int) { return uint32_t(value); });
      }
    }
    return;
  }
  for (uint32_t left = lanes; left; left &= left - 1) {
    warp.lane = __builtin_ctz(left);
    const char* place =
        reach<SPACE>(warp, address_of(warp, op, warp.lane), bytes, Access::READ, false);
    for (int i = 0; i < op.count; i++) {
      if (op.bytes == 4 && op.rowBytes == 4) {
        memcpy(warp.row<uint32_t>(rows[i]) + warp.lane, place + 4 * i, 4);
      } else if (op.bytes == 8) {
        memcpy(warp.row<uint64_t>(rows[i]) + warp.lane, place + 8 * i, 8);
      } else {
        uint64_t value = read_element(place + i * op.bytes, op);
        write_cell(warp.row<char>(rows[i]), op.rowBytes, warp.lane, value);
      }
    }
  }
}

template <Space SPACE>
void store(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* rows = warp.operands(op);
  unsigned bytes = op.bytes * op.count;
  warp.around.counts.accesses += __builtin_popcount(lanes);
  for (uint32_t left = lanes; left; left &= left - 1) {
    warp.lane = __builtin_ctz(left);
    char* place =
        reach<SPACE>(warp, address_of(warp, op, warp.lane), bytes, Access::WRITE, false);
    for (int i = 0; i < op.count; i++) {
      uint64_t value = read_cell(warp.row<char>(rows[i]), op.rowBytes, warp.lane);
      memcpy(place + i * op.bytes, &value, op.bytes);
    }
  }
}

enum class Update : uint8_t {
  ADD, MIN, MAX, AND, OR, XOR, EXCHANGE, COMPARE, INCREMENT, DECREMENT
};

template <typename T>
T updated(Update how, T old, T b, T c) {
  if constexpr (std::is_integral_v<T>) {
    switch (how) {
      case Update::AND: return old & b;
      case Update::OR: return old | b;
      case Update::XOR: return old ^ b;
      case Update::INCREMENT: return old >= b ? 0 : old + 1;
      case Update::DECREMENT: return old == 0 || old > b ? b : old - 1;
      default: break;
    }
  }
  switch (how) {
    case Update::ADD: return Add()(old, b, c);
    case Update::MIN: return std::min(old, b);
    case Update::MAX: return std::max(old, b);
    case Update::COMPARE: return old == b ? c : old;
    default: return b;
  }
}

template <Space SPACE, typename T>
void update(Warp& warp, const Op& op, uint32_t lanes) {
  const T* b = warp.row<T>(op.b);
  const T* c = warp.row<T>(op.c);
  warp.around.counts.accesses += __builtin_popcount(lanes);
  for (uint32_t left = lanes; left; left &= left - 1) {
    int l = warp.lane = __builtin_ctz(left);
    char* place =
        reach<SPACE>(warp, address_of(warp, op, l), sizeof(T), Access::ATOMIC, false);
    T old;
    memcpy(&old, place, sizeof old);
    T next = updated(Update(op.kind), old, b[l], c[l]);
    memcpy(place, &next, sizeof next);
    warp.row<T>(op.d)[l] = old;
  }
}

// What a called function finds in its memory is of no earlier call, but for what is passed. The
// list has offset and length of its variables, then target, source and length of what is copied.
inline void copy_frame(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* forgotten = warp.operands(op);
  const uint32_t* copied = forgotten + 2 * op.kind;
  for (uint32_t left = lanes; left; left &= left - 1) {
    int l = __builtin_ctz(left);
    for (int i = 0; i < op.kind; i++) {
      warp.local.forget(l, forgotten[2 * i], forgotten[2 * i + 1]);
    }
    for (int i = 0; i < op.count; i++) {
      warp.local.copy(l, copied[3 * i], copied[3 * i + 1], copied[3 * i + 2]);
    }
  }
}

}  // namespace ptx
