package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.testing.SparkTestSession;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a client of a server can have of a model: what {@code view} says, of a copy. */
class ServedModelsTest {
  private final Dataset<Row> training = Samples.binary();
  private final Dataset<Row> nothing = SparkTestSession.get().range(0).toDF();

  @Test
  void aModelGivesItsTableWhateverTheDataset() {
    TunedThresholdModel model =
        new TunedThreshold()
            .setClassifier(new LogisticRegression().setMaxIter(5))
            .setNumFolds(2)
            .fit(training);
    TunedThresholdModel served = model.copy(ParamMap.empty()).setView("curve");

    assertThat(served.transform(nothing).collectAsList()).isEqualTo(model.curve().collectAsList());
    assertThat(served.transformSchema(nothing.schema())).isEqualTo(model.curve().schema());
    assertThat(model.transform(training).columns()).contains("prediction");
    assertThatThrownBy(() -> model.setView("table"))
        .hasMessageEndingWith("give one of predictions, curve");
  }

  @Test
  void aResamplersModelGivesItsRowsWithTheirProvenanceAndItsSummary() {
    SmoteModel model = new Smote().setSeed(3).fit(training);
    SmoteModel served = model.copy(ParamMap.empty());

    assertThat(served.setView("samples").transform(nothing).collectAsList())
        .isEqualTo(model.syntheticSamples().collectAsList());
    Row told = served.setView("summary").transform(nothing).head();
    assertThat(told.<Row>getList(0))
        .extracting(row -> row.<Long>getAs("synthetic"))
        .containsExactlyElementsOf(model.classes().stream().map(ClassCount::synthetic).toList());
    assertThat(told.<String>getAs("placement")).isEqualTo(model.summary().placement());
  }
}
