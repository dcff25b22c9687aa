package io.github.sparksimpor.engine.rows;

import io.github.sparksimpor.spark.LabelColumn;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads labels and feature vectors, checking every value on the way.
 *
 * @param labelCol name of the label column, for messages
 * @param featuresCol name of the features column, for messages
 * @param featureNames names of the single features as far as the column's attributes tell, for
 *     messages
 * @param roles how features are treated that hold categories or whole numbers
 * @param keepsMissing whether values may be missing (NaN)
 */
public record RowReader(
    String labelCol,
    String featuresCol,
    List<String> featureNames,
    FeatureRoles roles,
    boolean keepsMissing)
    implements Serializable {

  static final int MOST_CLASSES = 1000;

  /** Position of the id column, if there is one. */
  private static final int ID = 2;

  /** So many features are named in one message. */
  private static final int NAMED = 5;

  /**
   * Reads a dataset, with one job.
   *
   * @param labelled the label as a number, the feature vector and perhaps the rows' id
   * @return the rows, cached where they were read
   * @throws IllegalArgumentException if a value is missing or not finite, if vectors differ in
   *     length, if there is no row, or if labels look like measurements
   */
  public LabelledRows read(Dataset<Row> labelled) {
    JavaRDD<ReadChunk> chunks =
        labelled.toJavaRDD().mapPartitions(this::pack).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ReadChunk.Tally tally = tally(chunks);
      ClassCensus census = census(tally);
      ActiveColumns active = census.columns();
      int[] missing =
          tally.missing().keySet().stream().mapToInt(feature -> active.position(feature)).toArray();
      return new LabelledRows(chunks, census, active.narrowed(roles), missing, idType(labelled));
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      chunks.unpersist(false);
      throw e;
    }
  }

  private static Optional<DataType> idType(Dataset<Row> labelled) {
    StructField[] fields = labelled.schema().fields();
    return fields.length > ID ? Optional.of(fields[ID].dataType()) : Optional.empty();
  }

  private ReadChunk.Tally tally(JavaRDD<ReadChunk> chunks) {
    return chunks.mapPartitions(some -> List.of(tally(some)).iterator()).collect().stream()
        .reduce(ReadChunk.Tally.empty(), this::merge);
  }

  private ClassCensus census(ReadChunk.Tally tally) {
    if (tally.problem() != null) {
      throw new UnsuitableRowsException(tally.problem());
    }
    if (!keepsMissing && !tally.missing().isEmpty()) {
      throw new UnsuitableRowsException(missing(tally.missing()));
    }
    check(tally.counts(), tally.dimension());
    return new ClassCensus(
        tally.counts().keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        tally.counts().values().stream().mapToLong(Long::longValue).toArray(),
        tally.columns());
  }

  private ReadChunk.Tally tally(Iterator<ReadChunk> chunks) {
    ReadChunk.Tally sum = ReadChunk.Tally.empty();
    while (chunks.hasNext()) {
      sum = merge(sum, chunks.next().tally());
    }
    return sum;
  }

  private ReadChunk.Tally merge(ReadChunk.Tally one, ReadChunk.Tally other) {
    if (one.problem() != null || other.problem() != null) {
      return one.problem() != null ? one : other;
    }
    boolean differ =
        one.dimension() != 0 && other.dimension() != 0 && one.dimension() != other.dimension();
    return differ
        ? ReadChunk.Tally.bad(differingLengths(one.dimension(), other.dimension()))
        : one.plus(other);
  }

  private String missing(TreeMap<Integer, Long> rows) {
    String named =
        rows.entrySet().stream()
            .limit(NAMED)
            .map(
                entry ->
                    "feature %s of %s %s"
                        .formatted(
                            nameOf(entry.getKey()),
                            entry.getValue(),
                            entry.getValue() == 1 ? "row" : "rows"))
            .collect(Collectors.joining(", "));
    String others =
        rows.size() > NAMED ? " and in %s more features".formatted(rows.size() - NAMED) : "";
    return "features column '%s' holds NaN in %s%s; drop or impute it, or set missing to 'keep'"
        .formatted(featuresCol, named, others);
  }

  private void check(TreeMap<Double, Long> counts, int dimension) {
    checkLabels(labelCol, counts.keySet());
    if (dimension == 0) {
      throw new IllegalArgumentException(
          "features column '" + featuresCol + "' holds empty vectors; give at least one feature");
    }
  }

  /** Checks that the distinct labels of a dataset are those of classes. */
  static void checkLabels(String labelCol, Set<Double> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "the dataset has no row; resampling needs rows of at least two classes");
    }
    for (double label : labels) {
      if (!Double.isFinite(label)) {
        throw new IllegalArgumentException(
            "label column '%s' holds %s; labels must be finite numbers".formatted(labelCol, label));
      }
    }
    if (labels.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          ("label column '%s' has %s distinct values, more than %s: "
                  + "it looks like a measurement rather than a class")
              .formatted(labelCol, labels.size(), MOST_CLASSES));
    }
  }

  /** Chunks of bounded size, so that a large partition is never held twice. */
  private Iterator<ReadChunk> pack(Iterator<Row> rows) {
    return new Iterator<>() {
      private boolean broken;

      @Override
      public boolean hasNext() {
        return !broken && rows.hasNext();
      }

      @Override
      public ReadChunk next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        ReadChunk chunk = chunk(rows);
        broken = chunk.problem() != null;
        return chunk;
      }
    };
  }

  private ReadChunk chunk(Iterator<Row> rows) {
    ReadChunk.Builder builder = new ReadChunk.Builder();
    while (rows.hasNext() && !builder.isFull()) {
      Row row = rows.next();
      String problem = problemOf(row, builder.dimension());
      if (problem != null) {
        return ReadChunk.bad(problem);
      }
      if (row.size() > ID) {
        builder.addId(row.get(ID));
      }
      builder.add(row.<Number>getAs(0).doubleValue() + 0.0, row.getAs(1));
    }
    return builder.build();
  }

  private @Nullable String problemOf(Row row, int dimension) {
    if (row.isNullAt(0)) {
      return "label column '" + labelCol + "' holds null; drop or label those rows";
    }
    Number given = row.getAs(0);
    double label = given.doubleValue();
    if (!LabelColumn.isExact(given)) {
      return LabelColumn.refusal(labelCol, given);
    }
    if (!Double.isFinite(label)) {
      return "label column '" + labelCol + "' holds " + label + "; labels must be finite numbers";
    }
    if (row.isNullAt(1)) {
      return "features column '" + featuresCol + "' holds null; drop or impute those rows";
    }
    Vector features = row.getAs(1);
    if (dimension != 0 && features.size() != dimension) {
      return differingLengths(dimension, features.size());
    }
    double[] values =
        features instanceof SparseVector sparse ? sparse.values() : features.toArray();
    for (int k = 0; k < values.length; k++) {
      if (Double.isInfinite(values[k])) {
        int feature = features instanceof SparseVector sparse ? sparse.indices()[k] : k;
        return "features column '%s' holds %s in feature %s of a row labelled %s; drop or impute it"
            .formatted(featuresCol, values[k], nameOf(feature), label);
      }
    }
    return null;
  }

  private String differingLengths(int one, int other) {
    return "features column '%s' holds vectors of %s and of %s values; all must have one length"
        .formatted(featuresCol, Math.min(one, other), Math.max(one, other));
  }

  private String nameOf(int feature) {
    return NumberedFeature.of(feature, featureNames);
  }
}
