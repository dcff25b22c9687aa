package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * SMOTE (Chawla, Bowyer, Hall, Kegelmeyer 2002): random points between a row and one of its {@link
 * #numNeighbors()} (default 5) nearest neighbours of the same class. Rows take turns as seeds, in
 * random order, where imbalanced-learn draws them independently.
 */
public final class Smote extends SegmentResampler<SmoteModel, Smote> {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public Smote() {
    this(Identifiable.randomUID("smote"));
  }

  /** With default parameters. */
  public Smote(String uid) {
    super(uid);
  }

  @Override
  protected Segments segments(PlacedRows training, int classIndex, int gap) {
    return growth(training).within(everySeed(training, classIndex, gap));
  }

  @Override
  protected SmoteModel newModel() {
    return new SmoteModel(uid());
  }

  /** Reads a saved estimator. */
  public static Smote load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<Smote> read() {
    return new StageReader<>(Smote.class, Smote::new);
  }
}
