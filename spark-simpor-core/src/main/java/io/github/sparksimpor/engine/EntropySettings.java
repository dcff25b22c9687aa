package io.github.sparksimpor.engine;

/**
 * How informative rows are found (method section 4, paper 2.3).
 *
 * @param selection mode
 * @param initialBatch rows labelled at first, at least one a class
 * @param queryBatch rows queried in the first round, at least 1
 * @param threshold entropy below which no row is queried
 * @param maxRounds most rounds, at least 0
 * @param fraction part of the rows that {@link Selection#TOP_FRACTION} takes
 * @param maxTrainingRows most rows {@link Selection#TOP_FRACTION} trains on
 * @param hiddenLayers neurons of each hidden layer
 * @param seed of all random draws
 */
public record EntropySettings(
    Selection selection,
    int initialBatch,
    int queryBatch,
    double threshold,
    int maxRounds,
    double fraction,
    int maxTrainingRows,
    int[] hiddenLayers,
    long seed) {

  /** Mode of selection. */
  public enum Selection {
    /** Rounds of active learning (paper 2.3): train, query the rows of highest entropy, repeat. */
    ACTIVE,

    /** Train once and take the rows of highest entropy, as the authors' code does. */
    TOP_FRACTION
  }
}
