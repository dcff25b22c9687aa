package io.github.sparksimpor.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A fitted {@link RandomOversampler}: holds the copies.
 *
 * <p>Where they are appended to a dataset, a copy has the other columns, weights for instance, of
 * the dataset's row that it is a copy of: the one of the same label and features. Of several such
 * rows each serves in turn. In a dataset without such a row they are null, as is {@link #idCol()}
 * always.
 */
public final class RandomOversamplerModel extends ResamplerModel<RandomOversamplerModel>
    implements RandomOversamplerParams {
  private static final long serialVersionUID = 1L;

  /** A model without rows, as Spark Connect needs it. */
  public RandomOversamplerModel() {
    this(Identifiable.randomUID("randomOversampler"));
  }

  /** A model without rows. */
  public RandomOversamplerModel(String uid) {
    super(uid);
  }

  @Override
  Dataset<Row> completed(Dataset<?> dataset, Dataset<Row> synthetic, List<Column> more) {
    List<String> own = new ArrayList<>(List.of(getLabelCol(), getFeaturesCol()));
    if (isSet(idCol())) {
      own.add(getIdCol());
    }
    if (isSet(weightCol())) {
      own.add(getWeightCol());
    }
    List<String> others =
        Arrays.stream(dataset.columns()).filter(name -> !own.contains(name)).toList();
    if (others.isEmpty() || dataset.isStreaming()) {
      return super.completed(dataset, synthetic, more);
    }
    Stream<Column> columns =
        Arrays.stream(dataset.schema().fields())
            .map(
                field ->
                    others.contains(field.name())
                        ? functions
                            .col(CopiedColumns.copied(others.indexOf(field.name())))
                            .as(field.name(), field.metadata())
                        : syntheticColumn(field));
    return new CopiedColumns(getLabelCol(), getFeaturesCol(), others)
        .join(dataset, synthetic)
        .select(Stream.concat(columns, more.stream()).toArray(Column[]::new));
  }

  /** Reads a saved model. */
  public static RandomOversamplerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<RandomOversamplerModel> read() {
    return reader(RandomOversamplerModel.class, RandomOversamplerModel::new);
  }
}
