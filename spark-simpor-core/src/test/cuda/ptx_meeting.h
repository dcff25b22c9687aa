// What lanes of a warp compute together: shuffles, votes, products of small matrices.
#pragma once

#include "ptx_access.h"

namespace ptx {

enum class Shuffle : uint8_t { UP, DOWN, BUTTERFLY, INDEX };

// The lane that a lane reads, and whether it lies within the segment; itself if it does not.
inline std::pair<int, bool> source_lane(Shuffle how, int lane, uint32_t b, uint32_t c) {
  int clamp = c & 31;
  int segment = c >> 8 & 31;
  int most = (lane & segment) | (clamp & ~segment);
  int least = lane & segment;
  int by = b & 31;
  int from = how == Shuffle::UP  ? lane - by
      : how == Shuffle::DOWN     ? lane + by
      : how == Shuffle::BUTTERFLY ? (lane ^ by)
                                 : (least | (by & ~segment));
  bool within = how == Shuffle::UP ? from >= most : from <= most;
  return {within ? from : lane, within};
}

inline void shuffle(Warp& warp, const Op& op, uint32_t lanes) {
  uint32_t values[LANES];
  memcpy(values, warp.row<uint32_t>(op.a), sizeof values);
  const uint32_t* b = warp.row<uint32_t>(op.b);
  const uint32_t* c = warp.row<uint32_t>(op.c);
  uint32_t* d = warp.row<uint32_t>(op.d);
  uint32_t within = 0;
  for (uint32_t left = lanes; left; left &= left - 1) {
    int l = warp.lane = __builtin_ctz(left);
    auto [from, valid] = source_lane(Shuffle(op.kind), l, b[l], c[l]);
    if (!(lanes >> from & 1)) {
      throw Fault{FaultKind::SHUFFLE,
          "reads from lane " + std::to_string(from) + ", which is not in the mask"};
    }
    d[l] = values[from];
    within |= uint32_t(valid) << l;
  }
  if (op.second) {
    warp.set_predicate(op.target, lanes, within);
  }
}

enum class Vote : uint8_t { ALL, ANY, UNIFORM, BALLOT };

inline void vote(Warp& warp, const Op& op, uint32_t lanes) {
  uint32_t votes = (warp.predicate(op.a) ^ (op.negated ? ALL_LANES : 0)) & lanes;
  switch (Vote(op.kind)) {
    case Vote::ALL: warp.set_predicate(op.d, lanes, votes == lanes ? ALL_LANES : 0); break;
    case Vote::ANY: warp.set_predicate(op.d, lanes, votes ? ALL_LANES : 0); break;
    case Vote::UNIFORM:
      warp.set_predicate(op.d, lanes, votes == lanes || !votes ? ALL_LANES : 0);
      break;
    case Vote::BALLOT: for_lanes<uint32_t>(warp, op.d, lanes, [=](int) { return votes; }); break;
  }
}

// Which lanes have the same value; with `second`, all of them or none.
template <typename T>
void match(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  uint32_t* d = warp.row<uint32_t>(op.d);
  for (uint32_t left = lanes; left; left &= left - 1) {
    int l = __builtin_ctz(left);
    uint32_t same = 0;
    for (int other = 0; other < LANES; other++) {
      same |= uint32_t(a[other] == a[l]) << other;
    }
    same &= lanes;
    d[l] = op.kind ? (same == lanes ? lanes : 0) : same;
    if (op.second) {
      warp.set_predicate(op.target, 1u << l, same == lanes ? ALL_LANES : 0);
    }
  }
}

template <typename T>
void reduce(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  T result = a[__builtin_ctz(lanes)];
  for (uint32_t left = lanes & (lanes - 1); left; left &= left - 1) {
    result = updated<T>(Update(op.kind), result, a[__builtin_ctz(left)], 0);
  }
  for_lanes<T>(warp, op.d, lanes, [=](int) { return result; });
}

inline void tell_active(Warp& warp, const Op& op, uint32_t lanes) {
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int) { return lanes; });
}

inline void elect(Warp& warp, const Op& op, uint32_t lanes) {
  uint32_t leader = __builtin_ctz(lanes);
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int) { return leader; });
  warp.set_predicate(op.target, lanes, 1u << leader);
}

