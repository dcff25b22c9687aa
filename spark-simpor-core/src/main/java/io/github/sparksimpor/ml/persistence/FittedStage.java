package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import java.util.Arrays;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What a client of Spark Connect names to load a fitted stage that was saved with counts by label:
 * a server cannot send these, and they have been obeyed. It loads that stage without them, and is
 * none itself.
 */
public final class FittedStage extends Transformer {
  private static final long serialVersionUID = 1L;

  private final String uid = Identifiable.randomUID("fittedStage");

  /** The fitted stage saved in a folder, without counts by label. */
  public static Model<?> load(String path) {
    HasDeclaredParams stage = SavedStage.any(path, SparkSession.active());
    if (!(stage instanceof Model<?> model)) {
      throw new IllegalArgumentException(
          "'%s' holds a %s, which is not fitted; load it as that"
              .formatted(path, stage.getClass().getSimpleName()));
    }
    Arrays.stream(model.params()).filter(LabelCountsParam.class::isInstance).forEach(model::clear);
    return model;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    throw none();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    throw none();
  }

  @Override
  public FittedStage copy(ParamMap extra) {
    throw none();
  }

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException(
        "FittedStage transforms nothing; use the stage that it loads");
  }
}
