// A block: its warps in turns, from barrier to barrier.
#pragma once

#include "ptx_meeting.h"

namespace ptx {

class Block {
 public:
  Block(GlobalMemory& global, Counts& counts, const Program& program,
      const std::vector<char>& parameters, unsigned threads)
      : around{global, shared, parameters, counts}, threads(threads) {
    shared.lay_out(program.shared, program.pieceBits);
    for (unsigned warp = 0; warp * LANES < threads; warp++) {
      warps.push_back(std::make_unique<Warp>(around, program));
    }
  }

  void run(unsigned x, unsigned y, unsigned blocksX, unsigned blocksY) {
    shared.forget();
    around.arrivals = {};
    for (size_t warp = 0; warp < warps.size(); warp++) {
      warps[warp]->start({x, y, blocksX, blocksY, threads, unsigned(warp)});
    }
    do {
      for (auto& warp : warps) {
        warp->run();
      }
    } while (pass_barriers());
  }

 private:
  SharedMemory shared;
  Surroundings around;
  unsigned threads;
  std::vector<std::unique_ptr<Warp>> warps;

  // A thread that waits at a barrier.
  struct Waiting {
    Warp* warp;
    int lane;
    const Op* op;
    uint32_t number;
    uint32_t expected;
  };

  std::vector<Waiting> all_waiting() const {
    std::vector<Waiting> all;
    for (const auto& warp : warps) {
      for (uint32_t left = warp->waiting(); left; left &= left - 1) {
        int lane = __builtin_ctz(left);
        const Op& op = warp->waits_at(lane);
        uint32_t expected = op.second ? warp->row<uint32_t>(op.b)[lane] : threads;
        all.push_back({warp.get(), lane, &op, warp->row<uint32_t>(op.a)[lane], expected});
      }
    }
    return all;
  }

  // Lets threads go on that all have come; false if none wait, for then all have ended.
  bool pass_barriers() {
    std::vector<Waiting> waiting = all_waiting();
    bool passed = false;
    for (uint32_t number = 0; number < BARRIERS; number++) {
      std::vector<Waiting> here;
      for (const Waiting& thread : waiting) {
        if (thread.number == number) {
          here.push_back(thread);
        }
      }
      size_t arrived = here.size() + around.arrivals[number].threads;
      if (!here.empty() && arrived >= here.front().expected) {
        require_together(here);
        pass(here, number);
        passed = true;
      }
    }
    if (!passed && !waiting.empty()) {
      report_missing(waiting.front());
    }
    return passed;
  }

  // Threads of a warp, and all that wait at a barrier of the whole block, wait at one place.
  static void require_together(const std::vector<Waiting>& here) {
    for (size_t i = 1; i < here.size(); i++) {
      bool together = here[i].op == here[0].op ||
          (here[i].warp != here[i - 1].warp ? here[i].op->second : here[i].op == here[i - 1].op);
      if (!together) {
        const Waiting& other = here[0];
        fail(here[i],
            "waits at another barrier than thread " +
                std::to_string(other.warp->thread(other.lane)) + ", which " +
                other.warp->whereabouts(other.lane));
      }
    }
  }

  void pass(const std::vector<Waiting>& here, uint32_t number) {
    uint32_t warpsHere = around.arrivals[number].warps;
    unsigned votes = 0;
    for (const Waiting& thread : here) {
      warpsHere |= 1u << thread.warp->number();
      votes += voted(thread);
    }
    around.arrivals[number] = {};
    shared.order.synchronise(warpsHere);
    for (const Waiting& thread : here) {
      take_result(thread, votes, unsigned(here.size()));
      thread.warp->pass_barrier(1u << thread.lane);
      around.counts.barriers++;
    }
  }

  static bool voted(const Waiting& thread) {
    bool vote = thread.warp->predicate(thread.op->e) >> thread.lane & 1;
    return vote != thread.op->negated;
  }

  static void take_result(const Waiting& thread, unsigned votes, unsigned voters) {
    const Op& op = *thread.op;
    uint32_t lane = 1u << thread.lane;
    switch (BarrierUse(op.kind)) {
      case BarrierUse::COUNT: thread.warp->row<uint32_t>(op.d)[thread.lane] = votes; break;
      case BarrierUse::ALL:
        thread.warp->set_predicate(op.d, lane, votes == voters ? lane : 0);
        break;
      case BarrierUse::ANY: thread.warp->set_predicate(op.d, lane, votes > 0 ? lane : 0); break;
      default: break;
    }
  }

  [[noreturn]] static void fail(const Waiting& thread, const std::string& what) {
    throw thread.warp->finding({FaultKind::BARRIER, what}, *thread.op, thread.lane);
  }

  [[noreturn]] void report_missing(const Waiting& first) const {
    for (const auto& warp : warps) {
      for (int lane = 0; lane < LANES && unsigned(warp->thread(lane)) < threads; lane++) {
        bool waits = warp->waiting() >> lane & 1;
        if (!waits || &warp->waits_at(lane) != first.op) {
          fail(first, "waits at a barrier that thread " + std::to_string(warp->thread(lane)) +
                  " misses, which " + warp->whereabouts(lane));
        }
      }
    }
    fail(first, "waits for " + std::to_string(first.expected) + " threads, more than come");
  }
};

}  // namespace ptx
