// Instructions to ops: a kernel and the functions that it calls, with the rows of their operands. A
// form that is not known is refused.
#pragma once

#include <set>

#include "ptx_forms.h"

namespace ptx {

class Assembler {
 public:
  Assembler(const Module& module, const std::map<const Variable*, uint64_t>& globals)
      : module(module), globals(globals) {}

  Program assemble(const Function& kernel) {
    program.name = kernel.name;
    program.mostThreads = kernel.mostThreads;
    number_row(0, 8);  // row 0, for operands that are not there
    scratch = new_row(8);
    entry = &kernel;
    for (const Variable* parameter : kernel.parameters) {
      size_t at = aligned(program.parameterBytes, parameter->alignment);
      program.parameters.push_back({at, parameter->bytes});
      offsets[parameter] = at;
      program.parameterBytes = at + parameter->bytes;
    }
    add_function(kernel);
    program.entry = starts.at(&kernel);
    program.executed = std::make_shared<std::vector<uint8_t>>(program.code.size());
    return std::move(program);
  }

 private:
  using Kind = Operand::Kind;

  const Module& module;
  const std::map<const Variable*, uint64_t>& globals;
  const Function* entry = nullptr;
  Program program;
  uint32_t scratch = 0;
  std::map<std::pair<uint64_t, int>, uint32_t> numberRows;
  std::map<std::string, uint32_t> specialRows;
  std::map<const Variable*, size_t> offsets;  // of parameters and local variables
  std::map<const Variable*, size_t> sharedNumbers;
  std::map<const Function*, uint32_t> starts;
  std::map<const Function*, uint32_t> returnRows;
  std::set<const Function*> open;

  // What is being assembled.
  const Function* function = nullptr;
  const Instruction* instruction = nullptr;
  std::vector<uint32_t> places;  // of the function's registers: rows, or numbers of predicates
  std::vector<std::pair<size_t, std::string>> jumps;   // ops and their labels
  std::vector<std::pair<size_t, std::string>> tables;  // places in lists and their labels

  [[noreturn]] void fail(const std::string& what) const {
    throw BadCode(instruction->line, what + " in '" + instruction->text + "'");
  }

  static size_t aligned(size_t offset, size_t alignment) {
    return (offset + alignment - 1) / alignment * alignment;
  }

  // ---- functions ----

  void add_function(const Function& added) {
    if (starts.count(&added)) {
      return;
    }
    if (!open.insert(&added).second) {
      throw BadCode(added.body.front().line, "recursion is not known to the machine");
    }
    for (const Instruction& call : added.body) {
      if (call.opcode == "call" || call.opcode == "call.uni") {
        instruction = &call;
        add_function(callee_of(call));
      }
    }
    function = &added;
    place_registers();
    place_locals();
    starts[&added] = program.code.size();
    add_body();
    open.erase(&added);
  }

  const Function& callee_of(const Instruction& call) const {
    for (const Operand& operand : call.operands) {
      auto found = module.functions.find(operand.name);
      if (operand.kind == Kind::NAME && found != module.functions.end()) {
        return found->second;
      }
    }
    fail("no function of the module is called");
  }

  void place_registers() {
    places.clear();
    for (const Register& reg : function->registers) {
      places.push_back(reg.bits == 1 ? program.predicates++ : new_row(stride_of(reg.bits)));
    }
    returnRows[function] = new_row(4);
  }

  std::vector<const Variable*> frame_of(const Function& of) const {
    std::vector<const Variable*> frame;
    for (const Variable* variable : of.variables) {
      if (variable->space == Space::LOCAL || variable->space == Space::PARAM) {
        frame.push_back(variable);
      }
    }
    if (!of.entry) {
      frame.insert(frame.end(), of.parameters.begin(), of.parameters.end());
      frame.insert(frame.end(), of.results.begin(), of.results.end());
    }
    return frame;
  }

  void place_locals() {
    for (const Variable* variable : frame_of(*function)) {
      size_t at = aligned(program.localBytes, std::max<size_t>(variable->alignment, 16));
      offsets[variable] = at;
      program.locals[at] = variable;
      program.localBytes = aligned(at + variable->bytes + LocalMemory::GAP, 16);
    }
  }

  void add_body() {
    std::vector<size_t> firstOps;
    jumps.clear();
    tables.clear();
    for (const Instruction& next : function->body) {
      firstOps.push_back(program.code.size());
      instruction = &next;
      add_instruction();
    }
    firstOps.push_back(program.code.size());
    if (instruction) {
      emit(Flow::TRAP);
      program.code.back().guard = 0;
    }
    auto target = [&](const std::string& label) {
      auto found = function->labels.find(label);
      if (found == function->labels.end()) {
        fail("there is no label " + label);
      }
      return uint32_t(firstOps[found->second]);
    };
    for (auto& [op, label] : jumps) {
      instruction = program.code[op].source;
      program.code[op].target = target(label);
    }
    for (auto& [place, label] : tables) {
      program.lists[place] = target(label);
    }
  }

  // ---- operands ----

  static int stride_of(unsigned bits) { return bits == 64 ? 8 : 4; }

  uint32_t new_row(int stride) {
    uint32_t row = program.registers.size();
    program.registers.resize(row + LANES * stride, char(0xff));
    return row;
  }

  uint32_t number_row(uint64_t bits, int stride) {
    auto [found, added] = numberRows.insert({{bits, stride}, 0});
    if (added) {
      found->second = new_row(stride);
      for (int l = 0; l < LANES; l++) {
        memcpy(&program.registers[found->second + l * stride], &bits, stride);
      }
    }
    return found->second;
  }

  uint32_t special_row(const std::string& name, int stride) {
    const SpecialName* special = special_register(name);
    if (!special || special->wide != (stride == 8)) {
      fail("the machine does not know " + name);
    }
    auto [found, added] = specialRows.insert({name, 0});
    if (added) {
      found->second = new_row(stride);
      program.specials.push_back({special->value, found->second, special->wide});
    }
    return found->second;
  }

