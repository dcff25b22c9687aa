package io.github.sparksimpor.engine.placement;

import java.io.Serializable;

/**
 * What ascents run on.
 *
 * @param kind CPU, or which way to the GPU
 * @param required whether a task without a usable GPU fails; otherwise it takes the CPU
 * @param amount GPUs a task, where Spark hands them out; below 1 tasks share one
 * @param address of the GPU, where Spark does not hand them out
 * @param unused why settings name a GPU and yet it is the CPU; empty otherwise
 */
public record AscentDevice(
    Kind kind, boolean required, double amount, String address, String unused)
    implements Serializable {

  AscentDevice(Kind kind, boolean required, double amount, String address) {
    this(kind, required, amount, address, "");
  }

  /** Where the GPU's address comes from. */
  public enum Kind {
    /** There is none: the CPU. */
    CPU,
    /** Spark hands an address to every task. */
    SCHEDULED,
    /** A setting names the one GPU of this machine. */
    NAMED
  }

  /** The CPU. */
  public static AscentDevice cpu() {
    return cpuBecause("");
  }

  /** The CPU, though settings name a GPU. */
  static AscentDevice cpuBecause(String reason) {
    return new AscentDevice(Kind.CPU, false, 0, "", reason);
  }

  /** Whether a GPU is used where there is one. */
  public boolean isGpu() {
    return kind != Kind.CPU;
  }
}
