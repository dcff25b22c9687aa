// A warp: registers of 32 lanes, and the lanes' ways through the code. Lanes that diverge go on
// separately, those that are farthest behind first, and join where they meet again. Functions lie
// before their callers, so that a call ends before the code behind it goes on.
#pragma once

#include "ptx_shared.h"

namespace ptx {

class Warp;
struct Op;

using Handler = void (*)(Warp&, const Op&, uint32_t lanes);

// What an instruction means to the order in which instructions are executed.
enum class Flow : uint8_t { PLAIN, BRANCH, TABLE, CALL, RETURN, EXIT, MEETING, BARRIER, TRAP };

enum class BarrierUse : uint8_t { WAIT, ARRIVE, COUNT, ALL, ANY };

// An instruction in the form in which it is executed. Operands are rows of the register file, by
// their offsets, or numbers of predicates.
struct Op {
  Handler run = nullptr;
  const Instruction* source = nullptr;
  uint64_t immediate = 0;
  int32_t guard = 0;  // 1 + the predicate, negative for its opposite
  uint32_t d = 0, a = 0, b = 0, c = 0, e = 0;
  uint32_t target = 0;
  uint32_t list = 0;  // first of its operands in the program's lists
  Flow flow = Flow::PLAIN;
  uint8_t bytes = 0;     // of an element in memory
  uint8_t count = 0;     // of elements, or of operands in a list
  uint8_t rowBytes = 0;  // of an element in a register
  uint8_t kind = 0;      // what else tells variants of a handler apart
  bool wide = false;     // addresses have 64 bits
  bool isSigned = false;
  bool negated = false;   // the predicate that is read
  bool flush = false;     // subnormal numbers are zero
  bool saturate = false;  // to [0, 1]
  bool second = false;    // what is not always there: a second destination, a carry
};

struct Place {
  unsigned blockX, blockY, blocksX, blocksY, threads, warp;
};

struct SpecialRegister {
  uint64_t (*value)(const Place&, unsigned lane);
  uint32_t row;
  bool wide;
};

// A kernel with all functions that it calls.
struct Program {
  std::string name;
  std::vector<Op> code;
  std::vector<uint32_t> lists;
  uint32_t entry = 0;
  std::vector<char> registers;  // as they are at first: constants, and rows yet without a value
  std::vector<SpecialRegister> specials;
  uint32_t predicates = 2;  // the first two are false and true
  std::map<size_t, const Variable*> locals;
  size_t localBytes = 0;
  std::vector<const Variable*> shared;
  int pieceBits = 4;
  std::vector<std::pair<size_t, size_t>> parameters;  // offset and length
  size_t parameterBytes = 0;
  unsigned mostThreads = 1024;
  std::shared_ptr<std::vector<uint8_t>> executed;  // whether each of its ops was, ever
};

struct Counts {
  long instructions = 0;  // of threads
  long accesses = 0;
  long barriers = 0;
  long meetings = 0;
};

// Threads that came by a barrier without waiting.
struct Arrivals {
  unsigned threads = 0;
  uint32_t warps = 0;
};

constexpr int BARRIERS = 16;

// What the warps of a block share.
struct Surroundings {
  GlobalMemory& global;
  SharedMemory& shared;
  const std::vector<char>& parameters;
  Counts& counts;
  std::array<Arrivals, BARRIERS> arrivals = {};
};

// A fault with the place where it happened.
struct Finding {
  FaultKind kind;
  std::string message;
};

class Warp {
 public:
  Surroundings& around;
  const Program& program;
  LocalMemory local;
  uint32_t carry = 0;
  int lane = 0;  // the one that a handler is at, for messages

  Warp(Surroundings& around, const Program& program)
      : around(around), program(program), storage(program.registers.size() + ROW_ALIGNMENT),
        predicates(program.predicates) {
    file = storage.data() + ROW_ALIGNMENT -
        reinterpret_cast<uintptr_t>(storage.data()) % ROW_ALIGNMENT;
    local.resize(program.localBytes, program.locals);
  }

  void start(const Place& here) {
    place = here;
    memcpy(file, program.registers.data(), program.registers.size());
    std::fill(predicates.begin(), predicates.end(), 0);
    predicates[1] = ALL_LANES;
    for (const SpecialRegister& special : program.specials) {
      for (int l = 0; l < LANES; l++) {
        uint64_t value = special.value(place, l);
        memcpy(file + special.row + l * (special.wide ? 8 : 4), &value, special.wide ? 8 : 4);
      }
    }
    local.forget();
    unsigned threads = place.threads - place.warp * LANES;
    live = threads >= LANES ? ALL_LANES : (1u << threads) - 1;
    atBarrier = atMeeting = carry = 0;
    std::fill(pc, pc + LANES, program.entry);
  }

