package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.cleaning.LinkedRows;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Leaves out rows in Tomek links (Tomek 1976): pairs of rows of different classes that are each
 * other's nearest. Its cost grows with the rows times those that are not of the largest class. With
 * {@link #samplingStrategy()} {@code all} after {@link Smote} this is imbalanced-learn's
 * SMOTETomek.
 */
public final class TomekLinks extends Cleaner<TomekLinksModel, TomekLinks> {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public TomekLinks() {
    this(Identifiable.randomUID("tomekLinks"));
  }

  /** With default parameters. */
  public TomekLinks(String uid) {
    super(uid);
  }

  @Override
  int[][] strangers(PlacedRows training, boolean[] shrinks) {
    return LinkedRows.of(training);
  }

  @Override
  String remedy() {
    return "set samplingStrategy to 'notMinority', or leave the stage out";
  }

  @Override
  protected TomekLinksModel newModel() {
    return new TomekLinksModel(uid());
  }

  /** Reads a saved estimator. */
  public static TomekLinks load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<TomekLinks> read() {
    return new StageReader<>(TomekLinks.class, TomekLinks::new);
  }
}
