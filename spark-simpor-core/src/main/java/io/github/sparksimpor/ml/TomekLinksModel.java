package io.github.sparksimpor.ml;

import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** A fitted {@link TomekLinks}: knows the rows that are left out. */
public final class TomekLinksModel extends CleanerModel<TomekLinksModel> {
  private static final long serialVersionUID = 1L;

  /** A model that knows no rows, as Spark Connect needs it. */
  public TomekLinksModel() {
    this(Identifiable.randomUID("tomekLinks"));
  }

  /** A model that knows no rows. */
  public TomekLinksModel(String uid) {
    super(uid);
  }

  /** Reads a saved model. */
  public static TomekLinksModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<TomekLinksModel> read() {
    return reader(TomekLinksModel.class, TomekLinksModel::new);
  }
}
