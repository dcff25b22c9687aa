package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.StratifiedSplit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A small data set of two classes, held on the driver.
 *
 * @param name for people
 * @param schema {@code label} (0 or 1), {@code features}
 * @param rows in the order of the file
 */
public record BinaryData(String name, StructType schema, List<Row> rows) {
  /** Where a row lies in [0, 1), see {@link StratifiedSplit}. */
  private static final String PLACE = "place";

  /**
   * Reads a CSV file with a header. Text columns become nominal features.
   *
   * @param label name of the column of classes, 0 or 1
   * @param excluded columns that are no features
   */
  public static BinaryData read(
      SparkSession session, String path, String label, List<String> excluded) {
    Dataset<Row> table =
        session.read().option("header", true).option("inferSchema", true).csv(path);
    List<PipelineStage> stages = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    Arrays.stream(table.schema().fields())
        .filter(field -> !field.name().equals(label) && !excluded.contains(field.name()))
        .forEach(
            field -> {
              boolean text = field.dataType().equals(DataTypes.StringType);
              inputs.add(text ? field.name() + " index" : field.name());
              if (text) {
                stages.add(
                    new StringIndexer()
                        .setInputCol(field.name())
                        .setOutputCol(field.name() + " index"));
              }
            });
    stages.add(
        new VectorAssembler().setInputCols(inputs.toArray(String[]::new)).setOutputCol("features"));
    Dataset<Row> rows =
        new Pipeline()
            .setStages(stages.toArray(PipelineStage[]::new))
            .fit(table)
            .transform(table)
            .select(
                table.col(label).cast("double").as("label"),
                org.apache.spark.sql.functions.col("features"));
    String file = new File(path).getName();
    return new BinaryData(file.replaceAll("\\..*", ""), rows.schema(), rows.collectAsList());
  }

  /** All CSV files of a folder, by name. */
  public static List<BinaryData> readFolder(SparkSession session, String folder, String label)
      throws IOException {
    return files(folder).stream()
        .map(file -> read(session, file.toString(), label, List.of()))
        .toList();
  }

  /** The CSV files of a folder, by name. */
  static List<Path> files(String folder) throws IOException {
    File @org.jspecify.annotations.Nullable [] files =
        new File(folder).listFiles(file -> file.getName().endsWith(".csv"));
    if (files == null || files.length == 0) {
      throw new IOException("there is no CSV file in '" + folder + "'");
    }
    return Arrays.stream(files).sorted().map(File::toPath).toList();
  }

  /**
   * The rows of label 0, and as many of label 1 as asked for, spread over the file.
   *
   * @param minority rows to keep
   */
  public BinaryData withMinority(String newName, int minority) {
    List<Row> kept = new ArrayList<>();
    long all = rows.stream().filter(row -> row.getDouble(0) == 1).count();
    long seen = 0;
    for (Row row : rows) {
      boolean counts = row.getDouble(0) == 1;
      seen += counts ? 1 : 0;
      if (!counts || seen * minority / all > (seen - 1) * minority / all) {
        kept.add(row);
      }
    }
    return new BinaryData(newName, schema, kept);
  }

  /** The rows of label 1, and as many of label 0 as asked for, the first of the file. */
  public BinaryData withMajority(String newName, int majority) {
    List<Row> kept = new ArrayList<>();
    int taken = 0;
    for (Row row : rows) {
      boolean counts = row.getDouble(0) == 0;
      if (!counts || taken++ < majority) {
        kept.add(row);
      }
    }
    return new BinaryData(newName, schema, kept);
  }

  /** Number of features. */
  public int dimension() {
    return rows.get(0).<Vector>getAs(1).size();
  }

  /** Training and test rows. */
  public record Split(Dataset<Row> training, Dataset<Row> test) {}

  /**
   * Stratified splits, each row in the test part of one.
   *
   * @param parts how many
   * @param seed another one gives other splits
   */
  public List<Split> folds(SparkSession session, int parts, long seed) {
    List<Row> placed = placed(session, seed);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < parts; fold++) {
      double from = (double) fold / parts;
      double to = (double) (fold + 1) / parts;
      splits.add(split(session, placed, place -> place >= from && place < to));
    }
    return splits;
  }

  /** One stratified split. */
  public Split holdOut(SparkSession session, double testShare, long seed) {
    return split(session, placed(session, seed), place -> place < testShare);
  }

  private List<Row> placed(SparkSession session, long seed) {
    Dataset<Row> all = frame(session, rows);
    return StratifiedSplit.places(
            all, StratifiedSplit.sizes(all, "label"), "label", "features", seed, PLACE)
        .collectAsList();
  }

  private Split split(SparkSession session, List<Row> placed, Predicate<Double> tests) {
    List<Row> training = new ArrayList<>();
    List<Row> test = new ArrayList<>();
    for (Row row : placed) {
      (tests.test(row.getAs(PLACE)) ? test : training)
          .add(RowFactory.create(row.get(0), row.get(1)));
    }
    return new Split(frame(session, training), frame(session, test));
  }

  /** In memory, since every task that reads a local table is sent all of its rows. */
  private Dataset<Row> frame(SparkSession session, List<Row> some) {
    return session.createDataFrame(some, schema).coalesce(1).localCheckpoint();
  }
}
