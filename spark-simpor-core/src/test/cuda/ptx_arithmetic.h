// What instructions compute from registers, lane by lane.
#pragma once

#include <cfenv>
#include <cmath>
#include <limits>
#include <type_traits>

#include "ptx_warp.h"

namespace ptx {

// Registers of less than 32 bits lie in rows of 32.
template <typename T>
using Cell = std::conditional_t<(sizeof(T) < 4), uint32_t, T>;

template <typename T>
Cell<T> cell_of(T value) {
  if constexpr (sizeof(T) == 2) {
    return static_cast<uint16_t>(value);
  } else if constexpr (sizeof(T) == 1) {
    return static_cast<uint8_t>(value);
  } else {
    return value;
  }
}

template <typename T, typename F>
inline void for_lanes(Warp& warp, uint32_t row, uint32_t lanes, F value) {
  Cell<T>* target = warp.row<Cell<T>>(row);
  if (lanes == ALL_LANES) {
#pragma GCC ivdep
    for (int l = 0; l < LANES; l++) {
      target[l] = cell_of<T>(value(l));
    }
  } else {
    for (int l = 0; l < LANES; l++) {
      if (lanes >> l & 1) {
        target[l] = cell_of<T>(value(l));
      }
    }
  }
}

// D from three T; what an operation has no use for is row 0.
template <typename D, typename T, typename F>
void compute(Warp& warp, const Op& op, uint32_t lanes) {
  const Cell<T>* a = warp.row<Cell<T>>(op.a);
  const Cell<T>* b = warp.row<Cell<T>>(op.b);
  const Cell<T>* c = warp.row<Cell<T>>(op.c);
  for_lanes<D>(warp, op.d, lanes, [=](int l) {
    return D(F()(static_cast<T>(a[l]), static_cast<T>(b[l]), static_cast<T>(c[l])));
  });
}

// The third of them as wide as the result.
template <typename D, typename T, typename F>
void compute_wide(Warp& warp, const Op& op, uint32_t lanes) {
  const Cell<T>* a = warp.row<Cell<T>>(op.a);
  const Cell<T>* b = warp.row<Cell<T>>(op.b);
  const Cell<D>* c = warp.row<Cell<D>>(op.c);
  for_lanes<D>(warp, op.d, lanes, [=](int l) {
    return D(F()(static_cast<D>(static_cast<T>(a[l])), static_cast<D>(static_cast<T>(b[l])),
        static_cast<D>(c[l])));
  });
}

// T from T and numbers of bits, in b and c.
template <typename T, typename F>
void compute_bits(Warp& warp, const Op& op, uint32_t lanes) {
  const Cell<T>* a = warp.row<Cell<T>>(op.a);
  const uint32_t* b = warp.row<uint32_t>(op.b);
  const uint32_t* c = warp.row<uint32_t>(op.c);
  for_lanes<T>(warp, op.d, lanes, [=](int l) { return F()(static_cast<T>(a[l]), b[l], c[l]); });
}

// ---- integers ----

struct Add {
  template <typename T>
  T operator()(T a, T b, T) const { return a + b; }
};

struct Subtract {
  template <typename T>
  T operator()(T a, T b, T) const { return a - b; }
};

struct Multiply {
  template <typename T>
  T operator()(T a, T b, T) const { return a * b; }
};

struct MultiplyAdd {
  template <typename T>
  T operator()(T a, T b, T c) const { return a * b + c; }
};

template <typename T>
using Twice = std::conditional_t<sizeof(T) == 2,
    std::conditional_t<std::is_signed_v<T>, int32_t, uint32_t>,
    std::conditional_t<sizeof(T) == 4, std::conditional_t<std::is_signed_v<T>, int64_t, uint64_t>,
        std::conditional_t<std::is_signed_v<T>, __int128, unsigned __int128>>>;

template <typename T>
T high_half(T a, T b) {
  return T((Twice<T>(a) * Twice<T>(b)) >> (8 * sizeof(T)));
}

struct MultiplyHigh {
  template <typename T>
  T operator()(T a, T b, T) const { return high_half(a, b); }
};

struct MultiplyHighAdd {
  template <typename T>
  T operator()(T a, T b, T c) const {
    return T(std::make_unsigned_t<T>(high_half(a, b)) + std::make_unsigned_t<T>(c));
  }
};

struct Multiply24 {
  template <typename T>
  T operator()(T a, T b, T c) const {
    return T(uint32_t(a << 8 >> 8) * uint32_t(b << 8 >> 8) + uint32_t(c));
  }
};

struct Divide {
  template <typename T>
  T operator()(T a, T b, T) const {
    bool overflow = std::is_signed_v<T> && b == T(-1);
    return b == 0 ? T(-1) : overflow ? T(0 - std::make_unsigned_t<T>(a)) : T(a / b);
  }
};

struct Remainder {
  template <typename T>
  T operator()(T a, T b, T) const {
    bool overflow = std::is_signed_v<T> && b == T(-1);
    return b == 0 ? a : overflow ? T(0) : T(a % b);
  }
};

struct Least {
  template <typename T>
  T operator()(T a, T b, T) const { return b < a ? b : a; }
};

struct Greatest {
  template <typename T>
  T operator()(T a, T b, T) const { return a < b ? b : a; }
};

struct Distance {
  template <typename T>
  T operator()(T a, T b, T c) const { return T(c + (a < b ? b - a : a - b)); }
};

struct Negative {
  template <typename T>
  T operator()(T a, T, T) const { return T(0 - std::make_unsigned_t<T>(a)); }
};

struct Magnitude {
  template <typename T>
  T operator()(T a, T, T) const { return a < 0 ? Negative()(a, a, a) : a; }
};

struct And {
  template <typename T>
  T operator()(T a, T b, T) const { return a & b; }
};

struct Or {
  template <typename T>
  T operator()(T a, T b, T) const { return a | b; }
};

struct Xor {
  template <typename T>
  T operator()(T a, T b, T) const { return a ^ b; }
};

struct Not {
  template <typename T>
  T operator()(T a, T, T) const { return ~a; }
};

struct IsZero {
  template <typename T>
  T operator()(T a, T, T) const { return a == 0; }
};

struct Copy {
  template <typename T>
  T operator()(T a, T, T) const { return a; }
};

struct ShiftLeft {
  template <typename T>
  T operator()(T a, uint32_t n, uint32_t) const {
    return n < 8 * sizeof(T) ? T(a << n) : T(0);
  }
};

struct ShiftRight {
  template <typename T>
  T operator()(T a, uint32_t n, uint32_t) const {
    return n < 8 * sizeof(T) ? T(a >> n) : T(a >> (8 * sizeof(T) - 1) >> 1);
  }
};

// A field of c bits from bit b on; beyond the top the sign goes on.
struct ExtractField {
  template <typename T>
  T operator()(T a, uint32_t b, uint32_t c) const {
    unsigned top = 8 * sizeof(T) - 1;
    unsigned from = b & 255;
    unsigned length = c & 255;
    bool sign = std::is_signed_v<T> && length > 0 && (a >> std::min(from + length - 1, top) & 1);
    std::make_unsigned_t<T> field = 0;
    for (unsigned i = 0; i <= top; i++) {
      bool bit = i < length && from + i <= top ? a >> (from + i) & 1 : sign;
      field |= std::make_unsigned_t<T>(bit) << i;
    }
    return T(field);
  }
};

template <typename T>
void insert_field(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  const T* b = warp.row<T>(op.b);
  const uint32_t* from = warp.row<uint32_t>(op.c);
  const uint32_t* length = warp.row<uint32_t>(op.e);
  for_lanes<T>(warp, op.d, lanes, [=](int l) {
    unsigned bits = 8 * sizeof(T);
    unsigned start = from[l] & 255;
    unsigned count = std::min(length[l] & 255, start < bits ? bits - start : 0);
    T mask = count == 0 ? T(0) : T(T(-1) >> (bits - count) << start);
    return count == 0 ? b[l] : T((b[l] & ~mask) | (a[l] << start & mask));
  });
}

template <typename T>
T reversed(T a) {
  T result = 0;
  for (unsigned i = 0; i < 8 * sizeof(T); i++) {
    result = T(result << 1 | (a >> i & 1));
  }
  return result;
}

struct ReverseBits {
  template <typename T>
  T operator()(T a, T, T) const { return reversed(a); }
};

struct CountBits {
  template <typename T>
  T operator()(T a, T, T) const { return __builtin_popcountll(a); }
};

struct LeadingZeros {
  template <typename T>
  T operator()(T a, T, T) const {
    return a ? __builtin_clzll(a) - (64 - 8 * int(sizeof(T))) : 8 * int(sizeof(T));
  }
};

// The highest bit that differs from the sign, all ones if there is none.
struct FindBit {
  template <typename T>
  T operator()(T a, T, T) const {
    std::make_unsigned_t<T> bits = a < 0 ? ~a : a;
    return bits ? T(63 - __builtin_clzll(bits)) : T(-1);
  }
};

struct FindShift {
  template <typename T>
  T operator()(T a, T, T) const {
    T found = FindBit()(a, a, a);
    return found == T(-1) ? found : T(8 * sizeof(T) - 1 - found);
  }
};

// Any function of three bits, told by its table of values.
inline void look_up(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* a = warp.row<uint32_t>(op.a);
  const uint32_t* b = warp.row<uint32_t>(op.b);
  const uint32_t* c = warp.row<uint32_t>(op.c);
  uint32_t table = uint32_t(op.immediate);
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int l) {
    uint32_t result = 0;
    for (int term = 0; term < 8; term++) {
      uint32_t all = (term & 4 ? a[l] : ~a[l]) & (term & 2 ? b[l] : ~b[l]) &
          (term & 1 ? c[l] : ~c[l]);
      result |= table >> term & 1 ? all : 0;
    }
    return result;
  });
}

