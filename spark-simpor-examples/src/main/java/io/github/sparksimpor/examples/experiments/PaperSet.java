package io.github.sparksimpor.examples.experiments;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the paper's data sets.
 *
 * @param key what {@code --only} calls its family
 * @param set its rows, made or read when asked for
 * @param hidden neurons of each hidden layer of the paper's network
 * @param paperF1 macro F1 that the paper reports, by method
 */
record PaperSet(String key, Supplier<BinaryData> set, int[] hidden, Map<String, Double> paperF1) {
  private static final int CREDIT_CARD_FRAUDS = 490;

  static PaperSet moon() {
    return new PaperSet(
        "moon",
        () -> Moon.of(2250, 750, 0.33, 1),
        new int[] {100, 100, 100},
        Map.of("raw", 0.852, "SMOTE", 0.862, "SIMPOR", 0.917));
  }

  static List<PaperSet> breastCancer(Supplier<BinaryData> all) {
    int[] hidden = {50, 50, 50};
    return List.of(
        new PaperSet(
            "breast-cancer",
            () -> all.get().withMinority("breast cancer 3:1", 120),
            hidden,
            Map.of("raw", 0.944, "SMOTE", 0.931, "SIMPOR", 0.953)),
        new PaperSet(
            "breast-cancer",
            () -> all.get().withMinority("breast cancer 7:1", 50),
            hidden,
            Map.of("raw", 0.879, "SMOTE", 0.903, "SIMPOR", 0.943)));
  }

  static List<PaperSet> creditCard(Supplier<BinaryData> all) {
    return List.of(
        creditCard(all, 3, 1470, 0.903, 0.943),
        creditCard(all, 7, 3430, 0.931, 0.953),
        creditCard(all, 10, 4900, 0.901, 0.952),
        creditCard(all, 15, 7350, 0.909, 0.952));
  }

  private static PaperSet creditCard(
      Supplier<BinaryData> all, int ratio, int majority, double smote, double simpor) {
    String name = "credit card " + ratio + ":1";
    return new PaperSet(
        "credit-card",
        () -> all.get().withMajority(name, majority).withMinority(name, CREDIT_CARD_FRAUDS),
        new int[] {200, 200, 200},
        Map.of("SMOTE", smote, "SIMPOR", simpor));
  }
}
