package io.github.sparksimpor.engine;

/** Part of the training rows from which seeds are taken. */
public enum Region {
  /** The rows a neural network is least sure about. */
  INFORMATIVE("informative"),
  /** All other rows. */
  REMAINING("remaining");

  private final String label;

  Region(String label) {
    this.label = label;
  }

  /** The name users see in the {@code region} column. */
  public String label() {
    return label;
  }
}
