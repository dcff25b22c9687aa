package io.github.sparksimpor.engine.rows;

import java.util.List;

/** A feature has no standard deviation within the range of double. */
public final class FarSpreadException extends UnsuitableRowsException {
  private static final long serialVersionUID = 1L;

  private final int feature;

  FarSpreadException(int feature) {
    this(feature, List.of());
  }

  private FarSpreadException(int feature, List<String> names) {
    super(
        "feature %s spreads beyond the range of double; rescale it"
            .formatted(NumberedFeature.of(feature, names)));
    this.feature = feature;
  }

  /** The same of a feature of which the name is known. */
  public FarSpreadException named(List<String> names) {
    return new FarSpreadException(feature, names);
  }
}