struct FunnelLeft {
  uint32_t operator()(uint32_t low, uint32_t high, unsigned n) const {
    return uint32_t((uint64_t(high) << 32 | low) << n >> 32);
  }
};

struct FunnelRight {
  uint32_t operator()(uint32_t low, uint32_t high, unsigned n) const {
    return uint32_t((uint64_t(high) << 32 | low) >> n);
  }
};

template <typename F, bool CLAMP>
void funnel(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* a = warp.row<uint32_t>(op.a);
  const uint32_t* b = warp.row<uint32_t>(op.b);
  const uint32_t* c = warp.row<uint32_t>(op.c);
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int l) {
    return F()(a[l], b[l], CLAMP ? std::min(c[l], 32u) : c[l] & 31);
  });
}

inline void permute_bytes(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* a = warp.row<uint32_t>(op.a);
  const uint32_t* b = warp.row<uint32_t>(op.b);
  const uint32_t* c = warp.row<uint32_t>(op.c);
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int l) {
    uint64_t bytes = uint64_t(b[l]) << 32 | a[l];
    uint32_t result = 0;
    for (int i = 0; i < 4; i++) {
      unsigned selector = c[l] >> (4 * i) & 15;
      uint32_t byte = bytes >> (8 * (selector & 7)) & 255;
      byte = selector & 8 ? (byte & 128 ? 255 : 0) : byte;
      result |= byte << (8 * i);
    }
    return result;
  });
}