  uint64_t address_of(const Variable* variable) {
    auto global = globals.find(variable);
    auto offset = offsets.find(variable);
    if (global != globals.end()) {
      return global->second;
    }
    if (variable->space == Space::SHARED) {
      auto [found, added] = sharedNumbers.insert({variable, program.shared.size()});
      if (added) {
        program.shared.push_back(variable);
      }
      return uint64_t(found->second) << SharedMemory::WINDOW_BITS;
    }
    if (offset == offsets.end()) {
      fail("no address of " + variable->name);
    }
    return offset->second;
  }

  uint64_t number_of(const Operand& operand, unsigned bits) {
    uint64_t number = operand.bits;
    if (operand.kind == Kind::FLOAT64 && bits == 32) {
      double wide;
      memcpy(&wide, &number, sizeof wide);
      float narrow = float(wide);
      number = 0;
      memcpy(&number, &narrow, sizeof narrow);
    }
    return bits == 64 ? number : number & ((uint64_t(1) << bits) - 1);
  }

  const Operand& operand(size_t index) const {
    if (index >= instruction->operands.size()) {
      fail("there are too few operands");
    }
    return instruction->operands[index];
  }

  uint32_t source(const Operand& operand, unsigned bits) {
    int stride = stride_of(bits);
    switch (operand.kind) {
      case Kind::REGISTER:
        return register_row(operand, stride);
      case Kind::INTEGER:
      case Kind::FLOAT32:
      case Kind::FLOAT64:
        return number_row(number_of(operand, bits), stride);
      case Kind::VARIABLE:
        return number_row(address_of(operand.variable) + operand.offset, stride);
      case Kind::NAME:
        return special_row(operand.name, stride);
      default:
        fail("an operand of an unexpected kind");
    }
  }

  uint32_t source(size_t index, unsigned bits) { return source(operand(index), bits); }

  uint32_t register_row(const Operand& operand, int stride) {
    if (operand.reg.bits == 1 || stride_of(operand.reg.bits) != stride) {
      fail("a register of another width than the operation");
    }
    return places[operand.reg.number];
  }

  uint32_t destination(const Operand& operand, unsigned bits) {
    if (operand.kind == Kind::SINK) {
      return scratch;
    }
    if (operand.kind != Kind::REGISTER) {
      fail("the destination is no register");
    }
    return register_row(operand, stride_of(bits));
  }

  uint32_t predicate(const Operand& operand) {
    if (operand.kind == Kind::INTEGER) {
      return operand.bits != 0;
    }
    if (operand.kind != Kind::REGISTER || operand.reg.bits != 1) {
      fail("an operand is no predicate");
    }
    return places[operand.reg.number];
  }

  // A predicate that is written, or one that nobody reads.
  uint32_t predicate_destination(const Operand& operand) {
    if (operand.kind == Kind::SINK) {
      return program.predicates++;
    }
    return predicate(operand);
  }

  void require_operands(size_t count) const {
    if (instruction->operands.size() != count) {
      fail("not the number of operands that the machine knows");
    }
  }

  Op& emit(Flow flow, Handler run = nullptr) {
    Op op;
    op.flow = flow;
    op.run = run;
    op.source = instruction;
    if (instruction->guard.number >= 0) {
      int guard = 1 + int(places[instruction->guard.number]);
      op.guard = instruction->guardNegated ? -guard : guard;
    }
    program.code.push_back(op);
    return program.code.back();
  }

  // ---- instructions ----

  void add_instruction() {
    using Adder = void (Assembler::*)(Form&);
    static const std::map<std::string, Adder> adders = {{"add", &Assembler::add_add},
        {"addc", &Assembler::add_add}, {"sub", &Assembler::add_subtract},
        {"subc", &Assembler::add_subtract}, {"mul", &Assembler::add_multiply},
        {"mul24", &Assembler::add_multiply24}, {"mad24", &Assembler::add_multiply24},
        {"mad", &Assembler::add_multiply_add}, {"madc", &Assembler::add_multiply_add},
        {"fma", &Assembler::add_multiply_add}, {"div", &Assembler::add_divide},
        {"rem", &Assembler::add_simple}, {"min", &Assembler::add_extreme},
        {"max", &Assembler::add_extreme}, {"abs", &Assembler::add_unary},
        {"neg", &Assembler::add_unary}, {"sad", &Assembler::add_simple},
        {"copysign", &Assembler::add_copysign}, {"rcp", &Assembler::add_function_of},
        {"sqrt", &Assembler::add_function_of}, {"rsqrt", &Assembler::add_function_of},
        {"ex2", &Assembler::add_function_of}, {"lg2", &Assembler::add_function_of},
        {"sin", &Assembler::add_function_of}, {"cos", &Assembler::add_function_of},
        {"tanh", &Assembler::add_function_of}, {"testp", &Assembler::add_testp},
        {"and", &Assembler::add_logic}, {"or", &Assembler::add_logic},
        {"xor", &Assembler::add_logic}, {"not", &Assembler::add_logic},
        {"cnot", &Assembler::add_simple}, {"brev", &Assembler::add_simple},
        {"lop3", &Assembler::add_lop3}, {"shl", &Assembler::add_shift},
        {"shr", &Assembler::add_shift}, {"shf", &Assembler::add_funnel},
        {"bfe", &Assembler::add_shift}, {"bfi", &Assembler::add_bfi},
        {"bfind", &Assembler::add_count}, {"clz", &Assembler::add_count},
        {"popc", &Assembler::add_count}, {"prmt", &Assembler::add_prmt},
        {"setp", &Assembler::add_setp}, {"set", &Assembler::add_set},
        {"selp", &Assembler::add_selp}, {"mov", &Assembler::add_mov},
        {"cvt", &Assembler::add_cvt}, {"cvta", &Assembler::add_cvta},
        {"isspacep", &Assembler::add_isspacep}, {"ld", &Assembler::add_load},
        {"ldu", &Assembler::add_load}, {"st", &Assembler::add_store},
        {"atom", &Assembler::add_atom}, {"red", &Assembler::add_atom},
        {"bar", &Assembler::add_barrier}, {"barrier", &Assembler::add_barrier},
        {"bra", &Assembler::add_branch}, {"brx", &Assembler::add_table_branch},
        {"call", &Assembler::add_call}, {"ret", &Assembler::add_return},
        {"exit", &Assembler::add_exit}, {"trap", &Assembler::add_trap},
        {"shfl", &Assembler::add_shuffle}, {"vote", &Assembler::add_vote},
        {"match", &Assembler::add_match}, {"redux", &Assembler::add_redux},
        {"activemask", &Assembler::add_activemask}, {"elect", &Assembler::add_elect},
        {"mma", &Assembler::add_mma}, {"membar", &Assembler::add_nothing},
        {"fence", &Assembler::add_nothing}, {"prefetch", &Assembler::add_nothing},
        {"prefetchu", &Assembler::add_nothing}, {"nanosleep", &Assembler::add_nothing}};
    Form form(*instruction);
    auto adder = adders.find(form.base);
    if (adder == adders.end()) {
      form.refuse();
    }
    (this->*adder->second)(form);
    form.require_all_taken();
  }