  // Goes on until every lane has ended or waits at a barrier.
  void run() {
    try {
      while (choose()) {
        advance();
      }
    } catch (const Fault& fault) {
      throw finding(fault, *current, lane);
    }
  }

  Finding finding(const Fault& fault, const Op& op, int at) const {
    return {fault.kind, program.name + ", PTX line " + std::to_string(op.source->line) +
            ", thread " + std::to_string(place.warp * LANES + at) + " of block (" +
            std::to_string(place.blockX) + ", " + std::to_string(place.blockY) + "): " +
            fault.what + " in '" + op.source->text + "'"};
  }

  template <typename T>
  T* row(uint32_t offset) {
    return reinterpret_cast<T*>(file + offset);
  }

  uint32_t& predicate(uint32_t number) { return predicates[number]; }

  void set_predicate(uint32_t number, uint32_t lanes, uint32_t values) {
    predicates[number] = (predicates[number] & ~lanes) | (values & lanes);
  }

  const uint32_t* operands(const Op& op) const { return program.lists.data() + op.list; }

  int thread(int l) const { return place.warp * LANES + l; }
  int number() const { return place.warp; }
  uint32_t running() const { return live; }
  uint32_t waiting() const { return atBarrier; }
  uint32_t grouped() const { return active; }
  const Op& waits_at(int l) const { return program.code[pc[l]]; }

  std::string whereabouts(int l) const {
    const Instruction& where = *waits_at(l).source;
    return live >> l & 1 ? "is at '" + where.text + "' in line " + std::to_string(where.line)
                         : "has ended";
  }

  void pass_barrier(uint32_t lanes) {
    atBarrier &= ~lanes;
    move(lanes, 1);
  }

 private:
  static constexpr size_t ROW_ALIGNMENT = 64;
  static constexpr long MOST_STEPS = 1000000000;

  std::vector<char> storage;
  std::vector<uint32_t> predicates;
  char* file;
  Place place = {};
  uint32_t live = 0;
  uint32_t atBarrier = 0;
  uint32_t atMeeting = 0;
  uint32_t active = 0;
  uint32_t first = 0;  // where the active lanes are
  uint32_t limit = 0;  // where the next ones wait
  uint32_t pc[LANES] = {};
  const Op* current = nullptr;
  long steps = 0;

  void move(uint32_t lanes, uint32_t by) {
    for (int l = 0; l < LANES; l++) {
      pc[l] += lanes >> l & 1 ? by : 0;
    }
  }

  void put(uint32_t lanes, uint32_t where) {
    for (int l = 0; l < LANES; l++) {
      pc[l] = lanes >> l & 1 ? where : pc[l];
    }
  }

  bool choose() {
    uint32_t ready = live & ~atBarrier & ~atMeeting;
    if (!ready) {
      if (atMeeting) {
        report_missing();
      }
      return false;
    }
    first = limit = uint32_t(program.code.size());
    for (int l = 0; l < LANES; l++) {
      first = ready >> l & 1 ? std::min(first, pc[l]) : first;
    }
    active = 0;
    for (int l = 0; l < LANES; l++) {
      bool here = pc[l] == first;
      active |= uint32_t(here) << l;
      limit = (ready >> l & 1) && !here ? std::min(limit, pc[l]) : limit;
    }
    active &= ready;
    return true;
  }

  uint32_t guarded(const Op& op) const {
    return op.guard == 0 ? active
        : op.guard > 0 ? active & predicates[op.guard - 1]
                       : active & ~predicates[-op.guard - 1];
  }

  // Goes on with the active lanes while they stay together and behind all others.
  void advance() {
    const Op* code = program.code.data();
    uint8_t* marks = program.executed->data();
    uint32_t at = first;
    long executed = 0;
    bool together = true;
    while (together && at < limit) {
      const Op& op = code[at];
      current = &op;
      uint32_t lanes = guarded(op);
      executed++;
      marks[at] = 1;
      if (op.flow == Flow::PLAIN) {
        if (lanes) {
          op.run(*this, op, lanes);
        }
        at++;
      } else if (!lanes) {
        at++;
      } else {
        together = depart(op, lanes, at);
      }
    }
    if (together) {
      put(active, at);
    }
    around.counts.instructions += executed * __builtin_popcount(active);
    steps += executed;
    if (steps > MOST_STEPS) {
      throw Fault{FaultKind::HANG, "goes on and on"};
    }
  }