enum class CarryUse : uint8_t { ADD, SUBTRACT, LOW, HIGH };

// Adds and subtracts with carry: `second` if it comes in, `wide` if it goes out.
template <typename T>
void compute_carry(Warp& warp, const Op& op, uint32_t lanes) {
  using Wide = unsigned __int128;
  constexpr int BITS = 8 * sizeof(T);
  const T* a = warp.row<T>(op.a);
  const T* b = warp.row<T>(op.b);
  const T* c = warp.row<T>(op.c);
  T* d = warp.row<T>(op.d);
  CarryUse use = CarryUse(op.kind);
  for (int l = 0; l < LANES; l++) {
    if (lanes >> l & 1) {
      Wide in = op.second ? warp.carry >> l & 1 : 0;
      Wide product = Wide(a[l]) * b[l];
      Wide sum = use == CarryUse::ADD ? Wide(a[l]) + b[l] + in
          : use == CarryUse::SUBTRACT ? Wide(a[l]) - b[l] - in
          : use == CarryUse::LOW      ? Wide(T(product)) + c[l] + in
                                      : Wide(T(product >> BITS)) + c[l] + in;
      d[l] = T(sum);
      if (op.wide) {
        warp.carry = (warp.carry & ~(1u << l)) | uint32_t(sum >> BITS & 1) << l;
      }
    }
  }
}

// ---- floating point ----

struct FusedMultiplyAdd {
  template <typename T>
  T operator()(T a, T b, T c) const { return std::fma(a, b, c); }
};

