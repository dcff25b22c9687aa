// PTX text to declarations and instructions. Names are resolved as far as their scopes tell; what
// an instruction means is not looked at.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ptx {

// The text is no PTX, or uses what this machine does not know.
struct BadCode : std::runtime_error {
  BadCode(int line, const std::string& what)
      : std::runtime_error("PTX line " + std::to_string(line) + ": " + what) {}
};

enum class Space { GENERIC, GLOBAL, CONSTANT, SHARED, LOCAL, PARAM };

struct Variable {
  std::string name;
  Space space;
  size_t bytes;
  size_t alignment;
  std::string initial;
};

// A register of a function; predicates have one bit.
struct Register {
  int number;
  int bits;
};

struct Operand {
  enum Kind { REGISTER, INTEGER, FLOAT32, FLOAT64, VARIABLE, NAME, LIST, ADDRESS, SINK };

  Kind kind;
  bool negated = false;
  Register reg = {-1, 0};
  uint64_t bits = 0;  // of a number
  const Variable* variable = nullptr;
  std::string name;            // of a label, a function or a special register
  std::vector<Operand> items;  // of a list; the base of an address
  int64_t offset = 0;
};

struct Instruction {
  std::string opcode;
  Register guard = {-1, 0};
  bool guardNegated = false;
  std::vector<Operand> operands;
  int line;
  std::string text;
};

struct Function {
  std::string name;
  bool entry;
  std::vector<const Variable*> parameters;
  std::vector<const Variable*> results;
  std::vector<const Variable*> variables;  // declared inside: local, shared, of call frames
  std::vector<Register> registers;
  std::vector<Instruction> body;
  std::map<std::string, size_t> labels;
  std::map<std::string, std::vector<std::string>> branchTables;
  unsigned mostThreads = 1024;
};

struct Module {
  std::deque<Variable> variables;  // all there are
  std::vector<const Variable*> globals;
  std::map<std::string, Function> functions;
};

struct Token {
  enum Kind { WORD, NUMBER, TEXT, MARK, END };

  Kind kind;
  std::string text;
  int line;
  size_t from;
  size_t to;

  bool is(const char* other) const { return text == other && kind != TEXT; }
};

class Lexer {
 public:
  explicit Lexer(const std::string& source) : source(source) {}

  std::vector<Token> tokens() {
    std::vector<Token> all;
    do {
      all.push_back(next());
    } while (all.back().kind != Token::END);
    return all;
  }

 private:
  const std::string& source;
  size_t at = 0;
  int line = 1;

  char peek(size_t ahead = 0) const {
    return at + ahead < source.size() ? source[at + ahead] : '\0';
  }

  static bool in_word(char c) { return isalnum(c) || (c && strchr("_$.%", c)); }

  void skip_to(const char* end) {
    size_t found = source.find(end, at);
    size_t stop = found == std::string::npos ? source.size() : found + strlen(end);
    for (; at < stop; at++) {
      line += source[at] == '\n';
    }
  }

  void skip_blanks() {
    while (true) {
      if (peek() == '/' && peek(1) == '/') {
        skip_to("\n");
      } else if (peek() == '/' && peek(1) == '*') {
        skip_to("*/");
      } else if (isspace(peek())) {
        line += peek() == '\n';
        at++;
      } else {
        return;
      }
    }
  }

  Token next() {
    skip_blanks();
    size_t from = at;
    Token::Kind kind = Token::MARK;
    if (at >= source.size()) {
      kind = Token::END;
    } else if (isdigit(peek())) {
      kind = Token::NUMBER;
      while (isalnum(peek()) || peek() == '.' || exponent(from)) {
        at++;
      }
    } else if (in_word(peek())) {
      kind = Token::WORD;
      while (in_word(peek()) || (peek() == ':' && (peek(1) == ':' || source[at - 1] == ':'))) {
        at++;
      }
    } else if (peek() == '"') {
      kind = Token::TEXT;
      at = std::min(source.find('"', at + 1), source.size() - 1) + 1;
    } else {
      at++;
    }
    return {kind, source.substr(from, at - from), line, from, at};
  }

  // Whether a sign continues a decimal number such as 1.0e-5.
  bool exponent(size_t from) const {
    return (peek() == '-' || peek() == '+') && tolower(source[at - 1]) == 'e' &&
        source.substr(from, at - from).find('.') != std::string::npos;
  }
};

