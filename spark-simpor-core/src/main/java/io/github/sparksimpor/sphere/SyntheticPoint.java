package io.github.sparksimpor.sphere;

import java.io.Serializable;

/**
 * A synthetic row with its provenance.
 *
 * @param seedRow index of the seed within its class
 * @param draw which synthetic row of that seed
 * @param coordinates the row, at distance {@code radius} from its seed
 * @param radius r of the sphere
 * @param logRatioAtStart L at the best random point; NaN if nothing was evaluated
 * @param logRatioAtEnd L at {@code coordinates}; NaN if nothing was evaluated
 * @param iterations steps tried, each one evaluation of L beyond those of the candidates
 * @param stopReason why the row came to rest there
 */
public record SyntheticPoint(
    int seedRow,
    long draw,
    double[] coordinates,
    double radius,
    double logRatioAtStart,
    double logRatioAtEnd,
    int iterations,
    StopReason stopReason)
    implements Serializable {}
