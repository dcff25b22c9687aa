// Forms of instructions, and the handlers that compute them.
#pragma once

#include <set>

#include "ptx_meeting.h"

namespace ptx {

// An opcode in parts: ld.global.v4.f32 is ld, with modifiers and a type.
class Form {
 public:
  explicit Form(const Instruction& instruction) : instruction(instruction) {
    const std::string& opcode = instruction.opcode;
    size_t from = 0;
    while (from <= opcode.size()) {
      size_t dot = std::min(opcode.find('.', from), opcode.size());
      std::string part = opcode.substr(from, dot - from);
      if (from == 0) {
        base = part;
      } else if (is_type(part)) {
        types.push_back(part);
      } else {
        modifiers.push_back(part);
      }
      from = dot + 1;
    }
  }

  std::string base;
  std::vector<std::string> types;

  // Takes a modifier off, if it is there.
  bool take(const std::string& modifier) {
    auto found = std::find(modifiers.begin(), modifiers.end(), modifier);
    bool there = found != modifiers.end();
    if (there) {
      modifiers.erase(found);
    }
    return there;
  }

  // The number of the modifier among some, or -1.
  int take_one(std::initializer_list<const char*> some) {
    int index = 0;
    for (const char* modifier : some) {
      if (take(modifier)) {
        return index;
      }
      index++;
    }
    return -1;
  }

  const std::string& type(size_t index = 0) const {
    if (index >= types.size()) {
      refuse();
    }
    return types[index];
  }

  char letter(size_t index = 0) const { return type(index)[0]; }

  unsigned bits(size_t index = 0) const {
    const std::string& name = type(index);
    return name == "pred" ? 1 : name == "bf16" ? 16 : name == "tf32" ? 32
        : name == "f32x2" ? 64 : name == "bf16x2" || name == "f16x2" ? 32 : atoi(&name[1]);
  }

  bool is_float(size_t index = 0) const { return type(index) == "f32" || type(index) == "f64"; }
  bool is_signed(size_t index = 0) const { return letter(index) == 's'; }

  void require_all_taken() const {
    if (!modifiers.empty()) {
      refuse();
    }
  }

  [[noreturn]] void refuse() const {
    throw BadCode(instruction.line,
        "the machine does not know the form " + instruction.opcode + " in '" + instruction.text +
            "'");
  }

 private:
  const Instruction& instruction;
  std::vector<std::string> modifiers;