class Parser {
 public:
  explicit Parser(const std::string& source) : source(source), tokens(Lexer(source).tokens()) {}

  std::shared_ptr<const Module> parse() {
    scopes.emplace_back();
    while (token().kind != Token::END) {
      parse_top();
    }
    return module;
  }

 private:
  struct Scope {
    std::map<std::string, Register> registers;
    std::map<std::string, std::pair<Register, int>> ranges;  // %r<9>: the first, and how many
    std::map<std::string, const Variable*> variables;
  };

  const std::string& source;
  std::vector<Token> tokens;
  size_t position = 0;
  std::shared_ptr<Module> module = std::make_shared<Module>();
  std::vector<Scope> scopes;
  Function* function = nullptr;

  const Token& token() const { return tokens[position]; }

  bool at(const char* text) const { return token().is(text); }

  [[noreturn]] void fail(const std::string& what) const { throw BadCode(token().line, what); }

  Token take() {
    if (token().kind == Token::END) {
      fail("the text ends in the middle of a statement");
    }
    return tokens[position++];
  }

  bool take_if(const char* text) {
    bool found = at(text);
    position += found;
    return found;
  }

  void expect(const char* text) {
    if (!take_if(text)) {
      fail("expected " + std::string(text) + ", found " + token().text);
    }
  }

  void skip_statement() {
    while (!take_if(";")) {
      take();
    }
  }

  void skip_line() {
    int line = token().line;
    while (token().kind != Token::END && token().line == line) {
      position++;
    }
  }

  uint64_t take_integer() {
    bool negative = take_if("-");
    Operand number = parse_number(take());
    return negative ? -number.bits : number.bits;
  }

  // ---- declarations ----

  void parse_top() {
    while (at(".visible") || at(".extern") || at(".weak") || at(".common")) {
      take();
    }
    if (at(".version") || at(".target") || at(".address_size") || at(".file") || at(".loc")) {
      skip_line();
    } else if (at(".entry") || at(".func")) {
      parse_function();
    } else if (at(".section")) {
      while (!take_if("}")) {
        take();
      }
    } else if (at(".pragma")) {
      skip_statement();
    } else if (space_of(token().text) != Space::GENERIC) {
      parse_variables();
    } else if (!take_if(";")) {
      fail("unknown statement " + token().text);
    }
  }

  static Space space_of(const std::string& word) {
    static const std::map<std::string, Space> spaces = {{".global", Space::GLOBAL},
        {".const", Space::CONSTANT}, {".shared", Space::SHARED}, {".local", Space::LOCAL},
        {".param", Space::PARAM}};
    auto found = spaces.find(word);
    return found == spaces.end() ? Space::GENERIC : found->second;
  }

  // Bytes of a type such as .f32; 0 if it is none.
  static size_t bytes_of(const std::string& type) {
    static const std::string letters = "busf";
    if (type.size() < 3 || type[0] != '.' || letters.find(type[1]) == std::string::npos) {
      return 0;
    }
    int bits = atoi(type.c_str() + 2);
    bool known = bits == 8 || bits == 16 || bits == 32 || bits == 64 || bits == 128;
    return known ? bits / 8 : 0;
  }

  Variable parse_variable() {
    Variable variable = {"", space_of(take().text), 0, 0, ""};
    size_t element = 0;
    size_t vector = 1;
    while (token().text[0] == '.') {
      Token word = take();
      if (word.is(".align")) {
        variable.alignment = take_integer();
      } else if (word.is(".v2") || word.is(".v4")) {
        vector = word.text[2] - '0';
      } else if (size_t bytes = bytes_of(word.text)) {
        element = bytes;
      } else if (!word.is(".ptr") && space_of(word.text) == Space::GENERIC) {
        throw BadCode(word.line, "unknown attribute " + word.text + " of a variable");
      }
    }
    variable.name = take().text;
    variable.bytes = element * vector;
    while (take_if("[")) {
      variable.bytes *= at("]") ? 0 : take_integer();
      expect("]");
    }
    variable.alignment = std::max(variable.alignment, element * vector);
    if (element == 0) {
      fail("no type that this machine knows for " + variable.name);
    }
    if (take_if("=")) {
      parse_initial(variable, element);
      variable.initial.resize(variable.bytes);
    }
    return variable;
  }