struct Quotient {
  template <typename T>
  T operator()(T a, T b, T) const { return a / b; }
};

struct Reciprocal {
  template <typename T>
  T operator()(T a, T, T) const { return T(1) / a; }
};

struct SquareRoot {
  template <typename T>
  T operator()(T a, T, T) const { return std::sqrt(a); }
};

struct InverseRoot {
  template <typename T>
  T operator()(T a, T, T) const { return T(1) / std::sqrt(a); }
};

struct PowerOfTwo {
  template <typename T>
  T operator()(T a, T, T) const { return std::exp2(a); }
};

struct LogarithmOfTwo {
  template <typename T>
  T operator()(T a, T, T) const { return std::log2(a); }
};

struct Sine {
  template <typename T>
  T operator()(T a, T, T) const { return std::sin(a); }
};

struct Cosine {
  template <typename T>
  T operator()(T a, T, T) const { return std::cos(a); }
};

struct HyperbolicTangent {
  template <typename T>
  T operator()(T a, T, T) const { return std::tanh(a); }
};

struct FloatLeast {
  template <typename T>
  T operator()(T a, T b, T) const {
    T ordered = a < b || (a == b && std::signbit(a)) ? a : b;
    return a != a ? b : b != b ? a : ordered;
  }
};

struct FloatGreatest {
  template <typename T>
  T operator()(T a, T b, T) const {
    T ordered = a > b || (a == b && !std::signbit(a)) ? a : b;
    return a != a ? b : b != b ? a : ordered;
  }
};

struct FloatLeastOrNan {
  template <typename T>
  T operator()(T a, T b, T c) const { return a != a ? a : b != b ? b : FloatLeast()(a, b, c); }
};

struct FloatGreatestOrNan {
  template <typename T>
  T operator()(T a, T b, T c) const { return a != a ? a : b != b ? b : FloatGreatest()(a, b, c); }
};

struct FloatNegative {
  template <typename T>
  T operator()(T a, T, T) const { return -a; }
};

struct FloatMagnitude {
  template <typename T>
  T operator()(T a, T, T) const { return std::fabs(a); }
};

struct CopySign {
  template <typename T>
  T operator()(T a, T b, T) const { return std::copysign(b, a); }
};

// A double of which the lower half is cut off, before and behind.
template <typename F>
struct UpperHalf {
  double operator()(double a, double, double) const { return upper(F()(upper(a), 0.0, 0.0)); }

  static double upper(double a) {
    uint64_t bits;
    memcpy(&bits, &a, sizeof bits);
    bits &= uint64_t(0xffffffff) << 32;
    memcpy(&a, &bits, sizeof bits);
    return a;
  }
};

enum Rounding : uint8_t { TO_NEAREST, TO_ZERO, DOWN, UP, NEAREST_AWAY };

inline int rounding_mode(uint8_t rounding) {
  static const int modes[] = {FE_TONEAREST, FE_TOWARDZERO, FE_DOWNWARD, FE_UPWARD, FE_TONEAREST};
  return modes[rounding];
}

template <typename T>
T flushed(T value) {
  return std::fabs(value) < std::numeric_limits<T>::min() ? std::copysign(T(0), value) : value;
}

template <typename T>
T saturated(T value) {
  return value > T(0) ? std::min(value, T(1)) : T(0);
}

template <typename T, typename F>
void compute_flushed(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  const T* b = warp.row<T>(op.b);
  const T* c = warp.row<T>(op.c);
  for_lanes<T>(warp, op.d, lanes,
      [=](int l) { return flushed(T(F()(flushed(a[l]), flushed(b[l]), flushed(c[l])))); });
}

// With the modifiers that are rarely there: other roundings, subnormals flushed, saturation.
template <typename T, typename F>
void compute_modified(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  const T* b = warp.row<T>(op.b);
  const T* c = warp.row<T>(op.c);
  T* d = warp.row<T>(op.d);
  for (int l = 0; l < LANES; l++) {
    if (lanes >> l & 1) {
      // Volatile, so that nothing is computed before the rounding is set.
      volatile T x = op.flush ? flushed(a[l]) : a[l];
      volatile T y = op.flush ? flushed(b[l]) : b[l];
      volatile T z = op.flush ? flushed(c[l]) : c[l];
      fesetround(rounding_mode(op.kind));
      volatile T result = F()(T(x), T(y), T(z));
      fesetround(FE_TONEAREST);
      T rounded = op.flush ? flushed(T(result)) : T(result);
      d[l] = op.saturate ? saturated(rounded) : rounded;
    }
  }
}

