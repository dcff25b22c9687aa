package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.ml.persistence.StageWriter;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.ScalaCollections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;

/**
 * The classifiers that {@link BalancedBagging} has trained: predicts the average of their
 * probabilities, mapped back to the original class prior if {@link #correctPrior()} says so, and by
 * the classifier's thresholds if it has any. (It is corrected after it is averaged: of corrected
 * probabilities, the few near 1 would outvote all others.) {@code rawPrediction} is the sum of the
 * members' probabilities, as of a forest's trees. Of what members add besides, nothing is left.
 */
public final class BalancedBaggingModel extends Model<BalancedBaggingModel>
    implements BaggingParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String MEMBER = "member";

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);
  private List<BalancedClassifierModel> members = List.of();

  /** A model without members, as Spark Connect needs it. */
  public BalancedBaggingModel() {
    this(Identifiable.randomUID("balancedBagging"));
  }

  /** A model without members. */
  public BalancedBaggingModel(String uid) {
    this.uid = uid;
    declared.declareAll();
  }

  /** Gives the model its members; called once after construction. */
  BalancedBaggingModel with(List<BalancedClassifierModel> trained) {
    members = List.copyOf(trained);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  /** Sets {@link #correctPrior()}. */
  public BalancedBaggingModel setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /**
   * The members, in order.
   *
   * @throws IllegalStateException if the model was made without fitting or loading
   */
  public List<BalancedClassifierModel> members() {
    if (members.isEmpty()) {
      throw new IllegalStateException(uid + " holds no classifier: fit or load a model first");
    }
    return members;
  }

  private FinalStage finalStage() {
    return FinalStage.of(members().get(0).classifier());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    FinalStage stage = finalStage();
    StructType output = transformSchema(dataset.schema());
    Dataset<Row> predicted = dataset.toDF();
    Column[] votes = new Column[members.size()];
    for (int i = 0; i < votes.length; i++) {
      String vote = uid + "_" + i;
      predicted = withVote(predicted, members.get(i), stage.probabilityCol("bagging"), vote);
      votes[i] = ColumnNames.column(vote);
    }
    Column sum = functions.udf(sum(), SQLDataTypes.VectorType()).apply(functions.array(votes));
    String total = uid + "_sum";
    predicted = predicted.withColumn(total, sum);
    List<Column> columns = new ArrayList<>();
    for (StructField field : output.fields()) {
      boolean given = Arrays.asList(dataset.columns()).contains(field.name());
      Column value =
          given
              ? ColumnNames.column(field.name())
              : prediction(stage, field.name(), ColumnNames.column(total));
      columns.add(value.as(field.name(), field.metadata()));
    }
    return predicted.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> withVote(
      Dataset<Row> rows, BalancedClassifierModel member, String probability, String vote) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(rows.columns()).map(ColumnNames::column).forEach(columns::add);
    columns.add(ColumnNames.column(probability).as(vote));
    return member
        .transform(rows, new ParamMap().put(member.correctPrior().w(false)))
        .select(columns.toArray(Column[]::new));
  }

  private Column prediction(FinalStage stage, String name, Column sum) {
    if (stage.column("rawPredictionCol").filter(name::equals).isPresent()) {
      return sum;
    }
    Column probability = functions.udf(probabilities(), SQLDataTypes.VectorType()).apply(sum);
    if (name.equals(stage.probabilityCol("bagging"))) {
      return probability;
    }
    double @Nullable [] thresholds = stage.thresholds().orElse(null);
    UDF1<Vector, Double> predict = p -> PredictionRule.predict(p.toArray(), thresholds);
    return functions.udf(predict, DataTypes.DoubleType).apply(probability);
  }

  private static UDF1<Seq<Vector>, Vector> sum() {
    return votes -> {
      double[] sum = new double[votes.head().size()];
      for (Vector vote : ScalaCollections.asJava(votes)) {
        Arrays.setAll(sum, c -> sum[c] + vote.apply(c));
      }
      return Vectors.dense(sum);
    };
  }

  private UDF1<Vector, Vector> probabilities() {
    int count = members.size();
    double @Nullable [] weights = corrects() ? WeighedClass.factorsToOriginal(weighed()) : null;
    return sum -> {
      double[] mean = Arrays.stream(sum.toArray()).map(p -> p / count).toArray();
      return Vectors.dense(weights == null ? mean : PriorShift.shift(mean, weights));
    };
  }

  private boolean corrects() {
    return getCorrectPrior() && members.get(0).getCorrectPrior();
  }

  /** Rows per class before and after resampling, of all members together, by ascending label. */
  public List<ClassCount> classes() {
    return WeighedClass.counts(weighed());
  }

  /** The classes as all members together learnt them, by ascending label. */
  List<WeighedClass> weighed() {
    List<WeighedClass> sums = members().get(0).weighed();
    for (BalancedClassifierModel member : members.subList(1, members.size())) {
      List<WeighedClass> sum = sums;
      List<WeighedClass> more = member.weighed();
      sums = IntStream.range(0, sum.size()).mapToObj(c -> sum.get(c).plus(more.get(c))).toList();
    }
    return sums;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return output(schema, members().get(0).transformSchema(schema), finalStage());
  }

  /** The columns that are given, and those of the predictions. */
  static StructType output(StructType given, StructType predicted, FinalStage stage) {
    List<String> predictions = new ArrayList<>();
    for (String param : List.of("rawPredictionCol", "probabilityCol", "predictionCol")) {
      stage.column(param).ifPresent(predictions::add);
    }
    StructType output = given;
    for (StructField field : predicted.fields()) {
      if (predictions.contains(field.name())) {
        output = output.add(field);
      }
    }
    return output;
  }

  @Override
  public BalancedBaggingModel copy(ParamMap extra) {
    return this.<BalancedBaggingModel>defaultCopy(extra)
        .with(members.stream().map(member -> member.copy(extra)).toList())
        .setParent(parent());
  }

  @Override
  public MLWriter write() {
    StageWriter writer = new StageWriter(this);
    for (int i = 0; i < members().size(); i++) {
      writer.with(MEMBER + i, members.get(i));
    }
    return writer;
  }

  private void readMembers(SavedStage saved) {
    members =
        IntStream.range(0, getNumMembers())
            .<BalancedClassifierModel>mapToObj(
                i -> saved.stage(MEMBER + i, BalancedClassifierModel.class))
            .toList();
  }

  /** Reads a saved model. */
  public static BalancedBaggingModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<BalancedBaggingModel> read() {
    return new StageReader<>(
        BalancedBaggingModel.class, BalancedBaggingModel::new, BalancedBaggingModel::readMembers);
  }

  @Override
  public String toString() {
    return uid;
  }
}
