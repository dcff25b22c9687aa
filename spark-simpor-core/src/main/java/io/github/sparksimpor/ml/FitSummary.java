package io.github.sparksimpor.ml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened during a fit; kept in memory only.
 *
 * @param classes rows per class, by ascending label
 * @param phaseSeconds wall-clock seconds per phase, in order
 * @param placement where the rows lay and why
 * @param ascent how rows ascended; empty if the method knows no ascent
 */
public record FitSummary(
    List<ClassCount> classes,
    Map<String, Double> phaseSeconds,
    String placement,
    Optional<AscentSummary> ascent) {}
