package io.github.sparksimpor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SmoteModel;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

@Timeout(180)
class ModelReportTest {
  @TempDir Path folder;

  private static Dataset<Row> rows() {
    SplittableRandom random = new SplittableRandom(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      double label = i % 4 == 0 ? 1 : 0;
      rows.add(
          RowFactory.create(
              label,
              Vectors.dense(label + random.nextDouble(), random.nextDouble(), random.nextInt(2))));
    }
    Attribute[] attributes = {
      NumericAttribute.defaultAttr().withName("amount"),
      NumericAttribute.defaultAttr().withName("age"),
      NominalAttribute.defaultAttr().withName("country").withValues(new String[] {"DE", "FR"})
    };
    return SparkTestSession.get()
        .createDataFrame(
            rows,
            new StructType()
                .add("fraud", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType()))
        .withMetadata("features", new AttributeGroup("features", attributes).toMetadata());
  }

  @Test
  void aModelTellsWhatTheProgramDoes() throws Exception {
    String html =
        ModelReport.html(new Simpor().setLabelCol("fraud").setMaxRounds(0).setSeed(1).fit(rows()));

    assertThat(html)
        .contains(
            "<title>80 synthetic rows for fraud 1</title>",
            "fraud 1 grew from 40 to 120; fraud 0, the largest class, has 120",
            "Rows on their principal components",
            "1 feature that holds categories has no place on an axis",
            "amount, fraud 1",
            "Categories in synthetic rows")
        .containsPattern("country, fraud 1(.|\\n){0,200}(DE|FR) [0-9.]+ %")
        .doesNotContain("not shown");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  /** A class by itself, or of as many rows as are looked at, has no row in danger. */
  @Test
  void rowsThatNoRowInDangerServedAreNotSaidToLieBesideOne() {
    Dataset<Row> apart = rows("0 1", "0 2", "0 3", "0 4", "0 5", "0 6", "1 91", "1 92", "1 93");
    assertThat(ModelReport.html(new BorderlineSmote().setDangerNeighbors(2).fit(apart)))
        .contains(
            "all lie between a row of their class and one of its nearest, as no row of label 1 is"
                + " in danger; ")
        .doesNotContain("between a row in danger");

    Dataset<Row> some =
        rows(
            "0 1", "0 2", "0 3", "0 4", "0 5", "0 6", "1 91", "1 92", "1 93", "2 3.1", "2 3.2",
            "2 3.4", "2 3.6");
    assertThat(ModelReport.html(new BorderlineSmote().setDangerNeighbors(4).fit(some)))
        .contains(
            "3 of 5 lie between a row in danger and one of its nearest, the others lie between a"
                + " row of their class and one of its nearest, as no row of label 2 is in danger;"
                + " ");
  }

  @Test
  void lengthsAreToldInTheirUnitAndShort() {
    Dataset<Row> far = rows("0 0", "0 1e150", "0 2e150", "0 3e150", "1 0", "1 4e150");
    SmoteModel own = new Smote().setStandardization(false).setSeed(1).fit(far);
    double length = own.syntheticSamples().agg(functions.avg("radius")).head().getDouble(0);
    assertThat(ModelReport.html(own))
        .contains(
            "; %.2e, in the features&#39; own units, from the row they grew from, on average"
                .formatted(length))
        .doesNotContain("standard deviations from");
    assertThat(
            ModelReport.html(new Smote().setSeed(1).fit(rows("0 0", "0 1", "0 2", "1 0", "1 1"))))
        .containsPattern("; [0-9.]{1,5} standard deviations from the row they grew from");
  }

  @Test
  void noiseIsToldInDeviationsOfTheClassWhateverTheUnit() {
    RandomOversampler noisy =
        new RandomOversampler().setShrinkage(1).setStandardization(false).setSeed(1);
    assertThat(ModelReport.html(noisy.fit(rows("0 0", "0 10", "0 20", "0 30", "1 0", "1 10"))))
        .containsPattern(
            "all are copies of rows of their class with noise; [0-9.]{1,5} standard deviations"
                + " from");
  }

  /** Each row a label and a feature. */
  private static Dataset<Row> rows(String... rows) {
    return SparkTestSession.get()
        .createDataFrame(
            Arrays.stream(rows)
                .map(row -> row.split(" "))
                .map(
                    row ->
                        RowFactory.create(
                            Double.parseDouble(row[0]), Vectors.dense(Double.parseDouble(row[1]))))
                .toList(),
            new StructType()
                .add("label", DataTypes.DoubleType)
                .add("features", SQLDataTypes.VectorType()));
  }

  @Test
  void aLoadedModelSaysThatItHasNoSummary() throws Exception {
    String path = folder.resolve("smote").toString();
    new Smote().setLabelCol("fraud").setSeed(1).fit(rows()).save(path);

    assertThatThrownBy(() -> ModelReport.html(SmoteModel.load(path)))
        .hasMessageContaining("has no summary");
  }

  @Test
  void aDecisionBeginsWithItsVerdict() {
    ImbalanceTunerModel model =
        new ImbalanceTuner()
            .setClassifier(new LogisticRegression().setLabelCol("fraud").setMaxIter(5))
            .setCandidates("weights")
            .setNumFolds(2)
            .setSeed(1)
            .fit(rows());

    assertThat(ModelReport.html(model))
        .contains(
            "<title>What to do about imbalance</title>",
            "Where to put the threshold",
            "Gain over doing nothing")
        .contains(model.verdict().substring(0, 40))
        .doesNotContain("Where the time went");
  }
}
