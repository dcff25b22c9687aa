package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.EntropyRound;
import io.github.sparksimpor.engine.RowEntropy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened during a fit; kept in memory only.
 *
 * @param classes rows per class, by ascending label
 * @param bandwidth h in standardised units; NaN if the method uses no kernel
 * @param rounds rounds of entropy-based active learning, in order
 * @param entropyHistogram rows per twentieth of [0, 1] at the last scoring; empty if none took
 *     place
 * @param entropy what the network of the last round says of any row; empty if none was trained
 * @param phaseSeconds wall-clock seconds per phase, in order
 * @param placement where the rows lay and why; empty if the method knows one way only
 * @param kernelTier tier of the kernel sums on the driver, or {@code cuda} if tasks were to use
 *     GPUs (with {@code device = auto} one that has none takes the CPU); empty if the method uses
 *     none
 */
public record FitSummary(
    List<ClassCount> classes,
    double bandwidth,
    List<EntropyRound> rounds,
    long[] entropyHistogram,
    Optional<RowEntropy> entropy,
    Map<String, Double> phaseSeconds,
    String placement,
    String kernelTier) {}
