package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.param.StageParam;
import io.github.sparksimpor.spark.ScalaCollections;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.reflect.TypeUtils;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.package$;

/** Whether stages can be saved, found out without writing anything. */
public final class Savability {
  /** No file system serves it, so that a writer which gets as far as writing writes nothing. */
  private static final String NOWHERE = "simpor-nowhere:///stage";

  private Savability() {}

  /**
   * Why a stage cannot be saved, nor a model that it trains, in a few words that begin with its
   * class; empty if nothing is known against it. Looks into pipelines, searches and holders.
   */
  public static Optional<String> obstacle(Params stage) {
    return parts(stage).map(Savability::obstacleOf).flatMap(Optional::stream).findFirst();
  }

  private static Stream<? extends Params> parts(Params stage) {
    if (stage instanceof Pipeline pipeline) {
      return Arrays.stream(pipeline.getStages()).flatMap(Savability::parts);
    } else if (stage instanceof PipelineModel model) {
      return Arrays.stream(model.stages()).flatMap(Savability::parts);
    } else if (stage instanceof CrossValidator search) {
      return Stream.concat(Stream.of(search), parts(search.getEstimator()));
    } else if (stage instanceof TrainValidationSplit search) {
      return Stream.concat(Stream.of(search), parts(search.getEstimator()));
    }
    return Stream.concat(
        Stream.of(stage),
        StageParam.of(stage).stream()
            .filter(stage::isSet)
            .flatMap(param -> parts(stage.getOrDefault(param))));
  }

  private static Optional<String> obstacleOf(Params stage) {
    String type = stage.getClass().getName();
    if (stage.uid().contains("/") || stage.uid().contains("\\")) {
      return Optional.of(
          "%s cannot be saved under the uid '%s', of which a pipeline makes a folder; give it one without slashes"
              .formatted(type, stage.uid()));
    }
    if (!(stage instanceof MLWritable writable)) {
      return Optional.of(
          "%s cannot be saved; use a stage that implements MLWritable".formatted(type));
    }
    if (stage instanceof CrossValidator search) {
      return obstacleInGrid(search.getEstimatorParamMaps());
    } else if (stage instanceof TrainValidationSplit search) {
      return obstacleInGrid(search.getEstimatorParamMaps());
    } else if (type.startsWith("org.apache.spark.") || stage instanceof HasDeclaredParams) {
      return Optional.empty(); // Spark's and ours are linked as they should be
    }
    try {
      writable.write().saveImpl(NOWHERE);
    } catch (LinkageError e) { // of a library that was made for another Spark
      return Optional.of(unlinked(type, e));
    } catch (Exception e) {
      // It got as far as writing.
    }
    return stage instanceof Estimator<?> estimator
        ? emptyModel(estimator).flatMap(Savability::obstacleOf)
        : Optional.empty();
  }

  /** Of a grid's stages Spark saves those alone that it marks as plain. */
  private static Optional<String> obstacleInGrid(ParamMap[] grid) {
    return Arrays.stream(grid)
        .flatMap(point -> ScalaCollections.asJava(point.toSeq()).stream())
        .filter(
            pair ->
                pair.value() instanceof MLWritable
                    && !(pair.value() instanceof DefaultParamsWritable))
        .map(
            pair ->
                "%s cannot be saved within a grid over %s; use a stage that implements DefaultParamsWritable"
                    .formatted(pair.value().getClass().getName(), pair.param().name()))
        .findFirst();
  }

  /** A model such as an estimator trains, if its class can make one that has learnt nothing. */
  private static Optional<Params> emptyModel(Estimator<?> estimator) {
    try {
      Type model =
          TypeUtils.getTypeArguments(estimator.getClass(), Estimator.class)
              .get(Estimator.class.getTypeParameters()[0]);
      Object made =
          TypeUtils.getRawType(model, null)
              .getConstructor(String.class)
              .newInstance(estimator.uid());
      return Optional.of(made).filter(Params.class::isInstance).map(Params.class::cast);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What is said of a stage whose writer calls what this Spark lacks. */
  static String unlinked(String type, LinkageError cause) {
    return "%s cannot be saved on Spark %s (%s); save it by its own means"
        .formatted(type, package$.MODULE$.SPARK_VERSION(), cause);
  }
}