  // d, and as many of a, b, c as there are, all of the form's type.
  Op& add_uniform(Form& form, Handler run) {
    unsigned bits = form.bits();
    uint32_t rows[4] = {destination(operand(0), bits), 0, 0, 0};
    if (instruction->operands.size() > 4) {
      fail("too many operands");
    }
    for (size_t i = 1; i < instruction->operands.size(); i++) {
      rows[i] = source(i, bits);
    }
    Op& op = emit(Flow::PLAIN, run);
    op.d = rows[0];
    op.a = rows[1];
    op.b = rows[2];
    op.c = rows[3];
    return op;
  }

  template <typename F>
  void add_float(Form& form) {
    int rounding = form.take_one({"rn", "rz", "rm", "rp", "approx", "full"});
    bool flush = form.take("ftz");
    bool saturate = form.take("sat");
    bool pairs = form.type() == "f32x2";
    if (!pairs && !form.is_float()) {
      form.refuse();
    }
    Op& op = add_uniform(form, nullptr);
    op.kind = rounding >= 0 && rounding < 4 ? uint8_t(rounding) : uint8_t(TO_NEAREST);
    op.flush = flush;
    op.saturate = saturate;
    if (pairs && (op.kind != TO_NEAREST || saturate)) {
      form.refuse();
    }
    op.run = pairs ? compute_pairs<F>
        : form.bits() == 32 ? float_handler<float, F>(op) : float_handler<double, F>(op);
  }

  bool is_floating(const Form& form) const { return form.letter() == 'f'; }

  template <typename F>
  void add_sum(Form& form, const char* withCarry, CarryUse use) {
    bool out = form.take("cc");
    bool in = form.base == withCarry;
    if (is_floating(form)) {
      add_float<F>(form);
    } else if (in || out) {
      add_with_carry(form, use, in, out);
    } else {
      add_uniform(form, unsigned_handler<F>(form));
    }
  }

  void add_with_carry(Form& form, CarryUse use, bool in, bool out) {
    bool wide = form.bits() == 64;
    Op& op = add_uniform(form, wide ? compute_carry<uint64_t> : compute_carry<uint32_t>);
    op.kind = uint8_t(use);
    op.second = in;
    op.wide = out;
  }

  void add_add(Form& form) { add_sum<Add>(form, "addc", CarryUse::ADD); }

  void add_subtract(Form& form) { add_sum<Subtract>(form, "subc", CarryUse::SUBTRACT); }

  void add_multiply(Form& form) {
    if (is_floating(form)) {
      add_float<Multiply>(form);
      return;
    }
    int half = form.take_one({"lo", "hi", "wide"});
    if (half == 2) {
      add_widening(form, wide_handler<Multiply>(form));
    } else if (half == 1) {
      add_uniform(form, integer_handler<MultiplyHigh>(form));
    } else {
      add_uniform(form, unsigned_handler<Multiply>(form));
    }
  }

  void add_multiply24(Form& form) {
    if (!form.take("lo") || form.bits() != 32) {
      form.refuse();
    }
    add_uniform(form, integer_handler<Multiply24>(form));
  }

  void add_multiply_add(Form& form) {
    if (is_floating(form)) {
      add_float<FusedMultiplyAdd>(form);
      return;
    }
    int half = form.take_one({"lo", "hi", "wide"});
    bool out = form.take("cc");
    bool in = form.base == "madc";
    if (half == 2) {
      add_widening(form, wide_handler<MultiplyAdd>(form));
    } else if (in || out) {
      add_with_carry(form, half == 1 ? CarryUse::HIGH : CarryUse::LOW, in, out);
    } else if (half == 1) {
      add_uniform(form, integer_handler<MultiplyHighAdd>(form));
    } else {
      add_uniform(form, unsigned_handler<MultiplyAdd>(form));
    }
  }

  void add_widening(Form& form, Handler run) {
    unsigned bits = form.bits();
    uint32_t d = destination(operand(0), 2 * bits);
    uint32_t a = source(1, bits);
    uint32_t b = source(2, bits);
    uint32_t c = instruction->operands.size() > 3 ? source(3, 2 * bits) : 0;
    Op& op = emit(Flow::PLAIN, run);
    op.d = d;
    op.a = a;
    op.b = b;
    op.c = c;
  }

  void add_divide(Form& form) {
    if (is_floating(form)) {
      add_float<Quotient>(form);
    } else {
      add_uniform(form, integer_handler<Divide>(form));
    }
  }

