package io.github.sparksimpor.cuda;

import com.sun.jna.Native;
import java.nio.file.Path;

/**
 * A CUDA driver that executes the PTX in the jar as text and watches what its threads do. Built
 * once per run; where there is no g++ the test is skipped.
 */
final class PtxMachine {
  private PtxMachine() {}

  /** What the machine has beyond the driver's functions. */
  interface Controls extends StandIn.Controls {
    void ptx_machine_load_instead(String text);

    String ptx_machine_finding();

    long ptx_machine_instructions();

    long ptx_machine_accesses();

    long ptx_machine_barriers();

    long ptx_machine_meetings();

    long ptx_machine_loaded();

    long ptx_machine_covered();
  }

  static Controls controls() {
    StandIn.requireCompiler();
    return Holder.CONTROLS;
  }

  /** A freshly booted machine. */
  static Cuda boot() {
    return boot(StandIn.PLENTY, "");
  }

  /**
   * A freshly booted machine.
   *
   * @param memory bytes of its device
   * @param ptx is loaded in the place of the PTX in the jar; empty for that
   */
  static Cuda boot(long memory, String ptx) {
    controls().stand_in_reset(1, memory, -1);
    controls().ptx_machine_load_instead(ptx);
    String ignored = controls().ptx_machine_finding();
    return Cuda.load(Holder.LIBRARY.toString());
  }

  private static final class Holder {
    static final Path LIBRARY = StandIn.build("ptx_machine.cpp");
    static final Controls CONTROLS = Native.load(LIBRARY.toString(), Controls.class);
  }
}
