package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.ml.persistence.Savability;
import io.github.sparksimpor.testing.LoggedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that cannot be saved are known before a training is paid for. */
class SavabilityTest {
  private static final String LACKING = "no method that this Spark has";

  @Test
  void aWriterThatCallsWhatSparkLacksIsFoundWhereverItIsHeld() {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {new Unlinked()});
    CrossValidator search =
        new CrossValidator()
            .setEstimator(pipeline)
            .setEvaluator(new BinaryClassificationEvaluator())
            .setEstimatorParamMaps(new ParamMap[0]);

    for (Estimator<?> holder :
        List.of(new Unlinked(), pipeline, search, new TunedThreshold().setClassifier(balanced()))) {
      assertThat(Savability.obstacle(holder))
          .hasValueSatisfying(
              why ->
                  assertThat(why)
                      .startsWith(Unlinked.class.getName() + " cannot be saved on Spark ")
                      .contains(LACKING)
                      .hasLineCount(1));
    }
  }

  @Test
  void aModelIsAskedBeforeItIsTrained() {
    assertThat(Savability.obstacle(new OfUnlinkedModels()))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith(UnlinkedModel.class.getName()).contains(LACKING));
  }

  @Test
  void aWriterThatGetsAsFarAsWritingIsGivenNoPlaceToWrite() {
    assertThat(Savability.obstacle(new Writing())).isEmpty();
    assertThat(Savability.obstacle(new LogisticRegression())).isEmpty();
  }

  @Test
  void theEstimatorSaysItBeforeAnythingIsTrained() {
    assertThatThrownBy(() -> balanced().write())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("classifier of ")
        .hasMessageContaining(LACKING)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../../../evil", "a\\b"})
  void aUidOfWhichNoFolderCanBeMadeIsRefusedBeforeAnythingIsWritten(String uid) {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {new LogisticRegression(uid)});
    assertThatThrownBy(() -> Stages.balanced().setClassifier(pipeline).write())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("LogisticRegression cannot be saved under the uid '" + uid + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "ü ber", "a.b`c", "%20"})
  void anyOtherUidIsSavedAndLoaded(String uid, @TempDir Path folder) throws IOException {
    String place = folder.resolve("balanced").toString();
    PipelineStage[] stages = {new LogisticRegression(uid)};
    Stages.balanced().setClassifier(new Pipeline().setStages(stages)).save(place);
    Pipeline loaded = (Pipeline) BalancedClassifier.load(place).getClassifier();
    assertThat(loaded.getStages()[0].uid()).isEqualTo(uid);
  }

  @Test
  void aFitSaysItInOneLineBeforeItTrains() {
    List<String> lines;
    try (LoggedLines logged = LoggedLines.of(ClassifierTraining.class)) {
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(() -> balanced().fit(Samples.binary()))
            .hasMessageContaining(Unlinked.TRAINING);
      }
      lines = logged.lines();
    }
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("will be lost", LACKING).hasLineCount(1);
  }

  private static BalancedClassifier balanced() {
    return Stages.balanced().setClassifier(new Unlinked());
  }

  /** A classifier of a library that was made for another Spark. */
  private static class Unlinked extends Estimator<PipelineModel> implements MLWritable {
    private static final long serialVersionUID = 1L;
    static final String TRAINING = "it trains";

    @Override
    public String uid() {
      return "unlinked";
    }

    @Override
    public PipelineModel fit(Dataset<?> dataset) {
      throw new IllegalStateException(TRAINING);
    }

    @Override
    public StructType transformSchema(StructType schema) {
      return schema;
    }

    @Override
    public Unlinked copy(ParamMap extra) {
      return this;
    }

    @Override
    public MLWriter write() {
      return unlinked();
    }
  }

  /** A writer of a library that was made for another Spark. */
  private static MLWriter unlinked() {
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        throw new NoSuchMethodError(LACKING);
      }
    };
  }

  /** A model that cannot be saved. */
  public static final class UnlinkedModel extends Model<UnlinkedModel> implements MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;

    public UnlinkedModel(String uid) {
      this.uid = uid;
    }

    @Override
    public String uid() {
      return uid;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
      return dataset.toDF();
    }

    @Override
    public StructType transformSchema(StructType schema) {
      return schema;
    }

    @Override
    public UnlinkedModel copy(ParamMap extra) {
      return this;
    }

    @Override
    public MLWriter write() {
      return unlinked();
    }
  }

  /** An estimator that can be saved, of models that cannot. */
  private static final class OfUnlinkedModels extends Estimator<UnlinkedModel>
      implements MLWritable {
    private static final long serialVersionUID = 1L;

    @Override
    public String uid() {
      return "ofUnlinkedModels";
    }

    @Override
    public UnlinkedModel fit(Dataset<?> dataset) {
      return new UnlinkedModel(uid());
    }

    @Override
    public StructType transformSchema(StructType schema) {
      return schema;
    }

    @Override
    public OfUnlinkedModels copy(ParamMap extra) {
      return this;
    }

    @Override
    public MLWriter write() {
      return new LogisticRegression().write();
    }
  }

  /** A classifier that can be saved. */
  private static final class Writing extends Unlinked {
    private static final long serialVersionUID = 1L;

    @Override
    public MLWriter write() {
      return new MLWriter() {
        @Override
        public void saveImpl(String path) {
          Samples.binary().write().parquet(path);
          throw new NoSuchMethodError("reached only if something was written");
        }
      };
    }
  }
}