  void add_simple(Form& form) {
    Handler run = form.base == "rem" ? integer_handler<Remainder>(form)
        : form.base == "sad"         ? integer_handler<Distance>(form)
        : form.base == "cnot"        ? unsigned_handler<IsZero>(form)
                                     : unsigned_handler<ReverseBits>(form);
    add_uniform(form, run);
  }

  void add_extreme(Form& form) {
    bool least = form.base == "min";
    bool nan = form.take("NaN");
    if (!is_floating(form)) {
      add_uniform(form, least ? integer_handler<Least>(form) : integer_handler<Greatest>(form));
    } else if (nan) {
      least ? add_float<FloatLeastOrNan>(form) : add_float<FloatGreatestOrNan>(form);
    } else {
      least ? add_float<FloatLeast>(form) : add_float<FloatGreatest>(form);
    }
  }

  void add_unary(Form& form) {
    bool negative = form.base == "neg";
    if (is_floating(form)) {
      negative ? add_float<FloatNegative>(form) : add_float<FloatMagnitude>(form);
    } else {
      add_uniform(form,
          negative ? signed_handler<Negative>(form) : signed_handler<Magnitude>(form));
    }
  }

  void add_copysign(Form& form) { add_float<CopySign>(form); }

  void add_function_of(Form& form) {
    bool upperHalf = form.type() == "f64" && form.take("approx") && form.take("ftz");
    const std::string& name = form.base;
    if (upperHalf && (name == "rcp" || name == "rsqrt")) {
      add_uniform(form,
          name == "rcp" ? compute<double, double, UpperHalf<Reciprocal>>
                        : compute<double, double, UpperHalf<InverseRoot>>);
      return;
    }
    name == "rcp"       ? add_float<Reciprocal>(form)
        : name == "sqrt"  ? add_float<SquareRoot>(form)
        : name == "rsqrt" ? add_float<InverseRoot>(form)
        : name == "ex2"   ? add_float<PowerOfTwo>(form)
        : name == "lg2"   ? add_float<LogarithmOfTwo>(form)
        : name == "sin"   ? add_float<Sine>(form)
        : name == "cos"   ? add_float<Cosine>(form)
                          : add_float<HyperbolicTangent>(form);
  }

  void add_testp(Form& form) {
    int property = form.take_one(
        {"finite", "infinite", "number", "notanumber", "normal", "subnormal"});
    if (property < 0 || !form.is_float()) {
      form.refuse();
    }
    uint32_t d = predicate(operand(0));
    uint32_t a = source(1, form.bits());
    Op& op = emit(Flow::PLAIN, form.bits() == 32 ? test_property<float> : test_property<double>);
    op.kind = uint8_t(property);
    op.d = d;
    op.a = a;
  }

  template <typename F>
  void add_logic_of(Form& form) {
    if (form.type() != "pred") {
      add_uniform(form, unsigned_handler<F>(form));
      return;
    }
    uint32_t d = predicate(operand(0));
    uint32_t a = predicate(operand(1));
    bool binary = instruction->operands.size() > 2;
    uint32_t b = binary ? predicate(operand(2)) : 0;
    Op& op = emit(Flow::PLAIN, compute_predicate<F>);
    op.d = d;
    op.a = a;
    op.b = b;
    op.kind = operand(1).negated | (binary && operand(2).negated ? 2 : 0);
  }

  void add_logic(Form& form) {
    form.base == "and"    ? add_logic_of<And>(form)
        : form.base == "or" ? add_logic_of<Or>(form)
        : form.base == "xor" ? add_logic_of<Xor>(form)
                             : add_logic_of<Not>(form);
  }

  void add_lop3(Form& form) {
    require_operands(5);
    uint64_t table = operand(4).bits;
    unsigned bits = form.bits();
    uint32_t rows[] = {
        destination(operand(0), bits), source(1, bits), source(2, bits), source(3, bits)};
    Op& op = emit(Flow::PLAIN, look_up);
    op.d = rows[0];
    op.a = rows[1];
    op.b = rows[2];
    op.c = rows[3];
    op.immediate = table;
  }

  void add_shift(Form& form) {
    Handler run = form.base == "shl" ? bits_handler<ShiftLeft>(form)
        : form.base == "shr"         ? bits_handler<ShiftRight>(form)
                                     : bits_handler<ExtractField>(form);
    unsigned bits = form.bits();
    uint32_t d = destination(operand(0), bits);
    uint32_t a = source(1, bits);
    uint32_t b = source(2, 32);
    uint32_t c = instruction->operands.size() > 3 ? source(3, 32) : 0;
    Op& op = emit(Flow::PLAIN, run);
    op.d = d;
    op.a = a;
    op.b = b;
    op.c = c;
  }

  void add_funnel(Form& form) {
    bool left = form.take("l");
    bool clamp = form.take("clamp");
    if ((!left && !form.take("r")) || (!clamp && !form.take("wrap")) || form.bits() != 32) {
      form.refuse();
    }
    add_uniform(form,
        left ? (clamp ? funnel<FunnelLeft, true> : funnel<FunnelLeft, false>)
             : (clamp ? funnel<FunnelRight, true> : funnel<FunnelRight, false>));
  }

  void add_bfi(Form& form) {
    require_operands(5);
    unsigned bits = form.bits();
    uint32_t rows[] = {destination(operand(0), bits), source(1, bits), source(2, bits),
        source(3, 32), source(4, 32)};
    Op& op = emit(Flow::PLAIN, bits == 64 ? insert_field<uint64_t> : insert_field<uint32_t>);
    op.d = rows[0];
    op.a = rows[1];
    op.b = rows[2];
    op.c = rows[3];
    op.e = rows[4];
  }

  void add_count(Form& form) {
    bool amount = form.take("shiftamt");
    Handler run = form.base == "clz" ? count_handler<LeadingZeros>(form)
        : form.base == "popc"        ? count_handler<CountBits>(form)
        : amount                     ? count_handler<FindShift>(form)
                                     : count_handler<FindBit>(form);
    require_operands(2);
    uint32_t d = destination(operand(0), 32);
    uint32_t a = source(1, form.bits());
    Op& op = emit(Flow::PLAIN, run);
    op.d = d;
    op.a = a;
  }

