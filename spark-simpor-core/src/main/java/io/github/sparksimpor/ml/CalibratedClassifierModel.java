package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;

/**
 * A classifier with probabilities mapped by {@link CalibratedClassifier}, and how reliable they are
 * before and after.
 */
public final class CalibratedClassifierModel
    extends TrainedClassifier<CalibratedClassifierModel, Model<?>> {
  private static final long serialVersionUID = 1L;

  private static final String TABLE = "calibration";

  private List<ClassCalibration> calibrations = List.of();

  /** A model without classifier, as Spark Connect needs it. */
  public CalibratedClassifierModel() {
    this(Identifiable.randomUID("calibratedClassifier"));
  }

  /** A model without classifier. */
  public CalibratedClassifierModel(String uid) {
    super(uid);
  }

  /** Gives the model what it holds; called once after construction. */
  CalibratedClassifierModel with(Model<?> trained, List<ClassCalibration> fitted) {
    calibrations = List.copyOf(fitted);
    return with(trained);
  }

  /** The labels whose probabilities are mapped: the one that is looked for of two, all of more. */
  public List<Integer> labels() {
    return fitted().stream().map(ClassCalibration::label).toList();
  }

  /**
   * The map of a class's probability.
   *
   * @param label one of {@link #labels()}
   */
  public Calibrator calibrator(int label) {
    return ofLabel(label).calibrator();
  }

  /**
   * Slope, intercept and error of out-of-fold probabilities as they were predicted.
   *
   * @param label one of {@link #labels()}
   */
  public Reliability before(int label) {
    return ofLabel(label).before();
  }

  /**
   * The same when each fold's probabilities are mapped by what the other folds taught.
   *
   * @param label one of {@link #labels()}
   */
  public Reliability after(int label) {
    return ofLabel(label).after();
  }

  /**
   * The reliability curve, one row a bin of about as many rows each: {@code label}, {@code
   * calibrated} (before or after), {@code rows}, {@code probability} (their mean) and {@code share}
   * (part of them that are of the class).
   */
  public Dataset<Row> reliability() {
    return CalibrationTable.curve(fitted(), SparkSession.active());
  }

  private ClassCalibration ofLabel(int label) {
    return fitted().stream()
        .filter(calibration -> calibration.label() == label)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "label %s has no calibration of its own; ask for one of %s"
                        .formatted(label, labels())));
  }

  private List<ClassCalibration> fitted() {
    if (calibrations.isEmpty()) {
      throw empty();
    }
    return calibrations;
  }

  @Override
  Map<String, Supplier<Dataset<Row>>> tables() {
    return Map.of("reliability", this::reliability);
  }

  @Override
  Dataset<Row> predictions(Dataset<?> dataset) {
    return new MappedProbabilities(FinalStage.of(classifier()), "calibration")
        .map(classifier().transform(dataset), mapping());
  }

  private UDF1<Vector, Vector> mapping() {
    if (fitted().size() > 1) {
      List<ClassCalibration> each = calibrations;
      return p -> Vectors.dense(normalised(each, p));
    }
    int label = calibrations.get(0).label();
    Calibrator calibrator = calibrations.get(0).calibrator();
    return p -> {
      double[] both = new double[2];
      both[label] = calibrator.calibrate(p.apply(label));
      both[1 - label] = 1 - both[label];
      return Vectors.dense(both);
    };
  }

  /** Each class's calibrated probability over their sum; all as they were if that is 0. */
  private static double[] normalised(List<ClassCalibration> calibrations, Vector p) {
    double[] mapped = new double[p.size()];
    double sum = 0;
    for (ClassCalibration calibration : calibrations) {
      double value = calibration.calibrator().calibrate(p.apply(calibration.label()));
      mapped[calibration.label()] = value;
      sum += value;
    }
    if (sum == 0) {
      return p.toArray();
    }
    for (int c = 0; c < mapped.length; c++) {
      mapped[c] /= sum;
    }
    return mapped;
  }

  @Override
  void takeParts(CalibratedClassifierModel other) {
    calibrations = other.calibrations;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    CalibrationTable.of(calibrations, session).write().parquet(path + "/" + TABLE);
  }

  @Override
  void loadParts(SavedStage saved) {
    calibrations = saved.table(TABLE, CalibrationTable.SCHEMA, CalibrationTable::read);
  }

  @Override
  Class<? super Model<?>> kind() {
    return Model.class;
  }

  /** Reads a saved model. */
  public static CalibratedClassifierModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<CalibratedClassifierModel> read() {
    return new StageReader<>(
        CalibratedClassifierModel.class,
        CalibratedClassifierModel::new,
        TrainedClassifier::readParts);
  }
}
