package io.github.sparksimpor.engine.entropy;

import java.io.Serializable;

/**
 * One round of active learning.
 *
 * @param round from 1 on
 * @param labelled rows the network was trained on
 * @param iterations steps of the optimiser
 * @param highestEntropy of the rows that were not labelled, in [0, 1]; 0 if there was none
 * @param queried rows moved to the labelled ones, and so to the informative region
 * @param trainingSeconds wall-clock time of the training
 * @param scoringSeconds wall-clock time of the scoring
 */
public record EntropyRound(
    int round,
    int labelled,
    int iterations,
    double highestEntropy,
    int queried,
    double trainingSeconds,
    double scoringSeconds)
    implements Serializable {}