  void add_prmt(Form& form) { add_uniform(form, permute_bytes); }

  void add_setp(Form& form) {
    std::string comparison = take_comparison(form);
    int how = form.take_one({"and", "or", "xor"});
    bool flush = form.take("ftz");
    Handler run = comparison_handler(form, comparison, 0, false);
    if (!run) {
      form.refuse();
    }
    const Operand& target = operand(0);
    bool pair = target.kind == Kind::LIST;
    uint32_t d = predicate_destination(pair ? target.items[0] : target);
    uint32_t e = pair ? predicate_destination(target.items[1]) : 0;
    uint32_t a = source(1, form.bits());
    uint32_t b = source(2, form.bits());
    uint32_t c = how >= 0 ? predicate(operand(3)) : 0;
    Op& op = emit(Flow::PLAIN, run);
    op.d = d;
    op.e = e;
    op.a = a;
    op.b = b;
    op.c = c;
    op.second = pair;
    op.kind = uint8_t(how + 1);
    op.negated = how >= 0 && operand(3).negated;
    op.flush = flush;
  }

  static std::string take_comparison(Form& form) {
    static const std::initializer_list<const char*> names = {"eq", "ne", "lt", "le", "gt", "ge",
        "lo", "ls", "hi", "hs", "equ", "neu", "ltu", "leu", "gtu", "geu", "num", "nan"};
    int index = form.take_one(names);
    if (index < 0) {
      form.refuse();
    }
    return names.begin()[index];
  }

  void add_set(Form& form) {
    std::string comparison = take_comparison(form);
    bool flush = form.take("ftz");
    Handler run = comparison_handler(form, comparison, 1, true);
    if (!run || form.bits(0) != 32) {
      form.refuse();
    }
    require_operands(3);
    uint32_t d = destination(operand(0), 32);
    uint32_t a = source(1, form.bits(1));
    uint32_t b = source(2, form.bits(1));
    Op& op = emit(Flow::PLAIN, run);
    op.d = d;
    op.a = a;
    op.b = b;
    op.e = form.is_float() ? 0x3f800000 : 0xffffffff;
    op.flush = flush;
  }

  void add_selp(Form& form) {
    require_operands(4);
    unsigned bits = form.bits();
    uint32_t d = destination(operand(0), bits);
    uint32_t a = source(1, bits);
    uint32_t b = source(2, bits);
    uint32_t c = predicate(operand(3));
    Op& op = emit(Flow::PLAIN,
        bits == 64 ? select<uint64_t> : bits == 16 ? select<uint16_t> : select<uint32_t>);
    op.d = d;
    op.a = a;
    op.b = b;
    op.c = c;
    op.negated = operand(3).negated;
  }

  // ---- moves and conversions ----

  void add_mov(Form& form) {
    require_operands(2);
    if (form.type() == "pred") {
      uint32_t d = predicate(operand(0));
      uint32_t a = predicate(operand(1));
      Op& op = emit(Flow::PLAIN, copy_predicate);
      op.d = d;
      op.a = a;
    } else if (operand(0).kind == Kind::LIST || operand(1).kind == Kind::LIST) {
      add_packing(form, operand(0).kind == Kind::LIST);
    } else {
      add_uniform(form, unsigned_handler<Copy>(form));
    }
  }

  void add_packing(Form& form, bool apart) {
    const std::vector<Operand>& parts = operand(apart ? 0 : 1).items;
    unsigned bits = form.bits();
    unsigned partBits = bits / unsigned(parts.size());
    std::vector<uint32_t> list;
    for (const Operand& part : parts) {
      list.push_back(apart ? destination(part, partBits) : source(part, partBits));
    }
    uint32_t whole = apart ? source(1, bits) : destination(operand(0), bits);
    Op& op = emit(Flow::PLAIN, apart ? unpack : pack);
    (apart ? op.a : op.d) = whole;
    op.bytes = uint8_t(partBits / 8);
    op.rowBytes = uint8_t(stride_of(bits));
    set_list(op, list);
  }

  void set_list(Op& op, const std::vector<uint32_t>& list) {
    op.list = uint32_t(program.lists.size());
    op.count = uint8_t(list.size());
    program.lists.insert(program.lists.end(), list.begin(), list.end());
  }

  static Number number_type(const std::string& type) {
    if (type == "bf16") {
      return {'b', 2};
    }
    if (type == "tf32") {
      return {'t', 4};
    }
    return {type[0] == 'b' ? 'u' : type[0], uint8_t(atoi(&type[1]) / 8)};
  }

  int register_stride(const Operand& operand, unsigned bits) const {
    return stride_of(operand.kind == Kind::REGISTER ? operand.reg.bits : bits);
  }

  void add_cvt(Form& form) {
    static const Rounding roundings[] = {
        TO_NEAREST, TO_ZERO, DOWN, UP, TO_NEAREST, TO_ZERO, DOWN, UP, NEAREST_AWAY};
    int rounding = form.take_one({"rn", "rz", "rm", "rp", "rni", "rzi", "rmi", "rpi", "rna"});
    bool flush = form.take("ftz");
    bool saturate = form.take("sat");
    if (form.types.size() != 2) {
      form.refuse();
    }
    std::string to = form.type(0);
    std::string from = form.type(1);
    if (to == "f16x2" || to == "bf16x2") {
      add_pair_conversion(to, rounding < 0 ? TO_NEAREST : roundings[rounding]);
      return;
    }
    require_operands(2);
    int toStride = register_stride(operand(0), form.bits(0));
    int fromStride = register_stride(operand(1), form.bits(1));
    bool usual = toStride == stride_of(form.bits(0)) && fromStride == stride_of(form.bits(1));
    Handler fast = rounding < 0 ? simple_conversion(to, from)
        : rounding == 0         ? rounded_conversion(to, from)
                                : nullptr;
    uint32_t d = destination(operand(0), toStride * 8);
    uint32_t a = source(1, fromStride * 8);
    Op& op = emit(Flow::PLAIN, fast && usual && !flush && !saturate ? fast : convert_any);
    op.d = d;
    op.a = a;
    op.flush = flush;
    op.saturate = saturate;
    Conversion how = {number_type(to), number_type(from),
        rounding < 0 ? TO_NEAREST : roundings[rounding], rounding >= 4 && rounding < 8,
        uint8_t(fromStride), uint8_t(toStride)};
    memcpy(&op.immediate, &how, sizeof how);
  }

