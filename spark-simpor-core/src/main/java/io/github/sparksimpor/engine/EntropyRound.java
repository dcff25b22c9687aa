package io.github.sparksimpor.engine;

import java.io.Serializable;

/** One round of active learning. */
public record EntropyRound(
    int round, int labelled, int queried, int iterations, double highestEntropy, double seconds)
    implements Serializable {}
