// The shared memory of a block, which knows who read and wrote what since when, and so finds races.
#pragma once

#include <array>

#include "ptx_memory.h"

namespace ptx {

constexpr int LANES = 32;
constexpr uint32_t ALL_LANES = 0xffffffff;
constexpr int MOST_WARPS = 32;

// Which accesses of other threads are known to lie before a warp's own: time passes at every
// barrier, and a warp that waited at one knows what its fellows did before.
class Order {
 public:
  void reset() {
    time = 1;
    known = {};
  }

  uint32_t now() const { return time; }

  bool before(uint32_t when, int otherWarp, int warp) const {
    return when < known[warp][otherWarp];
  }

  void synchronise(uint32_t warps) {
    time++;
    std::array<uint32_t, MOST_WARPS> joint = {};
    for (int warp = 0; warp < MOST_WARPS; warp++) {
      for (int other = 0; warps >> warp & 1 && other < MOST_WARPS; other++) {
        joint[other] = std::max(joint[other], known[warp][other]);
      }
    }
    for (int warp = 0; warp < MOST_WARPS; warp++) {
      joint[warp] = warps >> warp & 1 ? time : joint[warp];
    }
    for (int warp = 0; warp < MOST_WARPS; warp++) {
      if (warps >> warp & 1) {
        known[warp] = joint;
      }
    }
  }

 private:
  uint32_t time = 1;
  std::array<std::array<uint32_t, MOST_WARPS>, MOST_WARPS> known = {};
};

// Variables lie a mebibyte apart, so that an address tells which of them was meant.
class SharedMemory {
 public:
  static constexpr int WINDOW_BITS = 20;

  Order order;
  long accesses = 0;

  // Notes are kept for pieces as small as the smallest access.
  void lay_out(const std::vector<const Variable*>& variables, int pieceBits) {
    bits = pieceBits;
    areas.clear();
    for (const Variable* variable : variables) {
      areas.push_back({variable, std::vector<char>(variable->bytes + 16),
          std::vector<Note>((variable->bytes >> bits) + 1)});
    }
  }

  void forget() {
    order.reset();
    for (Area& area : areas) {
      std::fill(area.bytes.begin(), area.bytes.end(), 0xff);
      std::fill(area.notes.begin(), area.notes.end(), Note());
    }
  }

  // An access of one thread, or of several of a warp to the same place at once.
  char* at(uint64_t address, unsigned bytes, Access access, int thread, bool several) {
    require_aligned(address, bytes, access);
    size_t index = address >> WINDOW_BITS;
    size_t offset = address & ((1 << WINDOW_BITS) - 1);
    if (index >= areas.size() || offset + bytes > areas[index].variable->bytes) {
      refuse(index, offset, bytes, access);
    }
    Area& area = areas[index];
    for (size_t piece = offset >> bits; piece <= (offset + bytes - 1) >> bits; piece++) {
      accesses++;
      Note& note = area.notes[piece];
      if (access == Access::READ) {
        note_read(note, thread, several, [&] { return place(area, bytes, offset); });
      } else {
        note_write(note, thread, several, access, [&] { return place(area, bytes, offset); });
      }
    }
    return area.bytes.data() + offset;
  }

 private:
  static constexpr int NOBODY = -1;
  static constexpr int SEVERAL = -2;  // of the last warp that read

  struct Note {
    int writer = NOBODY;
    int reader = NOBODY;
    uint32_t writeTime = 0;
    uint32_t readTime = 0;
    uint32_t readWarps = 0;
    bool atomic = false;
  };

  struct Area {
    const Variable* variable;
    std::vector<char> bytes;
    std::vector<Note> notes;
  };

  std::vector<Area> areas;
  int bits = 0;

  static std::string place(const Area& area, unsigned bytes, size_t offset) {
    return std::to_string(bytes) + " bytes of shared memory at +" + std::to_string(offset) +
        " of " + area.variable->name;
  }

  template <typename Where>
  void note_read(Note& note, int thread, bool several, Where where) {
    if (note.writer == NOBODY) {
      throw Fault{FaultKind::UNWRITTEN, "reads never written " + where()};
    }
    int warp = thread / LANES;
    bool own = note.writer == thread && !several;
    if (!own && !order.before(note.writeTime, note.writer / LANES, warp)) {
      std::string others = several ? ", as others of its warp do," : "";
      throw Fault{FaultKind::RACE, "reads " + where() + others + " in a race: thread " +
              std::to_string(note.writer) + " wrote there and no barrier lies between"};
    }
    if (note.readTime != order.now()) {
      bool settled = known_reads(note, warp);
      note.readWarps = settled ? 0 : note.readWarps;
      note.readTime = order.now();
      note.reader = NOBODY;
    }
    bool first = note.reader == NOBODY || !(note.readWarps >> warp & 1);
    note.reader = several || !(first || note.reader == thread) ? SEVERAL : thread;
    note.readWarps |= 1u << warp;
  }

  template <typename Where>
  void note_write(Note& note, int thread, bool several, Access access, Where where) {
    int warp = thread / LANES;
    bool atomic = access == Access::ATOMIC;
    if (atomic && note.writer == NOBODY) {
      throw Fault{FaultKind::UNWRITTEN, "updates never written " + where()};
    }
    bool own = note.writer == NOBODY || note.writer == thread || (atomic && note.atomic);
    if ((several && !atomic) ||
        (!own && !order.before(note.writeTime, note.writer / LANES, warp))) {
      int other = several ? thread + 1 : note.writer;
      throw Fault{FaultKind::RACE, "writes " + where() + " in a race: thread " +
              std::to_string(other) + " wrote there too and no barrier lies between"};
    }
    bool ownReads = note.readWarps == 1u << warp && note.reader == thread;
    if (note.readWarps && !ownReads && !known_reads(note, warp)) {
      std::string other = note.reader >= 0 && note.reader != thread
          ? "thread " + std::to_string(note.reader) : "another thread";
      throw Fault{FaultKind::RACE, "writes " + where() + " in a race: " + other +
              " read there and no barrier lies between"};
    }
    note.writer = thread;
    note.writeTime = order.now();
    note.atomic = atomic;
    note.readWarps = 0;
    note.reader = NOBODY;
  }

  bool known_reads(const Note& note, int warp) const {
    for (int other = 0; other < MOST_WARPS; other++) {
      if (note.readWarps >> other & 1 && !order.before(note.readTime, other, warp)) {
        return false;
      }
    }
    return true;
  }

  [[noreturn]] void refuse(size_t index, size_t offset, unsigned bytes, Access access) const {
    std::string where = index < areas.size()
        ? "of shared memory at +" + std::to_string(offset) + " of " +
            std::to_string(areas[index].variable->bytes) + " of " + areas[index].variable->name
        : "of shared memory, in no variable";
    throw Fault{FaultKind::BEYOND_MEMORY, described(access, bytes, where)};
  }
};

}  // namespace ptx