  static bool is_type(const std::string& part) {
    static const std::set<std::string> types = {"pred", "b8", "b16", "b32", "b64", "b128", "u8",
        "u16", "u32", "u64", "s8", "s16", "s32", "s64", "f16", "f16x2", "bf16", "bf16x2", "tf32",
        "f32", "f32x2", "f64"};
    return types.count(part) > 0;
  }
};

// ---- handlers by type ----

template <typename F>
Handler unsigned_handler(const Form& form, size_t index = 0) {
  switch (form.bits(index)) {
    case 16: return compute<uint16_t, uint16_t, F>;
    case 32: return compute<uint32_t, uint32_t, F>;
    case 64: return compute<uint64_t, uint64_t, F>;
    default: form.refuse();
  }
}

template <typename F>
Handler signed_handler(const Form& form, size_t index = 0) {
  switch (form.bits(index)) {
    case 16: return compute<int16_t, int16_t, F>;
    case 32: return compute<int32_t, int32_t, F>;
    case 64: return compute<int64_t, int64_t, F>;
    default: form.refuse();
  }
}

template <typename F>
Handler integer_handler(const Form& form) {
  return form.is_signed() ? signed_handler<F>(form) : unsigned_handler<F>(form);
}

template <typename F>
Handler wide_handler(const Form& form) {
  switch (form.bits()) {
    case 16:
      return form.is_signed() ? compute_wide<int32_t, int16_t, F>
                              : compute_wide<uint32_t, uint16_t, F>;
    case 32:
      return form.is_signed() ? compute_wide<int64_t, int32_t, F>
                              : compute_wide<uint64_t, uint32_t, F>;
    default: form.refuse();
  }
}

// A result of 32 bits, a count of bits of a wider number, say.
template <typename F>
Handler count_handler(const Form& form) {
  switch (form.bits()) {
    case 32:
      return form.is_signed() ? compute<uint32_t, int32_t, F> : compute<uint32_t, uint32_t, F>;
    case 64:
      return form.is_signed() ? compute<uint32_t, int64_t, F> : compute<uint32_t, uint64_t, F>;
    default: form.refuse();
  }
}

template <typename F>
Handler bits_handler(const Form& form) {
  switch (form.bits()) {
    case 16: return form.is_signed() ? compute_bits<int16_t, F> : compute_bits<uint16_t, F>;
    case 32: return form.is_signed() ? compute_bits<int32_t, F> : compute_bits<uint32_t, F>;
    case 64: return form.is_signed() ? compute_bits<int64_t, F> : compute_bits<uint64_t, F>;
    default: form.refuse();
  }
}

template <template <typename> class H>
Handler any_handler(const Form& form, size_t index) {
  unsigned bits = form.bits(index);
  switch (form.letter(index)) {
    case 'f': return bits == 32 ? H<float>::run : bits == 64 ? H<double>::run : nullptr;
    case 's':
      return bits == 16 ? H<int16_t>::run : bits == 32 ? H<int32_t>::run : H<int64_t>::run;
    default:
      return bits == 16 ? H<uint16_t>::run : bits == 32 ? H<uint32_t>::run : H<uint64_t>::run;
  }
}

template <typename F>
struct Comparing {
  template <typename T>
  struct To {
    static constexpr Handler run = compare<T, F>;
  };
  template <typename T>
  struct ToNumber {
    static constexpr Handler run = compare_to_number<T, F>;
  };