  void add_pair_conversion(const std::string& to, Rounding rounding) {
    require_operands(3);
    uint32_t rows[] = {destination(operand(0), 32), source(1, 32), source(2, 32)};
    Op& op = emit(Flow::PLAIN, convert_pair);
    op.d = rows[0];
    op.a = rows[1];
    op.b = rows[2];
    Conversion how = {{to[0], 2}, {'f', 4}, rounding, false, 4, 4};
    memcpy(&op.immediate, &how, sizeof how);
  }

  static uint64_t window_of(Form& form) {
    switch (form.take_one({"global", "const", "param", "shared", "shared::cta", "local"})) {
      case 0:
      case 1: return 0;
      case 3:
      case 4: return GlobalMemory::SHARED_WINDOW;
      case 5: return GlobalMemory::LOCAL_WINDOW;
      default: form.refuse();
    }
  }

  void add_cvta(Form& form) {
    bool back = form.take("to");
    uint64_t window = window_of(form);
    if (form.bits() != 64) {
      form.refuse();
    }
    add_uniform(form, shift_address).immediate = back ? -window : window;
  }

  void add_isspacep(Form& form) {
    uint64_t window = window_of(form);
    require_operands(2);
    uint32_t d = predicate(operand(0));
    uint32_t a = source(1, 64);
    Op& op = emit(Flow::PLAIN, tell_window);
    op.d = d;
    op.a = a;
    op.immediate = window;
  }

  // ---- memory ----

  Space take_space(Form& form) {
    switch (form.take_one({"global", "const", "shared", "shared::cta", "local", "param",
        "param::entry", "param::func"})) {
      case 0:
      case 1: return Space::GLOBAL;
      case 2:
      case 3: return Space::SHARED;
      case 4: return Space::LOCAL;
      case -1: return Space::GENERIC;
      default: return Space::PARAM;
    }
  }

  // Hints and orders that mean nothing to a machine that does one thing after another.
  static void take_hints(Form& form) {
    while (form.take_one({"volatile", "relaxed", "acquire", "release", "acq_rel", "weak", "cta",
               "gpu", "sys", "cluster", "nc", "ca", "cg", "cs", "lu", "cv", "wb", "wt",
               "L1::evict_normal", "L1::evict_unchanged", "L1::evict_first", "L1::evict_last",
               "L1::no_allocate", "L2::64B", "L2::128B", "L2::256B", "L2::evict_normal",
               "L2::evict_first", "L2::evict_last"}) >= 0) {
    }
  }

  // Parameters of the kernel are apart; those of functions lie in the thread's own memory.
  Space place_of(Space space, const Operand& address) const {
    const Operand& base = address.items[0];
    bool ofKernel = base.kind != Kind::VARIABLE ||
        std::count(entry->parameters.begin(), entry->parameters.end(), base.variable) > 0;
    return space == Space::PARAM && !ofKernel ? Space::LOCAL : space;
  }

  void set_address(Op& op, const Operand& address, uint32_t base) {
    const Operand& from = address.items[0];
    op.a = base;
    op.wide = from.kind != Kind::REGISTER || from.reg.bits == 64;
    op.immediate = uint64_t(address.offset);
  }

  uint32_t address_row(const Operand& address) {
    if (address.kind != Kind::ADDRESS) {
      fail("no address");
    }
    const Operand& base = address.items[0];
    return source(base, base.kind == Kind::REGISTER ? base.reg.bits : 64);
  }

  void note_piece(Space space, unsigned bytes) {
    if (space == Space::SHARED || space == Space::GENERIC) {
      program.pieceBits = std::min(program.pieceBits, __builtin_ctz(bytes));
    }
  }

  template <template <Space> class H>
  static Handler space_handler(Space space) {
    switch (space) {
      case Space::GLOBAL: return H<Space::GLOBAL>::run;
      case Space::SHARED: return H<Space::SHARED>::run;
      case Space::LOCAL: return H<Space::LOCAL>::run;
      case Space::PARAM: return H<Space::PARAM>::run;
      default: return H<Space::GENERIC>::run;
    }
  }

  template <Space SPACE>
  struct Loading {
    static constexpr Handler run = load<SPACE>;
  };

  template <Space SPACE>
  struct Storing {
    static constexpr Handler run = store<SPACE>;
  };

  void add_load(Form& form) { add_transfer<Loading>(form, 1, 0, true); }

  void add_store(Form& form) { add_transfer<Storing>(form, 0, 1, false); }

  template <template <Space> class H>
  void add_transfer(Form& form, size_t addressIndex, size_t valueIndex, bool loads) {
    Space space = take_space(form);
    take_hints(form);
    int vector = form.take_one({"v2", "v4", "v8"});
    require_operands(2);
    const Operand& address = operand(addressIndex);
    const Operand& value = operand(valueIndex);
    uint32_t base = address_row(address);
    space = place_of(space, address);
    std::vector<Operand> values = value.kind == Kind::LIST ? value.items : std::vector{value};
    if (values.size() != size_t(vector < 0 ? 1 : 2 << vector)) {
      fail("not as many registers as elements");
    }
    int stride = stride_of(form.bits());
    for (const Operand& each : values) {
      stride = std::max(stride, register_stride(each, form.bits()));
    }
    std::vector<uint32_t> rows;
    for (const Operand& each : values) {
      rows.push_back(loads ? destination(each, 8 * stride) : source(each, 8 * stride));
    }
    Op& op = emit(Flow::PLAIN, space_handler<H>(space));
    set_address(op, address, base);
    set_list(op, rows);
    op.bytes = uint8_t(form.bits() / 8);
    op.rowBytes = uint8_t(stride);
    op.isSigned = form.is_signed();
    note_piece(space, op.bytes * op.count);
  }