  // Whether the active lanes stay together; if so they go on at `at`.
  bool depart(const Op& op, uint32_t lanes, uint32_t& at) {
    uint32_t others = active & ~lanes;
    put(others, at + 1);
    switch (op.flow) {
      case Flow::BRANCH:
        return jump(lanes, op.target, at);
      case Flow::CALL:
        op.run(*this, op, lanes);
        for (int l = 0; l < LANES; l++) {
          uint32_t& back = row<uint32_t>(op.a)[l];
          back = lanes >> l & 1 ? at + 1 : back;
        }
        return jump(lanes, op.target, at);
      case Flow::TABLE:
        go_by_table(op, lanes);
        return false;
      case Flow::RETURN:
        for (int l = 0; l < LANES; l++) {
          pc[l] = lanes >> l & 1 ? row<uint32_t>(op.a)[l] : pc[l];
        }
        return false;
      case Flow::EXIT:
        live &= ~lanes;
        return false;
      case Flow::BARRIER:
        put(lanes, at);
        if (BarrierUse(op.kind) == BarrierUse::ARRIVE) {
          op.run(*this, op, lanes);
          move(lanes, 1);
        } else {
          atBarrier |= lanes;
        }
        return false;
      case Flow::MEETING:
        return meet(op, lanes, at);
      default:
        lane = __builtin_ctz(lanes);
        throw Fault{FaultKind::TRAP, "ends the kernel"};
    }
  }

  bool jump(uint32_t lanes, uint32_t target, uint32_t& at) {
    if (lanes == active) {
      at = target;
      return true;
    }
    put(lanes, target);
    return false;
  }

  void go_by_table(const Op& op, uint32_t lanes) {
    const uint32_t* index = row<uint32_t>(op.a);
    for (lane = 0; lane < LANES; lane++) {
      if (lanes >> lane & 1) {
        if (index[lane] >= op.count) {
          throw Fault{FaultKind::TRAP, "branches beyond its table"};
        }
        pc[lane] = operands(op)[index[lane]];
      }
    }
  }

  // Lanes meet to exchange values: each names all that must come, in the row e.
  bool meet(const Op& op, uint32_t lanes, uint32_t& at) {
    const uint32_t* named = row<uint32_t>(op.e);
    bool alike = true;
    for (int l = 0; l < LANES; l++) {
      if (lanes >> l & 1) {
        require_members(named[l], l);
        alike &= named[l] == lanes;
      }
    }
    around.counts.meetings++;
    if (alike && lanes == active) {
      op.run(*this, op, lanes);
      at++;
      return true;
    }
    put(lanes, at);
    atMeeting |= lanes;
    uint32_t here = 0;
    for (int l = 0; l < LANES; l++) {
      here |= uint32_t((atMeeting >> l & 1) && pc[l] == at) << l;
    }
    for (int l = 0; l < LANES; l++) {
      uint32_t group = named[l];
      if (here >> l & 1 && (group & here) == group && agreed(named, group)) {
        op.run(*this, op, group);
        atMeeting &= ~group;
        here &= ~group;
        move(group, 1);
      }
    }
    return false;
  }

  void require_members(uint32_t named, int l) {
    lane = l;
    if (!(named >> l & 1)) {
      throw Fault{FaultKind::SHUFFLE, "is not in the mask that it passes itself"};
    }
    if (uint32_t gone = named & ~live) {
      throw Fault{FaultKind::SHUFFLE, "waits for lane " + std::to_string(__builtin_ctz(gone)) +
              ", which has ended or never was"};
    }
  }

  static bool agreed(const uint32_t* named, uint32_t group) {
    for (int l = 0; l < LANES; l++) {
      if (group >> l & 1 && named[l] != group) {
        return false;
      }
    }
    return true;
  }

  [[noreturn]] void report_missing() {
    lane = __builtin_ctz(atMeeting);
    current = &waits_at(lane);
    uint32_t named = row<uint32_t>(current->e)[lane];
    for (int l = 0; l < LANES; l++) {
      bool missing = (named >> l & 1) && (!(atMeeting >> l & 1) || pc[l] != pc[lane]);
      if (missing) {
        throw Fault{FaultKind::SHUFFLE,
            "waits for lane " + std::to_string(l) + ", which " + whereabouts(l)};
      }
    }
    throw Fault{FaultKind::SHUFFLE, "waits for lanes that pass another mask"};
  }
};

}  // namespace ptx
