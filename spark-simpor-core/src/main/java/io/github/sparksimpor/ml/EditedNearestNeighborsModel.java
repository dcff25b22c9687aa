package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link EditedNearestNeighbors}: knows the rows that are left out. */
public final class EditedNearestNeighborsModel extends CleanerModel<EditedNearestNeighborsModel>
    implements EditedParams {
  private static final long serialVersionUID = 1L;

  /** A model that knows no rows, as Spark Connect needs it. */
  public EditedNearestNeighborsModel() {
    this(Identifiable.randomUID("editedNearestNeighbors"));
  }

  /** A model that knows no rows. */
  public EditedNearestNeighborsModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static EditedNearestNeighborsModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<EditedNearestNeighborsModel> read() {
    return reader(EditedNearestNeighborsModel.class, EditedNearestNeighborsModel::new);
  }
}