  void add_atom(Form& form) {
    static const Update updates[] = {Update::ADD, Update::MIN, Update::MAX, Update::AND, Update::OR,
        Update::XOR, Update::EXCHANGE, Update::COMPARE, Update::INCREMENT, Update::DECREMENT};
    Space space = take_space(form);
    take_hints(form);
    int update = form.take_one(
        {"add", "min", "max", "and", "or", "xor", "exch", "cas", "inc", "dec"});
    unsigned bits = form.bits();
    if (update < 0 || bits < 32) {
      form.refuse();
    }
    bool returns = form.base == "atom";
    const Operand& address = operand(returns);
    uint32_t base = address_row(address);
    uint32_t d = returns ? destination(operand(0), bits) : scratch;
    uint32_t b = source(returns + 1, bits);
    uint32_t c = updates[update] == Update::COMPARE ? source(returns + 2, bits) : 0;
    Handler run = space == Space::GLOBAL ? update_handler<Space::GLOBAL>(form)
        : space == Space::SHARED         ? update_handler<Space::SHARED>(form)
                                         : update_handler<Space::GENERIC>(form);
    Op& op = emit(Flow::PLAIN, run);
    set_address(op, address, base);
    op.d = d;
    op.b = b;
    op.c = c;
    op.kind = uint8_t(updates[update]);
    note_piece(space, bits / 8);
  }

  // ---- ways through the code ----

  void add_branch(Form& form) {
    form.take("uni");
    require_operands(1);
    jumps.push_back({program.code.size(), operand(0).name});
    emit(Flow::BRANCH);
  }

  void add_table_branch(Form& form) {
    form.take("uni");
    auto table = function->branchTables.find(operand(1).name);
    if (!form.take("idx") || table == function->branchTables.end()) {
      form.refuse();
    }
    uint32_t index = source(0, 32);
    for (size_t i = 0; i < table->second.size(); i++) {
      tables.push_back({program.lists.size() + i, table->second[i]});
    }
    Op& op = emit(Flow::TABLE);
    op.a = index;
    set_list(op, std::vector<uint32_t>(table->second.size()));
  }

  std::vector<const Variable*> variables_of(const Operand& list) const {
    std::vector<const Variable*> variables;
    for (const Operand& item : list.items) {
      if (item.kind != Kind::VARIABLE) {
        fail("arguments in registers are not known to the machine");
      }
      variables.push_back(item.variable);
    }
    return variables;
  }

  void add_copies(Op& op, const std::vector<const Variable*>& forgotten,
      const std::vector<const Variable*>& to, const std::vector<const Variable*>& from) {
    if (to.size() != from.size()) {
      fail("not the number of arguments that the function has");
    }
    std::vector<uint32_t> list;
    for (const Variable* variable : forgotten) {
      list.push_back(uint32_t(offsets.at(variable)));
      list.push_back(uint32_t(variable->bytes));
    }
    for (size_t i = 0; i < to.size(); i++) {
      list.push_back(uint32_t(offsets.at(to[i])));
      list.push_back(uint32_t(offsets.at(from[i])));
      list.push_back(uint32_t(std::min(to[i]->bytes, from[i]->bytes)));
    }
    set_list(op, list);
    op.kind = uint8_t(forgotten.size());
    op.count = uint8_t(to.size());
  }

  void add_call(Form& form) {
    form.take("uni");
    const Function& callee = callee_of(*instruction);
    std::vector<const Variable*> results;
    std::vector<const Variable*> arguments;
    bool named = false;
    for (const Operand& part : instruction->operands) {
      if (part.kind == Kind::LIST) {
        (named ? arguments : results) = variables_of(part);
      }
      named |= part.kind == Kind::NAME;
    }
    Op& call = emit(Flow::CALL, copy_frame);
    call.a = returnRows.at(&callee);
    call.target = starts.at(&callee);
    add_copies(call, frame_of(callee), callee.parameters, arguments);
    add_copies(emit(Flow::PLAIN, copy_frame), {}, results, callee.results);
  }

  void add_return(Form& form) {
    form.take("uni");
    if (function->entry) {
      emit(Flow::EXIT);
    } else {
      emit(Flow::RETURN).a = returnRows.at(function);
    }
  }

  void add_exit(Form&) { emit(Flow::EXIT); }

  void add_trap(Form&) { emit(Flow::TRAP); }

  void add_nothing(Form& form) {
    take_hints(form);
    while (form.take_one({"gl", "sc", "global", "L1", "L2", "proxy", "async", "local"}) >= 0) {
    }
    form.types.clear();
  }

  // ---- threads together ----

  void add_barrier(Form& form) {
    if (form.take("warp")) {
      form.take("sync");
      require_operands(1);
      uint32_t members = source(0, 32);
      emit(Flow::MEETING, meet_only).e = members;
      return;
    }
    form.take("cta");
    form.take("aligned");
    bool arrives = form.take("arrive");
    int reduction = form.take("red") ? form.take_one({"popc", "and", "or"}) : -1;
    if (!arrives && reduction < 0 && !form.take("sync")) {
      form.refuse();
    }
    size_t first = reduction >= 0;
    size_t last = instruction->operands.size() - first;
    uint32_t number = source(first, 32);
    bool counted = first + 1 < last;
    uint32_t count = counted ? source(first + 1, 32) : 0;
    uint32_t d = reduction == 0 ? destination(operand(0), 32)
        : reduction > 0         ? predicate(operand(0))
                                : 0;
    uint32_t e = reduction >= 0 ? predicate(operand(last)) : 0;
    Op& op = emit(Flow::BARRIER, note_arrival);
    BarrierUse uses[] = {BarrierUse::COUNT, BarrierUse::ALL, BarrierUse::ANY};
    BarrierUse use = reduction < 0 ? BarrierUse::WAIT : uses[reduction];
    op.kind = uint8_t(arrives ? BarrierUse::ARRIVE : use);
    op.a = number;
    op.b = count;
    op.second = counted;
    op.d = d;
    op.e = e;
    op.negated = reduction >= 0 && operand(last).negated;
  }