// Two floats in a register of 64 bits.
template <typename F>
void compute_pairs(Warp& warp, const Op& op, uint32_t lanes) {
  const float* a = warp.row<float>(op.a);
  const float* b = warp.row<float>(op.b);
  const float* c = warp.row<float>(op.c);
  float* d = warp.row<float>(op.d);
  for (int l = 0; l < LANES; l++) {
    for (int i = 2 * l; lanes >> l & 1 && i < 2 * l + 2; i++) {
      float value = op.flush ? F()(flushed(a[i]), flushed(b[i]), flushed(c[i]))
                             : F()(a[i], b[i], c[i]);
      d[i] = op.flush ? flushed(value) : value;
    }
  }
}

// ---- comparisons ----

struct Equal {
  template <typename T>
  bool operator()(T a, T b) const { return a == b; }
};

struct Unequal {
  template <typename T>
  bool operator()(T a, T b) const { return a < b || a > b; }
};

struct Less {
  template <typename T>
  bool operator()(T a, T b) const { return a < b; }
};

struct LessOrEqual {
  template <typename T>
  bool operator()(T a, T b) const { return a <= b; }
};

struct Greater {
  template <typename T>
  bool operator()(T a, T b) const { return a > b; }
};

struct GreaterOrEqual {
  template <typename T>
  bool operator()(T a, T b) const { return a >= b; }
};

struct Numbers {
  template <typename T>
  bool operator()(T a, T b) const { return a == a && b == b; }
};

// Holds also where a number is none.
template <typename Opposite>
struct Unless {
  template <typename T>
  bool operator()(T a, T b) const { return !Opposite()(a, b); }
};

inline uint32_t packed(const uint8_t (&flags)[LANES]) {
  uint32_t bits = 0;
  for (int i = 0; i < LANES; i += 8) {
    uint64_t eight;
    memcpy(&eight, flags + i, 8);
    bits |= uint32_t(eight * 0x0102040810204080 >> 56) << i;
  }
  return bits;
}

template <typename T, typename F>
uint32_t compared(Warp& warp, const Op& op) {
  const Cell<T>* a = warp.row<Cell<T>>(op.a);
  const Cell<T>* b = warp.row<Cell<T>>(op.b);
  uint8_t flags[LANES];
  for (int l = 0; l < LANES; l++) {
    if constexpr (std::is_floating_point_v<T>) {
      T x = op.flush ? flushed(a[l]) : a[l];
      T y = op.flush ? flushed(b[l]) : b[l];
      flags[l] = F()(x, y);
    } else {
      flags[l] = F()(static_cast<T>(a[l]), static_cast<T>(b[l]));
    }
  }
  return packed(flags);
}

enum class Combination : uint8_t { NONE, AND, OR, XOR };

inline uint32_t combined(Combination how, uint32_t a, uint32_t b) {
  return how == Combination::AND ? a & b
      : how == Combination::OR   ? a | b
      : how == Combination::XOR  ? a ^ b
                                 : a;
}

// c and e are predicates: what is combined with, and the destination of the opposite.
template <typename T, typename F>
void compare(Warp& warp, const Op& op, uint32_t lanes) {
  uint32_t holds = compared<T, F>(warp, op);
  Combination how = Combination(op.kind);
  uint32_t other = how == Combination::NONE ? 0 : warp.predicate(op.c);
  other = op.negated ? ~other : other;
  warp.set_predicate(op.d, lanes, combined(how, holds, other));
  if (op.second) {
    warp.set_predicate(op.e, lanes, combined(how, ~holds, other));
  }
}

// The value e where the comparison holds, and 0 elsewhere.
template <typename T, typename F>
void compare_to_number(Warp& warp, const Op& op, uint32_t lanes) {
  uint32_t holds = compared<T, F>(warp, op);
  uint32_t yes = op.e;
  for_lanes<uint32_t>(warp, op.d, lanes, [=](int l) { return holds >> l & 1 ? yes : 0; });
}

