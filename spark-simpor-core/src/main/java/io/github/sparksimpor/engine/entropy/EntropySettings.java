package io.github.sparksimpor.engine.entropy;

/** How informative rows are found (method section 4, paper 2.3). */
public sealed interface EntropySettings {

  /** Neurons of each hidden layer. */
  int[] hiddenLayers();

  /** Seed of all random draws. */
  long seed();

  /**
   * Rounds of active learning (paper 2.3): train, query the rows of highest entropy, repeat.
   *
   * @param initialBatch rows labelled at first, at least one a class
   * @param queryBatch rows queried in the first round, at least 1
   * @param threshold entropy below which no row is queried
   * @param maxRounds most rounds, at least 0
   * @param hiddenLayers neurons of each hidden layer
   * @param seed of all random draws
   */
  record ActiveLearning(
      int initialBatch,
      int queryBatch,
      double threshold,
      int maxRounds,
      int[] hiddenLayers,
      long seed)
      implements EntropySettings {}

  /**
   * Train once and take the rows of highest entropy, as the authors' code does.
   *
   * @param fraction part of the rows that is taken, above 0; 1 and more takes all
   * @param maxTrainingRows most rows the network is trained on
   * @param hiddenLayers neurons of each hidden layer
   * @param seed of all random draws
   */
  record TopFraction(double fraction, int maxTrainingRows, int[] hiddenLayers, long seed)
      implements EntropySettings {}
}
