package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.cleaning.ContradictedRows;
import io.github.sparksimpor.engine.cleaning.ContradictedRows.Agreement;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Leaves out rows that their {@link #numNeighbors()} (default 3) nearest neighbours, of all
 * classes, do not bear out (ENN, Wilson 1972). Every row of a class that shrinks is asked, so that
 * the cost grows with those rows times all rows: a method for up to some hundred thousand. With
 * {@link #samplingStrategy()} {@code all} after {@link Smote} this is imbalanced-learn's SMOTEENN.
 */
public final class EditedNearestNeighbors
    extends Cleaner<EditedNearestNeighborsModel, EditedNearestNeighbors> implements EditedParams {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public EditedNearestNeighbors() {
    this(Identifiable.randomUID("editedNearestNeighbors"));
  }

  /** With default parameters. */
  public EditedNearestNeighbors(String uid) {
    super(uid);
  }

  /** Sets {@link #numNeighbors()}. */
  public EditedNearestNeighbors setNumNeighbors(int value) {
    set(numNeighbors(), value);
    return this;
  }

  /** Sets {@link #kind()}. */
  public EditedNearestNeighbors setKind(String value) {
    set(kind(), value);
    return this;
  }

  @Override
  int[][] strangers(PlacedRows training, boolean[] shrinks) {
    ContradictedRows contradicted =
        new ContradictedRows(
            training, getNumNeighbors(), Agreement.valueOf(getKind().toUpperCase(Locale.ROOT)));
    return IntStream.range(0, shrinks.length)
        .mapToObj(c -> shrinks[c] ? contradicted.of(c) : new int[0])
        .toArray(int[][]::new);
  }

  @Override
  String remedy() {
    return "lower numNeighbors, set kind to 'mode' or samplingStrategy to 'notMinority', or leave"
        + " the stage out";
  }

  @Override
  protected EditedNearestNeighborsModel newModel() {
    return new EditedNearestNeighborsModel(uid());
  }

  /** Reads a saved estimator. */
  public static EditedNearestNeighbors load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<EditedNearestNeighbors> read() {
    return new StageReader<>(EditedNearestNeighbors.class, EditedNearestNeighbors::new);
  }
}