template <typename T>
void select(Warp& warp, const Op& op, uint32_t lanes) {
  const Cell<T>* a = warp.row<Cell<T>>(op.a);
  const Cell<T>* b = warp.row<Cell<T>>(op.b);
  uint32_t chosen = warp.predicate(op.c) ^ (op.negated ? ALL_LANES : 0);
  for_lanes<T>(warp, op.d, lanes, [=](int l) { return chosen >> l & 1 ? T(a[l]) : T(b[l]); });
}

template <typename F>
void compute_predicate(Warp& warp, const Op& op, uint32_t lanes) {
  // kind tells which operands are negated
  uint32_t a = warp.predicate(op.a) ^ (op.kind & 1 ? ALL_LANES : 0);
  uint32_t b = warp.predicate(op.b) ^ (op.kind & 2 ? ALL_LANES : 0);
  warp.set_predicate(op.d, lanes, F()(a, b, 0u));
}

enum class Property : uint8_t { FINITE, INFINITE, NUMBER, NAN_, NORMAL, SUBNORMAL };

template <typename T>
void test_property(Warp& warp, const Op& op, uint32_t lanes) {
  const T* a = warp.row<T>(op.a);
  uint8_t flags[LANES];
  for (int l = 0; l < LANES; l++) {
    int category = std::fpclassify(a[l]);
    switch (Property(op.kind)) {
      case Property::FINITE: flags[l] = category != FP_NAN && category != FP_INFINITE; break;
      case Property::INFINITE: flags[l] = category == FP_INFINITE; break;
      case Property::NUMBER: flags[l] = category != FP_NAN; break;
      case Property::NAN_: flags[l] = category == FP_NAN; break;
      case Property::NORMAL: flags[l] = category == FP_NORMAL; break;
      case Property::SUBNORMAL: flags[l] = category == FP_SUBNORMAL; break;
    }
  }
  warp.set_predicate(op.d, lanes, packed(flags));
}

// ---- conversions and moves ----

template <typename D, typename S>
void convert(Warp& warp, const Op& op, uint32_t lanes) {
  const Cell<S>* a = warp.row<Cell<S>>(op.a);
  for_lanes<D>(warp, op.d, lanes, [=](int l) { return static_cast<D>(static_cast<S>(a[l])); });
}

struct Number {
  char letter;  // u, s, f
  uint8_t bytes;
};

// What a general conversion has to know; kept in an op's immediate.
struct Conversion {
  Number to;
  Number from;
  Rounding rounding;
  bool integral;  // rounds to an integer, though the result is a float
  uint8_t fromStride, toStride;
};

static_assert(sizeof(Conversion) == 8);

inline double rounded_to_integer(double value, Rounding rounding) {
  switch (rounding) {
    case TO_ZERO: return std::trunc(value);
    case DOWN: return std::floor(value);
    case UP: return std::ceil(value);
    case NEAREST_AWAY: return std::round(value);
    default: return std::nearbyint(value);
  }
}

inline uint64_t integer_of(double value, Number to, Number from) {
  int bits = 8 * to.bytes;
  bool isSigned = to.letter == 's';
  if (value != value) {
    return bits == 64 || from.bytes == 8 ? uint64_t(1) << (bits - 1) : 0;
  }
  double least = isSigned ? -std::ldexp(1.0, bits - 1) : 0.0;
  double beyond = std::ldexp(1.0, isSigned ? bits - 1 : bits);
  if (value < least) {
    return isSigned ? uint64_t(-1) << (bits - 1) : 0;
  }
  if (value >= beyond) {
    return isSigned ? (uint64_t(1) << (bits - 1)) - 1 : ~uint64_t(0) >> (64 - bits);
  }
  return isSigned ? uint64_t(int64_t(value)) : uint64_t(value);
}

// Clamps an integer to the range of a narrower type.
inline uint64_t clamped(uint64_t value, Number from, Number to) {
  __int128 wide = from.letter == 's' ? __int128(int64_t(value)) : __int128(value);
  int bits = 8 * to.bytes;
  __int128 most = to.letter == 's' ? (__int128(1) << (bits - 1)) - 1 : (__int128(1) << bits) - 1;
  __int128 least = to.letter == 's' ? -most - 1 : 0;
  return uint64_t(wide < least ? least : wide > most ? most : wide);
}

