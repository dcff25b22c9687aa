package io.github.sparksimpor.engine.growth;

import java.util.Arrays;

/** Part of the training rows from which seeds are taken. */
public enum Region {
  /** The rows a neural network is least sure about. */
  INFORMATIVE("informative", 0),
  /** All other rows. */
  REMAINING("remaining", 1);

  private final String label;
  private final int drawKey;

  Region(String label, int drawKey) {
    this.label = label;
    this.drawKey = drawKey;
  }

  /** Tells apart the random draws made for the regions: 0 or 1. */
  int drawKey() {
    return drawKey;
  }

  /** The region of a label. */
  static Region labelled(String label) {
    return Arrays.stream(values())
        .filter(region -> region.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no region '" + label + "'"));
  }

  /** The name users see in the {@code region} column. */
  public String label() {
    return label;
  }
}