  void parse_initial(Variable& variable, size_t element) {
    if (take_if("{")) {
      while (!take_if("}")) {
        parse_initial(variable, element);
        take_if(",");
      }
      return;
    }
    uint64_t value = take_integer();
    variable.initial.append(reinterpret_cast<char*>(&value), element);
  }

  const Variable* declare(Variable variable) {
    module->variables.push_back(std::move(variable));
    const Variable* declared = &module->variables.back();
    scopes.back().variables[declared->name] = declared;
    return declared;
  }

  void parse_variables() {
    const Variable* variable = declare(parse_variable());
    (function ? function->variables : module->globals).push_back(variable);
    expect(";");
  }

  std::vector<const Variable*> parse_parameters() {
    std::vector<const Variable*> parameters;
    expect("(");
    while (!take_if(")")) {
      if (!at(".param")) {
        fail("parameters in registers are not known");
      }
      parameters.push_back(declare(parse_variable()));
      take_if(",");
    }
    return parameters;
  }

  void parse_function() {
    scopes.emplace_back();
    Function parsed;
    parsed.entry = take().is(".entry");
    if (at("(")) {
      parsed.results = parse_parameters();
    }
    parsed.name = take().text;
    if (at("(")) {
      parsed.parameters = parse_parameters();
    }
    while (!at("{") && !at(";")) {
      parse_attribute(parsed);
    }
    if (!take_if(";")) {
      function = &parsed;
      parse_body();
      function = nullptr;
      module->functions[parsed.name] = std::move(parsed);
    }
    scopes.pop_back();
  }

  void parse_attribute(Function& parsed) {
    Token word = take();
    if (word.is(".maxntid") || word.is(".reqntid")) {
      parsed.mostThreads = 1;
      do {
        parsed.mostThreads *= take_integer();
      } while (take_if(","));
    } else if (word.is(".minnctapersm") || word.is(".maxnreg") || word.is(".maxnctapersm")) {
      take_integer();
    } else if (word.is(".pragma")) {
      skip_statement();
    } else if (!word.is(".noreturn")) {
      throw BadCode(word.line, "unknown attribute " + word.text + " of a function");
    }
  }

  // ---- bodies ----

  void parse_body() {
    expect("{");
    scopes.emplace_back();
    while (!take_if("}")) {
      parse_statement();
    }
    scopes.pop_back();
  }

  void parse_statement() {
    if (at("{")) {
      parse_body();
    } else if (at(".reg")) {
      parse_registers();
    } else if (at(".loc") || at(".file")) {
      skip_line();
    } else if (at(".pragma")) {
      skip_statement();
    } else if (space_of(token().text) != Space::GENERIC) {
      parse_variables();
    } else if (token().kind == Token::WORD && tokens[position + 1].is(":")) {
      parse_label();
    } else if (!take_if(";")) {
      parse_instruction();
    }
  }

  void parse_registers() {
    take();
    Token type = take();
    int bits = type.is(".pred") ? 1 : 8 * int(bytes_of(type.text));
    if (bits == 0 || bits > 64) {
      throw BadCode(type.line, "registers of an unknown type " + type.text);
    }
    do {
      std::string name = take().text;
      int count = 1;
      if (take_if("<")) {
        count = int(take_integer());
        expect(">");
        scopes.back().ranges[name] = {{int(function->registers.size()), bits}, count};
      } else {
        scopes.back().registers[name] = {int(function->registers.size()), bits};
      }
      for (int i = 0; i < count; i++) {
        function->registers.push_back({int(function->registers.size()), bits});
      }
    } while (take_if(","));
    expect(";");
  }

  void parse_label() {
    std::string name = take().text;
    expect(":");
    if (take_if(".branchtargets")) {
      do {
        function->branchTables[name].push_back(take().text);
      } while (take_if(","));
      expect(";");
    } else {
      function->labels[name] = function->body.size();
    }
  }

  void parse_instruction() {
    Instruction instruction;
    if (take_if("@")) {
      instruction.guardNegated = take_if("!");
      Operand guard = parse_operand();
      if (guard.kind != Operand::REGISTER || guard.reg.bits != 1) {
        fail("guarded by what is no predicate");
      }
      instruction.guard = guard.reg;
    }
    Token opcode = take();
    instruction.opcode = opcode.text;
    instruction.line = opcode.line;
    while (!at(";")) {
      instruction.operands.push_back(parse_operand());
      if (!at(";")) {
        expect(",");
      }
    }
    instruction.text = one_line(opcode.from, token().from);
    expect(";");
    function->body.push_back(std::move(instruction));
  }

