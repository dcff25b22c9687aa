package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.entropy.EntropyRound;
import io.github.sparksimpor.engine.entropy.RowEntropy;
import io.github.sparksimpor.engine.placement.AscentPasses;
import java.util.List;
import java.util.Optional;

/**
 * How rows ascended during a fit, and how the region where they did was found.
 *
 * @param bandwidth h in standardised units
 * @param rounds rounds of entropy-based active learning, in order
 * @param entropyHistogram rows per twentieth of [0, 1] at the last scoring; empty if none took
 *     place
 * @param entropy what the network of the last round says of any row; empty if none was trained
 * @param passes what the ascents cost where the rows stayed in the executors
 * @param kernelTier tier of the kernel sums on the driver, or {@code cuda} if tasks were to use
 *     GPUs (with {@code device = auto} one that has none takes the CPU)
 */
public record AscentSummary(
    double bandwidth,
    List<EntropyRound> rounds,
    long[] entropyHistogram,
    Optional<RowEntropy> entropy,
    AscentPasses passes,
    String kernelTier) {}
