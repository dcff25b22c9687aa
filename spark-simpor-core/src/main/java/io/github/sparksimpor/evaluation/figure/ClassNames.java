package io.github.sparksimpor.evaluation.figure;

import java.util.List;

/**
 * What the classes of a table are called in figures.
 *
 * @param largest the largest class
 * @param others all other classes
 */
public record ClassNames(String largest, List<String> others) {
  private static final int NAMED = 3;

  /** Keeps its own copy of the list. */
  public ClassNames {
    others = List.copyOf(others);
  }

  /** The largest class in a legend. */
  String ofLargest() {
    return ShortWords.shortened(largest) + " (largest class)";
  }

  /** The other classes in a legend. */
  String ofOthers() {
    List<String> named = others.stream().limit(NAMED).map(ShortWords::shortened).toList();
    String text = String.join(", ", named);
    return others.size() > NAMED ? "%s and %s more".formatted(text, others.size() - NAMED) : text;
  }

  /** Their synthetic rows in a legend. */
  String ofSynthetic() {
    return "synthetic " + ofOthers();
  }
}
