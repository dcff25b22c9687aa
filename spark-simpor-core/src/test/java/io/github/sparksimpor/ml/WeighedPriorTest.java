package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Priors are mapped back by the weights that a classifier learnt, not by rows. */
@Timeout(180)
class WeighedPriorTest {
  /** Of 180 rows of label 0, one weighs as much as a thousand. */
  private final Dataset<Row> data =
      dataset(clouds(2, new double[] {0, 1}, 180, 20))
          .coalesce(1)
          .withColumn("w", expr("if(id = 'r7', 1000D, 1D)"));

  private static LogisticRegression weighted() {
    return new LogisticRegression().setRegParam(1e-3).setWeightCol("w");
  }

  private static BalancedClassifier balanced(Sampler<?, ?> sampler) {
    return new BalancedClassifier().setResampler(sampler).setClassifier(weighted());
  }

  private static double mean(Dataset<Row> predicted) {
    return predicted
        .agg(avg(vector_to_array(col("probability"), "float64").getItem(1)))
        .head()
        .getDouble(0);
  }

  private static List<Double> odds(Dataset<Row> predicted) {
    return predicted.select("probability").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .map(p -> p.apply(1) / p.apply(0))
        .toList();
  }

  private static double weight(Dataset<Row> rows, int label) {
    return rows.where("label = " + label).selectExpr("sum(w)").head().getDouble(0);
  }

  private void oddsAreMultiplied(Dataset<Row> from, Dataset<Row> to, double factor) {
    List<Double> before = odds(from);
    List<Double> after = odds(to);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i) / before.get(i) / factor).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void probabilitiesAreMappedBackByTheWeightsLearnt() {
    double plain = mean(weighted().fit(data).transform(data));
    for (Sampler<?, ?> sampler :
        List.of(new RandomUndersampler(), new Smote().setSeed(1).setWeightCol("w"))) {
      BalancedClassifierModel model = balanced(sampler).fit(data);
      Dataset<Row> sampled = model.transform(data);
      Dataset<Row> corrected = model.setCorrectPrior(true).transform(data);
      Dataset<Row> trained = sampler.fit(data).balance(data);
      double factor = weight(data, 1) / weight(trained, 1) * weight(trained, 0) / weight(data, 0);
      oddsAreMultiplied(sampled, corrected, factor);
      assertThat(mean(corrected)).isCloseTo(plain, within(0.03));
    }
  }

  @Test
  void aMissingLabelIsRefusedByTheNameOfItsColumn() {
    Dataset<Row> holes = data.withColumn("label", expr("if(id in ('r3', 'r5'), null, label)"));
    assertThatThrownBy(() -> balanced(new RandomUndersampler()).fit(holes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label column 'label' is null in 2 rows; drop these rows or give them a label");
  }

  @Test
  void aSavedModelKnowsTheWeightsItLearnt(@TempDir Path folder) throws IOException {
    BalancedClassifierModel model =
        balanced(new RandomUndersampler()).setCorrectPrior(true).fit(data);
    model.save(folder.resolve("model").toString());
    BalancedClassifierModel loaded =
        BalancedClassifierModel.load(folder.resolve("model").toString());
    assertThat(odds(loaded.transform(data))).isEqualTo(odds(model.transform(data)));
    assertThat(loaded.classes()).isEqualTo(model.classes());
  }

  @Test
  void aBaggingAndAnOffsetMapBackByTheWeightsOfAllMembers() {
    BalancedBagging bagging =
        new BalancedBagging()
            .setNumMembers(3)
            .setCorrectPrior(false)
            .setResampler(new RandomUndersampler())
            .setClassifier(weighted());
    CalibratedClassifierModel offset =
        new CalibratedClassifier()
            .setNumFolds(2)
            .setMethod("offset")
            .setClassifier(bagging)
            .fit(data);
    BalancedBaggingModel model = (BalancedBaggingModel) offset.classifier();
    Dataset<Row> sampled = model.transform(data);
    double kept = 0;
    for (BalancedClassifierModel member : model.members()) {
      kept += member.weighed().get(0).after();
    }
    double factor = kept / (3 * weight(data, 0));
    oddsAreMultiplied(sampled, offset.transform(data), factor);
    oddsAreMultiplied(
        sampled, model.copy(ParamMap.empty()).setCorrectPrior(true).transform(data), factor);
  }

  @Test
  void weightsThatAreNoneAreNamedBeforeTraining() {
    for (String bad : List.of("null", "-1", "double('NaN')", "double('Infinity')")) {
      Dataset<Row> broken = data.withColumn("w", expr("if(label = 1, " + bad + ", w)"));
      assertThatThrownBy(() -> balanced(new RandomUndersampler()).fit(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight column 'w' holds");
    }
  }
}
