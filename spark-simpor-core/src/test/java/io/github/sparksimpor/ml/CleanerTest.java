package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cleaners leave out; agreement is with imbalanced-learn on {@code cleaning.csv}, which {@code
 * cleaning.py} beside it makes.
 */
@Timeout(120)
class CleanerTest {
  private static final List<String[]> LINES = lines();

  private static List<String[]> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CleanerTest.class.getResourceAsStream("cleaning.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A column of the fixture, and the cleaner that it is the answer to. */
  record Rule(String table, String column, Cleaner<?, ?> cleaner) {
    @Override
    public String toString() {
      return table + " " + column + " " + cleaner.getStrategy();
    }
  }

  static Stream<Rule> rules() {
    return Stream.of("given", "smote")
        .flatMap(
            table ->
                Stream.of("broadcast", "partitioned")
                    .flatMap(
                        strategy ->
                            Stream.of("notMinority", "all")
                                .flatMap(classes -> rules(table, strategy, classes))));
  }

  private static Stream<Rule> rules(String table, String strategy, String classes) {
    return Stream.of("tomek", "all", "mode")
        .map(
            rule -> {
              Cleaner<?, ?> cleaner =
                  rule.equals("tomek")
                      ? new TomekLinks()
                      : new EditedNearestNeighbors().setKind(rule);
              cleaner.setStandardization(false).setStrategy(strategy).setSamplingStrategy(classes);
              return new Rule(table, rule + "_" + classes, cleaner);
            })
        // imbalanced-learn takes one of two classes of one size for the smaller, this library none
        .filter(rule -> !(table.equals("smote") && classes.equals("notMinority")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void leavesOutTheRowsThatImbalancedLearnDoes(Rule rule) {
    int answer = List.of(LINES.get(0)).indexOf(rule.column());
    List<String[]> table = LINES.stream().filter(line -> line[0].equals(rule.table())).toList();
    Dataset<Row> data =
        Samples.dataset(
            table.stream()
                .map(
                    line ->
                        Samples.row(
                            String.join(",", line),
                            Double.valueOf(line[1]),
                            Double.parseDouble(line[2]),
                            Double.parseDouble(line[3])))
                .toList());
    List<Object> kept =
        table.stream()
            .filter(line -> line[answer].equals("0"))
            .<Object>map(line -> String.join(",", line))
            .toList();
    assertThat(kept).hasSizeLessThan(table.size());
    assertThat(ids(rule.cleaner().fit(data).balance(data))).isEqualTo(kept);
  }

  private static List<Object> ids(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.get(0)).toList();
  }

  @Test
  void afterSmoteItLeavesOutSyntheticRowsInTrainingOnly() {
    Dataset<Row> data = Samples.binary();
    PipelineModel fitted =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new Smote().setSeed(1),
                  new EditedNearestNeighbors().setSamplingStrategy("all"),
                  new LogisticRegression()
                })
            .fit(data);
    assertThat(((EditedNearestNeighborsModel) fitted.stages()[1]).classes())
        .allSatisfy(
            count -> {
              assertThat(count.original()).isEqualTo(60);
              assertThat(count.dropped()).isPositive();
            });
    assertThat(fitted.transform(data).count()).isEqualTo(75);
  }

  @Test
  void aLoadedModelKnowsTheRowsByADigestAlone(@TempDir Path folder) throws IOException {
    Dataset<Row> data = Samples.binary();
    EditedNearestNeighborsModel model = new EditedNearestNeighbors().fit(data);
    model.save(folder.resolve("model").toString());
    EditedNearestNeighborsModel loaded =
        EditedNearestNeighborsModel.load(folder.resolve("model").toString());
    assertThat(loaded.classes()).isEqualTo(model.classes());
    assertThat(ids(loaded.balance(data))).isEqualTo(ids(model.balance(data)));
    assertThat(data.sparkSession().read().parquet(folder + "/model/leftOut").columns())
        .containsExactly("digest");
    assertThatThrownBy(() -> new TomekLinksModel().balance(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load");
  }

  @Test
  void sparseVectorsAreTheRowsThatDenseOnesAre() {
    Dataset<Row> dense = Samples.binary();
    Dataset<Row> sparse =
        Samples.dataset(
            dense.collectAsList().stream()
                .map(row -> Samples.row(row.get(0), row.get(1), row.<Vector>getAs(2).toSparse()))
                .toList());
    TomekLinksModel model = new TomekLinks().fit(dense);
    assertThat(ids(model.balance(sparse))).isEqualTo(ids(model.balance(dense)));
    assertThat(ids(new TomekLinks().fit(sparse).balance(sparse)))
        .isEqualTo(ids(model.balance(dense)));
  }

  /** By the measurement alone b is nearest to c, but they differ in their category. */
  @Test
  void categoriesCountInDistances() {
    List<Row> rows = new ArrayList<>();
    rows.add(Samples.row("a", 0.0, 0.0, 1));
    rows.add(Samples.row("b", 1.0, 0.3, 1));
    rows.add(Samples.row("c", 0.0, 0.5, 2));
    IntStream.range(0, 8).forEach(i -> rows.add(Samples.row("far" + i, 0.0, 10.0 + 3 * i, i % 3)));
    rows.add(Samples.row("other", 1.0, 50.0, 0));
    Dataset<Row> data = Samples.dataset(rows);
    TomekLinks links = new TomekLinks().setStandardization(false);
    assertThat(ids(links.setNominalCols("1").fit(data).balance(data)))
        .doesNotContain("a")
        .contains("c");
    assertThat(ids(links.setNominalCols().setIntegerCols("1").fit(data).balance(data)))
        .doesNotContain("a")
        .contains("b");
  }

  @Test
  void missingValuesAreKeptOnRequestAndRefusedOtherwise() {
    List<Row> rows = new ArrayList<>(Samples.clouds(2, new double[] {0, 1}, 30, 12));
    rows.add(Samples.row("lacking", 0.0, Double.NaN, 101));
    Dataset<Row> data = Samples.dataset(rows);
    assertThatThrownBy(() -> new TomekLinks().fit(data)).hasMessageContaining("NaN");
    EditedNearestNeighborsModel model = new EditedNearestNeighbors().setMissing("keep").fit(data);
    assertThat(model.balance(data).count())
        .isEqualTo(model.classes().stream().mapToLong(ClassCount::resampled).sum());
  }

  @Test
  void aClassThatWouldLoseAllOfItsRowsIsRefused() {
    Dataset<Row> data =
        Samples.dataset(
            Samples.row("a", 0.0, 0.0),
            Samples.row("b", 0.0, 0.2),
            Samples.row("c", 0.0, 0.4),
            Samples.row("d", 1.0, 0.3));
    assertThatThrownBy(
            () ->
                new EditedNearestNeighbors()
                    .setNumNeighbors(1)
                    .setSamplingStrategy("all")
                    .fit(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all 1 rows of label 1.0")
        .hasMessageContaining("samplingStrategy");
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new TomekLinks().setSamplingStrategy("some"))
        .hasMessageContaining("samplingStrategy");
    assertThatThrownBy(() -> new EditedNearestNeighbors().setKind("some"))
        .hasMessageContaining("kind");
    assertThatThrownBy(() -> new EditedNearestNeighbors().setNumNeighbors(0))
        .hasMessageContaining("numNeighbors");
    assertThatThrownBy(() -> new TomekLinks().setFeaturesCol("label").fit(Samples.binary()))
        .hasMessageContaining("'label'")
        .hasMessageContaining("vector");
  }
}