inline float half_to_float(uint16_t half) {
  int exponent = half >> 10 & 31;
  int mantissa = half & 1023;
  float size = exponent == 0 ? std::ldexp(float(mantissa), -24)
      : exponent < 31        ? std::ldexp(float(mantissa + 1024), exponent - 25)
      : mantissa             ? NAN
                             : INFINITY;
  return half & 0x8000 ? -size : size;
}

inline uint16_t double_to_half(double value, Rounding rounding) {
  uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  if (value != value) {
    return 0x7fff;
  }
  int exponent = value == 0 || std::isinf(value) ? 0 : std::ilogb(value);
  double unit = std::ldexp(1.0, std::max(exponent, -14) - 10);
  double rounded = std::fabs(rounded_to_integer(value / unit, rounding) * unit);
  if (rounded > 65504) {
    return sign | (rounding == TO_ZERO && !std::isinf(value) ? 0x7bff : 0x7c00);
  }
  if (rounded < std::ldexp(1.0, -14)) {
    return uint16_t(sign | int(std::ldexp(rounded, 24)));
  }
  int top = std::ilogb(rounded);
  return uint16_t(sign | (top + 15) << 10 | (int(std::ldexp(rounded, 10 - top)) - 1024));
}

// A float whose lower bits are rounded off: TF32 and, by its upper half, BF16.
inline uint32_t shortened(float value, int bitsOff, Rounding rounding) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  if (value != value) {
    return 0x7fffffff;
  }
  uint32_t half = 1u << (bitsOff - 1);
  uint32_t even = bits >> bitsOff & 1;
  uint32_t up = rounding == TO_ZERO ? 0 : rounding == NEAREST_AWAY ? half : half - 1 + even;
  return (std::isinf(value) ? bits : bits + up) >> bitsOff << bitsOff;
}

inline uint64_t read_cell(const char* row, unsigned stride, int l) {
  if (stride == 8) {
    return reinterpret_cast<const uint64_t*>(row)[l];
  }
  return reinterpret_cast<const uint32_t*>(row)[l];
}

inline void write_cell(char* row, unsigned stride, int l, uint64_t value) {
  if (stride == 8) {
    reinterpret_cast<uint64_t*>(row)[l] = value;
  } else {
    reinterpret_cast<uint32_t*>(row)[l] = uint32_t(value);
  }
}

inline uint64_t extended(uint64_t value, unsigned bytes, bool isSigned) {
  unsigned off = 64 - 8 * bytes;
  return isSigned ? uint64_t(int64_t(value << off) >> off) : value << off >> off;
}

inline uint64_t bits_of_float(double value, const Conversion& how) {
  switch (how.to.letter == 'b' ? 1 : how.to.letter == 't' ? 0 : how.to.bytes) {
    case 0: return shortened(float(value), 13, how.rounding);
    case 1: return shortened(float(value), 16, how.rounding) >> 16;
    case 2: return double_to_half(value, how.rounding);
    case 4: {
      float single = float(value);
      uint32_t bits;
      memcpy(&bits, &single, sizeof bits);
      return bits;
    }
    default: {
      uint64_t bits;
      memcpy(&bits, &value, sizeof bits);
      return bits;
    }
  }
}

inline double float_of_bits(uint64_t bits, Number from) {
  if (from.letter == 'b') {
    bits <<= 16;
  } else if (from.bytes == 2) {
    return half_to_float(uint16_t(bits));
  }
  if (from.bytes == 8) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
  }
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

inline bool is_integer(Number number) { return number.letter == 's' || number.letter == 'u'; }

