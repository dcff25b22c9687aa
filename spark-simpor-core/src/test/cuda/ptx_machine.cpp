// A libcuda.so.1 that executes PTX as text, for tests without a GPU: what ships is what runs. It
// watches every access, barrier and shuffle; what it finds makes the launch fail, with a message
// that names kernel, line and thread.

#include "driver.h"
#include "ptx_assembler.h"
#include "ptx_block.h"

namespace {

struct LoadedModule {
  std::shared_ptr<const ptx::Module> source;
  std::map<const ptx::Variable*, uint64_t> globals;
  std::map<std::string, ptx::Program> kernels;
};

class PtxMachine : public Processor {
 public:
  ptx::Counts counts;
  std::string finding;
  std::string substitute;  // the text that is loaded instead, if any

  char* reserve(size_t bytes) override {
    return pointer(memory.allocate(bytes, "an allocation of " + std::to_string(bytes) + " bytes"));
  }

  void release(char* address) override { memory.free(number(address)); }

  void write(char* target, const void* source, size_t bytes) override {
    memcpy(memory.host(number(target), bytes, ptx::Access::WRITE), source, bytes);
  }

  void read(void* target, const char* source, size_t bytes) override {
    memcpy(target, memory.host(number(source), bytes, ptx::Access::READ), bytes);
  }

  void fill(char* target, unsigned char value, size_t bytes) override {
    memset(memory.host(number(target), bytes, ptx::Access::WRITE), value, bytes);
  }

  void* load(const std::string& image) override {
    auto loaded = std::make_unique<LoadedModule>();
    try {
      loaded->source = ptx::Parser(substitute.empty() ? image : substitute).parse();
      for (const ptx::Variable* variable : loaded->source->globals) {
        place(*loaded, variable);
      }
      for (const auto& [name, function] : loaded->source->functions) {
        if (function.entry) {
          loaded->kernels[name] = assembled(*loaded, function);
        }
      }
    } catch (const ptx::BadCode& bad) {
      report(bad.what());
      free_globals(*loaded);
      return nullptr;
    }
    return loaded.release();
  }

  // Ops of the code that was handed over, and how many of them were executed at least once.
  std::pair<long, long> coverage() const {
    std::pair<long, long> covered = {0, 0};
    for (const auto& [name, marks] : executed) {
      covered.first += long(marks->size());
      covered.second += std::count(marks->begin(), marks->end(), 1);
    }
    return covered;
  }

  void unload(void* module) override {
    std::unique_ptr<LoadedModule> loaded(static_cast<LoadedModule*>(module));
    free_globals(*loaded);
  }

  void* kernel(void* module, const std::string& name) override {
    auto& kernels = static_cast<LoadedModule*>(module)->kernels;
    auto found = kernels.find(name);
    return found == kernels.end() ? nullptr : &found->second;
  }

  Result launch(void* kernel, LaunchShape shape, void** arguments) override {
    const ptx::Program& program = *static_cast<ptx::Program*>(kernel);
    if (unsigned(shape.threads) > program.mostThreads) {
      return INVALID_VALUE;
    }
    std::vector<char> parameters(program.parameterBytes);
    for (size_t i = 0; i < program.parameters.size(); i++) {
      auto [offset, bytes] = program.parameters[i];
      memcpy(&parameters[offset], arguments[i], bytes);
    }
    ptx::Block block(memory, counts, program, parameters, shape.threads);
    try {
      for (int y = 0; y < shape.blocksY; y++) {
        for (int x = 0; x < shape.blocksX; x++) {
          block.run(x, y, shape.blocksX, shape.blocksY);
        }
      }
    } catch (const ptx::Finding& found) {
      report(found.message);
      return result_of(found.kind);
    }
    return SUCCESS;
  }

 private:
  ptx::GlobalMemory memory;
  std::map<std::string, std::shared_ptr<std::vector<uint8_t>>> executed;  // by kernel

  // A kernel that is loaded again goes on with the marks that it has.
  ptx::Program assembled(const LoadedModule& loaded, const ptx::Function& function) {
    ptx::Program program = ptx::Assembler(*loaded.source, loaded.globals).assemble(function);
    if (substitute.empty()) {
      auto& marks = executed[program.name];
      if (!marks || marks->size() != program.code.size()) {
        marks = program.executed;
      }
      program.executed = marks;
    }
    return program;
  }

  static char* pointer(uint64_t address) { return reinterpret_cast<char*>(address); }

  static uint64_t number(const char* address) { return reinterpret_cast<uint64_t>(address); }

  void place(LoadedModule& loaded, const ptx::Variable* variable) {
    if (variable->space == ptx::Space::SHARED || variable->bytes == 0) {
      return;
    }
    bool readOnly = variable->space == ptx::Space::CONSTANT;
    uint64_t address = memory.allocate(variable->bytes, variable->name, readOnly);
    loaded.globals[variable] = address;
    std::string initial = variable->initial;
    initial.resize(variable->bytes);
    write(pointer(address), initial.data(), initial.size());
  }

  void free_globals(const LoadedModule& loaded) {
    for (const auto& [variable, address] : loaded.globals) {
      memory.free(address);
    }
  }

  void report(const std::string& message) {
    finding = message;
    fprintf(stderr, "PTX machine: %s\n", message.c_str());
  }

  static Result result_of(ptx::FaultKind kind) {
    return kind == ptx::FaultKind::BEYOND_MEMORY ? ILLEGAL_ADDRESS
        : kind == ptx::FaultKind::MISALIGNED     ? MISALIGNED_ADDRESS
                                                 : LAUNCH_FAILED;
  }
};

PtxMachine& machine() {
  static PtxMachine machine;
  return machine;
}

Processor& processor() { return machine(); }

}  // namespace

extern "C" {

// Has a text be loaded in the place of what the driver is handed; none if it is empty.
void ptx_machine_load_instead(const char* text) {
  std::lock_guard guard(lock);
  machine().substitute = text;
}

// What was found last; empty if nothing since the last time this was asked for.
const char* ptx_machine_finding() {
  static std::string told;
  std::lock_guard guard(lock);
  told.swap(machine().finding);
  machine().finding.clear();
  return told.c_str();
}

// Instructions executed, a thread counting one.
long ptx_machine_instructions() { return machine().counts.instructions; }

// Accesses to memory checked.
long ptx_machine_accesses() { return machine().counts.accesses; }

// Threads let through barriers.
long ptx_machine_barriers() { return machine().counts.barriers; }

// Shuffles and votes.
long ptx_machine_meetings() { return machine().counts.meetings; }

// Instructions of all kernels that were loaded, and those of them that were executed.
long ptx_machine_loaded() { return machine().coverage().first; }

long ptx_machine_covered() { return machine().coverage().second; }
}