// Orders the memory accesses of the warp, if all of it is there.
inline void meet_only(Warp& warp, const Op&, uint32_t lanes) {
  if (lanes == warp.running()) {
    warp.around.shared.order.synchronise(1u << warp.number());
  }
}

// Passes a barrier without waiting there.
inline void note_arrival(Warp& warp, const Op& op, uint32_t lanes) {
  for (uint32_t left = lanes; left; left &= left - 1) {
    warp.lane = __builtin_ctz(left);
    uint32_t number = warp.row<uint32_t>(op.a)[warp.lane];
    if (number >= BARRIERS) {
      throw Fault{FaultKind::BARRIER, "there is no barrier " + std::to_string(number)};
    }
    warp.around.arrivals[number].threads++;
    warp.around.arrivals[number].warps |= 1u << warp.number();
  }
}

// D = A B + C of a shape m × n × k, spread over the lanes as the PTX manual draws it.
struct MatrixShape {
  int m, n, k;
};

template <typename D>
void matrix_product(Warp& warp, const Op& op, const MatrixShape& shape,
    double (*a)(Warp&, const Op&, int row, int column),
    double (*b)(Warp&, const Op&, int row, int column)) {
  const uint32_t* rows = warp.operands(op);
  int perLane = shape.m * shape.n / LANES;
  int firstC = op.count - perLane;
  D results[LANES][4];
  for (int l = 0; l < LANES; l++) {
    for (int i = 0; i < perLane; i++) {
      int row = l / 4 + (i >= 2 ? 8 : 0);
      int column = l % 4 * 2 + (i & 1);
      double sum = warp.row<D>(rows[firstC + i])[l];
      for (int k = 0; k < shape.k; k++) {
        sum = std::fma(a(warp, op, row, k), b(warp, op, k, column), sum);
      }
      results[l][i] = D(sum);
    }
  }
  for (int i = 0; i < perLane; i++) {
    for_lanes<D>(warp, rows[i], ALL_LANES, [&](int l) { return results[l][i]; });
  }
}

inline double tf32_element(Warp& warp, uint32_t row, int lane) {
  uint32_t bits = warp.row<uint32_t>(row)[lane] & 0xffffe000;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

// Operands in the list: D (4), A (k / 2), B (k / 4), C (4).
template <int K>
void matrix_product_tf32(Warp& warp, const Op& op, uint32_t) {
  matrix_product<float>(warp, op, {16, 8, K},
      [](Warp& w, const Op& o, int row, int column) {
        int i = row / 8 + column / 4 * 2;
        return tf32_element(w, w.operands(o)[4 + i], row % 8 * 4 + column % 4);
      },
      [](Warp& w, const Op& o, int row, int column) {
        int i = row / 4;
        return tf32_element(w, w.operands(o)[4 + K / 2 + i], column * 4 + row % 4);
      });
}

template <bool BRAIN>
double half_element(Warp& warp, uint32_t row, int lane, int half) {
  uint16_t bits = uint16_t(warp.row<uint32_t>(row)[lane] >> (16 * half));
  return float_of_bits(bits, {BRAIN ? 'b' : 'f', 2});
}

// Operands in the list: D (4), A (k / 4), B (k / 8), C (4); two halves a register.
template <int K, bool BRAIN>
void matrix_product_half(Warp& warp, const Op& op, uint32_t) {
  matrix_product<float>(warp, op, {16, 8, K},
      [](Warp& w, const Op& o, int row, int column) {
        int i = row / 8 + column / 8 * 2;
        int lane = row % 8 * 4 + column % 8 / 2;
        return half_element<BRAIN>(w, w.operands(o)[4 + i], lane, column % 2);
      },
      [](Warp& w, const Op& o, int row, int column) {
        int lane = column * 4 + row % 8 / 2;
        return half_element<BRAIN>(w, w.operands(o)[4 + K / 4 + row / 8], lane, row % 2);
      });
}

// Operands in the list: D (2), A, B, C (2).
inline void matrix_product_double(Warp& warp, const Op& op, uint32_t) {
  matrix_product<double>(warp, op, {8, 8, 4},
      [](Warp& w, const Op& o, int row, int column) {
        return w.row<double>(w.operands(o)[2])[row * 4 + column];
      },
      [](Warp& w, const Op& o, int row, int column) {
        return w.row<double>(w.operands(o)[3])[column * 4 + row];
      });
}

}  // namespace ptx