inline uint64_t converted(uint64_t raw, const Conversion& how, const Op& op) {
  if (is_integer(how.from)) {
    uint64_t value = extended(raw, how.from.bytes, how.from.letter == 's');
    if (is_integer(how.to)) {
      value = op.saturate ? clamped(value, how.from, how.to) : value;
      return extended(value, how.to.bytes, how.to.letter == 's');
    }
    fesetround(rounding_mode(how.rounding));
    // Straight to the narrow type, as rounding twice is wrong.
    volatile int64_t isSigned = int64_t(value);
    volatile uint64_t isUnsigned = value;
    volatile double number;
    if (how.to.bytes == 4) {
      number = how.from.letter == 's' ? float(isSigned) : float(isUnsigned);
    } else {
      number = how.from.letter == 's' ? double(isSigned) : double(isUnsigned);
    }
    fesetround(FE_TONEAREST);
    return bits_of_float(number, how);
  }
  double value = float_of_bits(raw, how.from);
  if (op.flush && how.from.bytes == 4) {
    value = flushed(float(value));
  }
  if (is_integer(how.to)) {
    uint64_t integer = integer_of(rounded_to_integer(value, how.rounding), how.to, how.from);
    return extended(integer, how.to.bytes, how.to.letter == 's');
  }
  value = how.integral ? rounded_to_integer(value, how.rounding) : value;
  if (how.to.bytes == 4 && how.to.letter == 'f') {
    fesetround(rounding_mode(how.integral ? TO_NEAREST : how.rounding));
    volatile double wide = value;
    volatile float single = float(wide);
    fesetround(FE_TONEAREST);
    value = op.flush ? flushed(float(single)) : float(single);
  }
  return bits_of_float(op.saturate ? saturated(value) : value, how);
}

// Any conversion, slowly.
inline void convert_any(Warp& warp, const Op& op, uint32_t lanes) {
  Conversion how;
  memcpy(&how, &op.immediate, sizeof how);
  const char* from = warp.row<char>(op.a);
  char* to = warp.row<char>(op.d);
  for (int l = 0; l < LANES; l++) {
    if (lanes >> l & 1) {
      write_cell(to, how.toStride, l, converted(read_cell(from, how.fromStride, l), how, op));
    }
  }
}

// Two floats to two halves in a register, the second the lower.
inline void convert_pair(Warp& warp, const Op& op, uint32_t lanes) {
  Conversion how;
  memcpy(&how, &op.immediate, sizeof how);
  const float* a = warp.row<float>(op.a);
  const float* b = warp.row<float>(op.b);
  for_lanes<uint32_t>(warp, op.d, lanes, [&](int l) {
    return uint32_t(bits_of_float(a[l], how) << 16 | bits_of_float(b[l], how));
  });
}

inline void copy_predicate(Warp& warp, const Op& op, uint32_t lanes) {
  warp.set_predicate(op.d, lanes, warp.predicate(op.a));
}

// Several registers into one, the first the lowest.
inline void pack(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* parts = warp.operands(op);
  char* target = warp.row<char>(op.d);
  for (int l = 0; l < LANES; l++) {
    uint64_t value = 0;
    for (int i = 0; lanes >> l & 1 && i < op.count; i++) {
      uint64_t part = read_cell(warp.row<char>(parts[i]), op.bytes == 8 ? 8 : 4, l);
      value |= extended(part, op.bytes, false) << (8 * op.bytes * i);
    }
    if (lanes >> l & 1) {
      write_cell(target, op.rowBytes, l, value);
    }
  }
}

inline void unpack(Warp& warp, const Op& op, uint32_t lanes) {
  const uint32_t* parts = warp.operands(op);
  for (int l = 0; l < LANES; l++) {
    uint64_t value = read_cell(warp.row<char>(op.a), op.rowBytes, l);
    for (int i = 0; lanes >> l & 1 && i < op.count; i++) {
      uint64_t part = extended(value >> (8 * op.bytes * i), op.bytes, false);
      write_cell(warp.row<char>(parts[i]), op.bytes == 8 ? 8 : 4, l, part);
    }
  }
}

inline void shift_address(Warp& warp, const Op& op, uint32_t lanes) {
  const uint64_t* a = warp.row<uint64_t>(op.a);
  uint64_t shift = op.immediate;
  for_lanes<uint64_t>(warp, op.d, lanes, [=](int l) { return a[l] + shift; });
}

inline void tell_window(Warp& warp, const Op& op, uint32_t lanes) {
  const uint64_t* a = warp.row<uint64_t>(op.a);
  uint8_t flags[LANES];
  for (int l = 0; l < LANES; l++) {
    uint64_t window = a[l] >> GlobalMemory::WINDOW_BITS << GlobalMemory::WINDOW_BITS;
    bool special = window == GlobalMemory::SHARED_WINDOW || window == GlobalMemory::LOCAL_WINDOW;
    flags[l] = op.immediate ? window == op.immediate : !special;
  }
  warp.set_predicate(op.d, lanes, packed(flags));
}

}  // namespace ptx
