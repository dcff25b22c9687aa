package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.entropy.EntropyRound;
import io.github.sparksimpor.engine.entropy.RowEntropy;
import io.github.sparksimpor.engine.placement.AscentPasses;
import io.github.sparksimpor.engine.placement.DeviceShares;
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
 * @param kernelTier tier of the kernel sums: {@code cuda} if GPUs took any, otherwise the driver's
 * @param devices what they ran on, in counts: after a fall-back what did the work, and why
 * @param searches what the searches for nearest rows, by which radii are set, ran on, likewise
 */
public record AscentSummary(
    double bandwidth,
    List<EntropyRound> rounds,
    long[] entropyHistogram,
    Optional<RowEntropy> entropy,
    AscentPasses passes,
    String kernelTier,
    DeviceShares devices,
    DeviceShares searches) {}
