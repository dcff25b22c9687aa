package io.github.sparksimpor.fault;

/**
 * A fault in a phase of a run of the program.
 *
 * @param method {@code --method}
 * @param strategy {@code --strategy}
 * @param phase description of the jobs that suffer it
 * @param fault what they suffer
 */
record FaultCell(String method, String strategy, String phase, Fault fault) {}