  static Handler handler(const Form& form, size_t index, bool number) {
    return number ? any_handler<ToNumber>(form, index) : any_handler<To>(form, index);
  }
};

inline Handler comparison_handler(
    const Form& form, const std::string& name, size_t index, bool number) {
  using Choice = Handler (*)(const Form&, size_t, bool);
  static const std::map<std::string, Choice> choices = {{"eq", Comparing<Equal>::handler},
      {"ne", Comparing<Unequal>::handler}, {"lt", Comparing<Less>::handler},
      {"le", Comparing<LessOrEqual>::handler}, {"gt", Comparing<Greater>::handler},
      {"ge", Comparing<GreaterOrEqual>::handler}, {"lo", Comparing<Less>::handler},
      {"ls", Comparing<LessOrEqual>::handler}, {"hi", Comparing<Greater>::handler},
      {"hs", Comparing<GreaterOrEqual>::handler}, {"equ", Comparing<Unless<Unequal>>::handler},
      {"neu", Comparing<Unless<Equal>>::handler},
      {"ltu", Comparing<Unless<GreaterOrEqual>>::handler},
      {"leu", Comparing<Unless<Greater>>::handler},
      {"gtu", Comparing<Unless<LessOrEqual>>::handler},
      {"geu", Comparing<Unless<Less>>::handler}, {"num", Comparing<Numbers>::handler},
      {"nan", Comparing<Unless<Numbers>>::handler}};
  return choices.at(name)(form, index, number);
}

template <Space SPACE>
Handler update_handler(const Form& form) {
  unsigned bits = form.bits();
  switch (form.letter()) {
    case 'f': return bits == 32 ? update<SPACE, float> : update<SPACE, double>;
    case 's': return bits == 32 ? update<SPACE, int32_t> : update<SPACE, int64_t>;
    default: return bits == 32 ? update<SPACE, uint32_t> : update<SPACE, uint64_t>;
  }
}

inline Handler simple_conversion(const std::string& to, const std::string& from) {
  static const std::map<std::pair<std::string, std::string>, Handler> known = {
      {{"f64", "f32"}, convert<double, float>}, {{"s64", "s32"}, convert<int64_t, int32_t>},
      {{"u64", "u32"}, convert<uint64_t, uint32_t>}, {{"u32", "u64"}, convert<uint32_t, uint64_t>},
      {{"s32", "s64"}, convert<uint32_t, uint64_t>}, {{"u16", "u32"}, convert<uint16_t, uint32_t>},
      {{"u32", "u16"}, convert<uint32_t, uint16_t>}, {{"s32", "s16"}, convert<int32_t, int16_t>}};
  auto found = known.find({to, from});
  return found == known.end() ? nullptr : found->second;
}

inline Handler rounded_conversion(const std::string& to, const std::string& from) {
  static const std::map<std::pair<std::string, std::string>, Handler> known = {
      {{"f32", "f64"}, convert<float, double>}, {{"f64", "s32"}, convert<double, int32_t>},
      {{"f64", "u32"}, convert<double, uint32_t>}, {{"f32", "s32"}, convert<float, int32_t>},
      {{"f32", "u32"}, convert<float, uint32_t>}};
  auto found = known.find({to, from});
  return found == known.end() ? nullptr : found->second;
}

template <typename T, typename F>
Handler float_handler(const Op& op) {
  return op.kind != TO_NEAREST || op.saturate ? compute_modified<T, F>
      : op.flush                              ? compute_flushed<T, F>
                                              : compute<T, T, F>;
}

struct SpecialName {
  const char* name;
  bool wide;
  uint64_t (*value)(const Place&, unsigned lane);
};

inline const SpecialName* special_register(const std::string& name) {
  static const SpecialName all[] = {
      {"%tid.x", false, [](const Place& p, unsigned l) -> uint64_t { return p.warp * LANES + l; }},
      {"%tid.y", false, [](const Place&, unsigned) -> uint64_t { return 0; }},
      {"%tid.z", false, [](const Place&, unsigned) -> uint64_t { return 0; }},
      {"%ntid.x", false, [](const Place& p, unsigned) -> uint64_t { return p.threads; }},
      {"%ntid.y", false, [](const Place&, unsigned) -> uint64_t { return 1; }},
      {"%ntid.z", false, [](const Place&, unsigned) -> uint64_t { return 1; }},
      {"%ctaid.x", false, [](const Place& p, unsigned) -> uint64_t { return p.blockX; }},
      {"%ctaid.y", false, [](const Place& p, unsigned) -> uint64_t { return p.blockY; }},
      {"%ctaid.z", false, [](const Place&, unsigned) -> uint64_t { return 0; }},
      {"%nctaid.x", false, [](const Place& p, unsigned) -> uint64_t { return p.blocksX; }},
      {"%nctaid.y", false, [](const Place& p, unsigned) -> uint64_t { return p.blocksY; }},
      {"%nctaid.z", false, [](const Place&, unsigned) -> uint64_t { return 1; }},
      {"%laneid", false, [](const Place&, unsigned l) -> uint64_t { return l; }},
      {"%warpid", false, [](const Place& p, unsigned) -> uint64_t { return p.warp; }},
      {"%nwarpid", false,
          [](const Place& p, unsigned) -> uint64_t { return (p.threads + LANES - 1) / LANES; }},
      {"%lanemask_eq", false, [](const Place&, unsigned l) -> uint64_t { return 1u << l; }},
      {"%lanemask_lt", false, [](const Place&, unsigned l) -> uint64_t { return (1u << l) - 1; }},
      {"%lanemask_le", false, [](const Place&, unsigned l) -> uint64_t { return (2u << l) - 1; }},
      {"%lanemask_gt", false, [](const Place&, unsigned l) -> uint64_t { return -(2u << l); }},
      {"%lanemask_ge", false, [](const Place&, unsigned l) -> uint64_t { return -(1u << l); }}};
  for (const SpecialName& special : all) {
    if (name == special.name) {
      return &special;
    }
  }
  return nullptr;
}

}  // namespace ptx