  void add_shuffle(Form& form) {
    static const Shuffle shuffles[] = {
        Shuffle::UP, Shuffle::DOWN, Shuffle::BUTTERFLY, Shuffle::INDEX};
    int how = form.take_one({"up", "down", "bfly", "idx"});
    if (!form.take("sync") || how < 0) {
      form.refuse();
    }
    require_operands(5);
    const Operand& target = operand(0);
    bool pair = target.kind == Kind::LIST;
    uint32_t d = destination(pair ? target.items[0] : target, 32);
    uint32_t within = pair ? predicate_destination(target.items[1]) : 0;
    uint32_t rows[] = {source(1, 32), source(2, 32), source(3, 32), source(4, 32)};
    Op& op = emit(Flow::MEETING, shuffle);
    op.kind = uint8_t(shuffles[how]);
    op.d = d;
    op.target = within;
    op.second = pair;
    op.a = rows[0];
    op.b = rows[1];
    op.c = rows[2];
    op.e = rows[3];
  }

  void add_vote(Form& form) {
    int how = form.take_one({"all", "any", "uni", "ballot"});
    if (!form.take("sync") || how < 0) {
      form.refuse();
    }
    require_operands(3);
    uint32_t d = Vote(how) == Vote::BALLOT ? destination(operand(0), 32) : predicate(operand(0));
    uint32_t a = predicate(operand(1));
    uint32_t members = source(2, 32);
    Op& op = emit(Flow::MEETING, vote);
    op.kind = uint8_t(how);
    op.d = d;
    op.a = a;
    op.e = members;
    op.negated = operand(1).negated;
  }

  void add_match(Form& form) {
    bool all = form.take("all");
    if (!form.take("sync") || (!all && !form.take("any"))) {
      form.refuse();
    }
    const Operand& target = operand(0);
    bool pair = target.kind == Kind::LIST;
    uint32_t d = destination(pair ? target.items[0] : target, 32);
    uint32_t same = pair ? predicate_destination(target.items[1]) : 0;
    uint32_t a = source(1, form.bits());
    uint32_t members = source(2, 32);
    Op& op = emit(Flow::MEETING, form.bits() == 64 ? match<uint64_t> : match<uint32_t>);
    op.kind = all;
    op.d = d;
    op.a = a;
    op.e = members;
    op.second = pair;
    op.target = same;
  }

  void add_redux(Form& form) {
    static const Update updates[] = {
        Update::ADD, Update::MIN, Update::MAX, Update::AND, Update::OR, Update::XOR};
    int how = form.take_one({"add", "min", "max", "and", "or", "xor"});
    if (!form.take("sync") || how < 0 || form.bits() != 32 || is_floating(form)) {
      form.refuse();
    }
    require_operands(3);
    uint32_t d = destination(operand(0), 32);
    uint32_t a = source(1, 32);
    uint32_t members = source(2, 32);
    Op& op = emit(Flow::MEETING, form.is_signed() ? reduce<int32_t> : reduce<uint32_t>);
    op.kind = uint8_t(updates[how]);
    op.d = d;
    op.a = a;
    op.e = members;
  }

  void add_activemask(Form& form) { add_uniform(form, tell_active); }

  void add_elect(Form& form) {
    if (!form.take("sync")) {
      form.refuse();
    }
    require_operands(2);
    const Operand& target = operand(0);
    if (target.kind != Kind::LIST) {
      form.refuse();
    }
    uint32_t d = destination(target.items[0], 32);
    uint32_t elected = predicate_destination(target.items[1]);
    uint32_t members = source(1, 32);
    Op& op = emit(Flow::MEETING, elect);
    op.d = d;
    op.target = elected;
    op.e = members;
  }

  void add_mma(Form& form) {
    static const std::map<std::string, Handler> known = {
        {"mma.sync.aligned.m16n8k4.row.col.f32.tf32.tf32.f32", matrix_product_tf32<4>},
        {"mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32", matrix_product_tf32<8>},
        {"mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32", matrix_product_half<8, false>},
        {"mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32", matrix_product_half<16, false>},
        {"mma.sync.aligned.m16n8k8.row.col.f32.bf16.bf16.f32", matrix_product_half<8, true>},
        {"mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32", matrix_product_half<16, true>},
        {"mma.sync.aligned.m8n8k4.row.col.f64.f64.f64.f64", matrix_product_double}};
    auto found = known.find(instruction->opcode);
    if (found == known.end()) {
      form.refuse();
    }
    form.take_one({"m16n8k4", "m16n8k8", "m16n8k16", "m8n8k4"});
    form.take("sync");
    form.take("aligned");
    form.take("row");
    form.take("col");
    require_operands(4);
    unsigned bits = form.type() == "f64" ? 64 : 32;
    std::vector<uint32_t> list;
    for (size_t i = 0; i < 4; i++) {
      const Operand& part = operand(i);
      for (const Operand& item : part.kind == Kind::LIST ? part.items : std::vector{part}) {
        list.push_back(i == 0 ? destination(item, bits) : source(item, bits));
      }
    }
    uint32_t members = number_row(ALL_LANES, 4);
    Op& op = emit(Flow::MEETING, found->second);
    op.e = members;
    set_list(op, list);
  }
};

}  // namespace ptx
