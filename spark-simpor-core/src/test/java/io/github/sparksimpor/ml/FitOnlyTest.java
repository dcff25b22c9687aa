package io.github.sparksimpor.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FitOnlyTest {
  private final Dataset<Row> data = Samples.binary();

  @Test
  void withAnAssemblerBeforeItAFittedPipelineInventsNoRowEither() {
    Dataset<Row> table =
        data.withColumn("values", vector_to_array(col("features"), "float64"))
            .selectExpr("label", "values[0] as a", "values[1] as b");
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"a", "b"}).setOutputCol("features");
    PipelineModel fitted =
        new Pipeline()
            .setStages(new PipelineStage[] {assembler, new Smote(), new LogisticRegression()})
            .fit(table);
    assertThat(fitted.transform(table).count()).isEqualTo(75);
  }

  @Test
  void theMarkingColumnMayNotDifferFromAnotherInCaseOnly() {
    Dataset<Row> named = data.withColumnRenamed("id", "Synthetic");
    SmoteModel model = new Smote().setSyntheticCol("synthetic").fit(data);
    assertThatThrownBy(() -> model.balance(named))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("syntheticCol is 'synthetic'")
        .hasMessageContaining("column 'Synthetic'");
    SparkTestSession.get().conf().set("spark.sql.caseSensitive", true);
    try {
      assertThat(model.balance(named).columns())
          .containsExactly("Synthetic", "label", "features", "synthetic");
    } finally {
      SparkTestSession.get().conf().unset("spark.sql.caseSensitive");
    }
  }

  @Test
  void columnsThatSyntheticRowsLackAreDeclaredNullable() {
    Dataset<Row> strict =
        SparkTestSession.get()
            .createDataFrame(data.toJavaRDD(), data.schema())
            .selectExpr("monotonically_increasing_id() as id", "label", "features");
    assertThat(strict.schema().apply("id").nullable()).isFalse();
    SmoteModel model = new Smote().fit(strict);
    StructField id = model.transformSchema(strict.schema()).apply("id");
    assertThat(id.nullable()).isTrue();
    assertThat(model.balance(strict).where("id is null").count()).isEqualTo(45);
  }

  @Test
  void balanceRefusesATableWithoutItsColumnsOrOfOtherFeatures() {
    SmoteModel model = new Smote().fit(data);
    assertThatThrownBy(() -> model.balance(data.drop("features")))
        .hasMessageContaining("featuresCol is 'features', but there is no such column");
    Dataset<Row> wider = Samples.dataset(Samples.clouds(5, new double[] {0, 1}, 20, 5));
    assertThatThrownBy(() -> model.balance(wider))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds vectors of 5 values, but the synthetic rows have 3");
  }

  @Test
  void resamplersOfDifferentKindsFitIntoOneList() {
    List<? extends Resampler<?, ?>> stages =
        List.of(new Smote().setLabelCol("x"), new Adasyn().setLabelCol("x"));
    assertThat(stages).extracting(stage -> stage.getLabelCol()).containsExactly("x", "x");
  }

  @Test
  void whatAMethodCannotDoWithRowsIsToldApartFromWhatIsSet() {
    Dataset<Row> apart =
        Samples.dataset(
            IntStream.range(0, 40)
                .mapToObj(
                    i -> Samples.row("r" + i, i % 4 == 0 ? 1.0 : 0.0, i % 4 == 0 ? i : 900 + i, 2))
                .toList());
    assertThatThrownBy(() -> new Adasyn().fit(apart))
        .isInstanceOf(UnsuitableRowsException.class)
        .hasMessageContaining("has nowhere to grow");
    assertThatThrownBy(() -> new Simpor().setNominalCols("0", "1").fit(apart))
        .isInstanceOf(UnsuitableRowsException.class)
        .hasMessageContaining("no sphere around a row");
    assertThatThrownBy(() -> new Simpor().setCandidates(Integer.MAX_VALUE).fit(apart))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower candidates");
  }

  @Test
  void aClassOfOneRowMayBeAFoldsAndTheMessageSaysSo() {
    Dataset<Row> few = Samples.dataset(Samples.clouds(2, new double[] {0, 1}, 9, 1));
    assertThatThrownBy(() -> new Smote().fit(few))
        .isInstanceOf(UnsuitableRowsException.class)
        .hasMessageContaining("label 1.0 in column 'label' has one row only")
        .hasMessageContaining("in a fold of a cross-validation, use fewer folds");
  }

  @Test
  void adasynsCountsAddUpToTheGapWhateverTheSeeds() {
    for (int seeds : new int[] {1, 7, 150}) {
      for (int gap : new int[] {1, 22, 101, 400, 1_000_003}) {
        int[] others = new int[seeds];
        Arrays.setAll(others, i -> i * i % 6);
        others[0] = 1;
        int[] counts = Adasyn.counts(others, gap);
        assertThat(Arrays.stream(counts).sum()).isEqualTo(gap);
        double sum = Arrays.stream(others).sum();
        for (int i = 0; i < seeds; i++) {
          assertThat((double) counts[i])
              .isBetween(
                  Math.floor(others[i] / sum * gap), Math.ceil(others[i] / sum * gap) + 1e-9);
        }
      }
    }
  }

  @Test
  void aClassifierThatLearnsAnotherLabelThanTheResamplersIsRefusedByName() {
    Dataset<Row> named = data.withColumnRenamed("label", "fraud");
    BalancedClassifier forgotten =
        new BalancedClassifier()
            .setResampler(new Smote().setLabelCol("fraud"))
            .setClassifier(new LogisticRegression());
    assertThatThrownBy(() -> forgotten.fit(named))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 'label', but the resampler")
        .hasMessageContaining("balances the classes of 'fraud'; set both to one column");
  }

  @Test
  void anEqualTableIsToldFromTheObjectItself() {
    FittedOn fitted = new FittedOn(data);
    assertThat(fitted.meet(data.toDF())).isEqualTo(FittedOn.Meeting.EQUAL);
    assertThat(fitted.meet(data.where("label = 1"))).isEqualTo(FittedOn.Meeting.OTHER);
    assertThat(fitted.meet(data)).isEqualTo(FittedOn.Meeting.FIRST);
    assertThat(fitted.meet(data)).isEqualTo(FittedOn.Meeting.AGAIN);
    assertThat(fitted.meet(data.toDF())).as("scoring").isEqualTo(FittedOn.Meeting.OTHER);
  }

  @Test
  void aTableThatAStageBeforeMadeAnewIsToldAsEqual() {
    StandardScalerModel scaler =
        new StandardScaler().setInputCol("features").setOutputCol("scaled").fit(data);
    Dataset<Row> test =
        data.sparkSession().createDataFrame(data.limit(9).collectAsList(), data.schema());
    Dataset<Row> first = scaler.transform(data);
    FittedOn held = new FittedOn(first);
    assertThat(held.meet(scaler.transform(data))).isEqualTo(FittedOn.Meeting.EQUAL);
    assertThat(held.meet(scaler.transform(test))).isEqualTo(FittedOn.Meeting.OTHER);
    assertThat(held.meet(first)).isEqualTo(FittedOn.Meeting.FIRST);
  }
}