  std::string one_line(size_t from, size_t to) const {
    std::string line;
    for (size_t i = from; i < to; i++) {
      if (!isspace(source[i])) {
        line += source[i];
      } else if (!line.empty() && line.back() != ' ') {
        line += ' ';
      }
    }
    return line;
  }

  // ---- operands ----

  Operand parse_operand() {
    Operand operand = parse_simple();
    if (take_if("|")) {
      Operand pair = {Operand::LIST};
      pair.items = {operand, parse_simple()};
      return pair;
    }
    return operand;
  }

  Operand parse_simple() {
    if (take_if("!")) {
      Operand operand = parse_simple();
      operand.negated = !operand.negated;
      return operand;
    }
    if (at("{") || at("(")) {
      return parse_list(at("{") ? "}" : ")");
    }
    if (take_if("[")) {
      return parse_address();
    }
    bool negative = take_if("-");
    Token word = take();
    if (word.kind == Token::NUMBER) {
      Operand number = parse_number(word);
      if (negative) {
        number.bits = number.kind == Operand::INTEGER ? -number.bits : number.bits ^ sign(number);
      }
      return number;
    }
    if (word.kind != Token::WORD) {
      throw BadCode(word.line, "unexpected " + word.text);
    }
    Operand operand = resolve(word.text);
    if (operand.kind == Operand::VARIABLE && (at("+") || at("-"))) {
      operand.offset = parse_offset();
    }
    return operand;
  }

  Operand parse_list(const char* end) {
    Operand list = {Operand::LIST};
    take();
    while (!take_if(end)) {
      list.items.push_back(parse_operand());
      take_if(",");
    }
    return list;
  }

  Operand parse_address() {
    Operand address = {Operand::ADDRESS};
    Token base = take();
    address.items.push_back(base.kind == Token::NUMBER ? parse_number(base) : resolve(base.text));
    while (at("+") || at("-")) {
      address.offset += parse_offset();
    }
    expect("]");
    return address;
  }

  int64_t parse_offset() {
    bool negative = take().is("-");
    int64_t offset = int64_t(take_integer());
    return negative ? -offset : offset;
  }

  Operand resolve(const std::string& word) const {
    if (word == "_") {
      return {Operand::SINK};
    }
    size_t digits = word.find_last_not_of("0123456789") + 1;
    std::string stem = word.substr(0, digits);
    int number = digits < word.size() && word.size() - digits < 9 ? stoi(word.substr(digits)) : -1;
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); scope++) {
      Operand operand = {Operand::REGISTER};
      auto found = scope->registers.find(word);
      auto range = scope->ranges.find(stem);
      auto variable = scope->variables.find(word);
      if (found != scope->registers.end()) {
        operand.reg = found->second;
        return operand;
      }
      if (range != scope->ranges.end() && number >= 0 && number < range->second.second) {
        operand.reg = range->second.first;
        operand.reg.number += number;
        return operand;
      }
      if (variable != scope->variables.end()) {
        operand.kind = Operand::VARIABLE;
        operand.variable = variable->second;
        return operand;
      }
    }
    Operand operand = {Operand::NAME};
    operand.name = word;
    return operand;
  }

  static uint64_t sign(const Operand& number) {
    return uint64_t(1) << (number.kind == Operand::FLOAT32 ? 31 : 63);
  }

  Operand parse_number(const Token& word) const {
    std::string text = word.text;
    char* end = nullptr;
    Operand number = {Operand::INTEGER};
    if (text.size() > 2 && text[0] == '0' && strchr("fFdD", text[1])) {
      number.kind = tolower(text[1]) == 'f' ? Operand::FLOAT32 : Operand::FLOAT64;
      number.bits = strtoull(text.c_str() + 2, &end, 16);
    } else if (text.find('.') != std::string::npos) {
      double value = strtod(text.c_str(), &end);
      number.kind = Operand::FLOAT64;
      memcpy(&number.bits, &value, sizeof value);
    } else if (text.size() > 2 && text[0] == '0' && tolower(text[1]) == 'b') {
      number.bits = strtoull(text.c_str() + 2, &end, 2);
    } else {
      number.bits = strtoull(text.c_str(), &end, 0);
    }
    if (*end && strcmp(end, "U") != 0) {
      throw BadCode(word.line, "no number: " + text);
    }
    return number;
  }
};

}  // namespace ptx
