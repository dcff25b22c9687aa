package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.StageParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** The only place that calls Spark's metadata writer and reader, which Scala hides from others. */
public final class StagePersistence {
  private StagePersistence() {}

  public static void saveMetadata(Params stage, String path, SparkSession session) {
    DefaultParamsWriter.saveMetadata(stage, path, session);
  }

  /**
   * Saves a stage with the stages among its parameters, each in a folder of its parameter's name.
   */
  public static void saveWithStages(Params stage, String path, SparkSession session) {
    List<StageParam<?>> nested =
        StageParam.of(stage).stream().filter(param -> stage.isSet(param)).toList();
    List<MLWritable> writables = nested.stream().map(param -> param.writable(stage)).toList();
    saveMetadata(stage, path, session);
    for (int i = 0; i < nested.size(); i++) {
      save(writables.get(i), stagePath(path, nested.get(i).name()), session);
    }
  }

  /** Saves a stage within another's folder. */
  public static void save(MLWritable stage, String path, SparkSession session) {
    try {
      stage.write().session(session).save(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads any saved stage. */
  public static <T> T load(String path, SparkSession session) {
    return DefaultParamsReader.loadParamsInstance(path, session);
  }

  public static String stagePath(String path, String name) {
    return path + "/stages/" + name;
  }

  /** Metadata of a saved stage. */
  public static Saved loadMetadata(String path, SparkSession session, Class<?> type) {
    return new Saved(DefaultParamsReader.loadMetadata(path, session, type.getName()));
  }

  /** The uid and the parameters of a saved stage. */
  public record Saved(DefaultParamsReader.Metadata metadata) {
    public String uid() {
      return metadata.uid();
    }

    public void restoreParams(Params stage) {
      metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
    }

    /** Restores parameters and, from their folders, the stages among them. */
    public void restoreWithStages(Params stage, String path, SparkSession session) {
      List<StageParam<?>> nested = StageParam.of(stage);
      List<String> names = nested.stream().map(Param::name).toList();
      metadata.getAndSetParams(stage, Option.apply(CollectionConverters.asScala(names).toList()));
      for (StageParam<?> param : nested) {
        if (holds(param.name())) {
          restore(stage, param, stagePath(path, param.name()), session);
        }
      }
    }

    private boolean holds(String param) {
      return ((scala.collection.Map<?, ?>) metadata.params().values())
          .keySet()
          .toSeq()
          .contains(param);
    }

    private static <T extends Params> void restore(
        Params stage, StageParam<T> param, String path, SparkSession session) {
      T nested = StagePersistence.<T>load(path, session);
      stage.set(param, nested);
    }
  }
}
