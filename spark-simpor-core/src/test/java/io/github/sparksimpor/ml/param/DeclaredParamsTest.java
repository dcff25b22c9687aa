package io.github.sparksimpor.ml.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.shared.HasSeed;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** How a stage's parameters come about; the stages here are a user's own. */
class DeclaredParamsTest {

  /** What the stage and others of its kind declare. */
  public interface CountParams extends HasDeclaredParams, HasSeed {
    default IntParam count() {
      return declared().param("count", name -> new BoundedIntParam(1, this, name, "how many"), 7);
    }

    default Param<String> column() {
      return declared().param("column", name -> new Param<String>(this, name, "which"));
    }

    @Override
    default LongParam seed() {
      return declared()
          .param(
              "seed",
              name -> {
                HasSeed.$init$(this);
                return seed();
              });
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasSeed$_setter_$seed_$eq(LongParam param) {
      declared().keep(param);
    }
  }

  /** A stage with another default than its kind's, if it wants. */
  public static class Stage extends Transformer implements CountParams {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final DeclaredParams declared = new DeclaredParams(this);

    public Stage(String uid) {
      this.uid = uid;
      declared.declareAll();
    }

    @Override
    public String uid() {
      return uid;
    }

    @Override
    public DeclaredParams declared() {
      return declared;
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
    public Transformer copy(ParamMap extra) {
      return this.<Stage>defaultCopy(extra);
    }
  }

  /** A stage that holds a parameter of its own in a field, as Spark's stages do. */
  public static final class StageWithField extends Stage {
    private static final long serialVersionUID = 1L;

    private final IntParam own;

    public StageWithField(String uid) {
      super(uid);
      own = new IntParam(this, "own", "in a field");
      setDefault(own, 3);
    }

    public IntParam own() {
      if (own == null) {
        throw new IllegalStateException("asked for before it was set");
      }
      return own;
    }
  }

  /** A stage of another kind of the same parameters. */
  public static final class StageOfMany extends Stage {
    private static final long serialVersionUID = 1L;

    public StageOfMany(String uid) {
      super(uid);
    }

    @Override
    public IntParam count() {
      return declared().param("count", name -> new BoundedIntParam(5, this, name, "many"), 50);
    }
  }

  @Test
  void defaultsAreThereBeforeAnybodyAsksForAParameter() {
    assertThat(new Stage("s").extractParamMap().toSeq().mkString(","))
        .contains("s__count")
        .contains("s__seed")
        .doesNotContain("column");
  }

  @Test
  void aParameterIsMadeOnceAndAChangedDefaultStays() {
    Stage stage = new Stage("s");
    assertThat(stage.count()).isSameAs(stage.count()).isSameAs(stage.getParam("count"));
    stage.setDefault(stage.count(), 9);
    assertThat(stage.getOrDefault(stage.count())).isEqualTo(9);
  }

  @Test
  void parametersInFieldsAreLeftAloneUntilTheyAreSet() {
    StageWithField stage = new StageWithField("s");
    assertThat(stage.getOrDefault(stage.own())).isEqualTo(3);
    assertThat(stage.params()).extracting(Param::name).contains("own", "count", "seed", "column");
  }

  @Test
  void aStageMayDeclareAParameterAnew() {
    StageOfMany stage = new StageOfMany("s");
    assertThat(stage.getOrDefault(stage.count())).isEqualTo(50);
    assertThatThrownBy(() -> stage.set(stage.count(), 4)).hasMessageContaining("count is 4");
  }

  @Test
  void copiesHaveParametersOfTheirOwnAndTheValues() {
    Stage stage = new Stage("s");
    stage.set(stage.count(), 4);
    Stage copy = (Stage) stage.copy(new ParamMap().put(stage.column().w("c")));
    assertThat(copy.count()).isNotSameAs(stage.count());
    assertThat(copy.getOrDefault(copy.count())).isEqualTo(4);
    assertThat(copy.getOrDefault(copy.column())).isEqualTo("c");
    assertThat(stage.isSet(stage.column())).isFalse();
  }

  @Test
  void valuesSurviveJavaSerialization() throws IOException, ClassNotFoundException {
    Stage stage = new Stage("s");
    stage.set(stage.count(), 4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(stage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Stage read = (Stage) in.readObject();
      assertThat(read.getOrDefault(read.count())).isEqualTo(4);
      assertThat(read.explainParams()).isEqualTo(stage.explainParams());
    }
  }
}
