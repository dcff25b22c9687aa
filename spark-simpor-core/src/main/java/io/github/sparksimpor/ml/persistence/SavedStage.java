package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.param.StageParam;
import io.github.sparksimpor.spark.ScalaCollections;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.Map;
import scala.math.BigInt;

/**
 * The folder of a saved stage. Classes that its metadata name are compared with what belongs there
 * before anything is made of them; whatever is wrong is told in one line, as an {@link
 * IllegalArgumentException} that names the folder.
 */
public final class SavedStage {
  private static final String METADATA = "metadata";

  private final String path;
  private final SparkSession session;
  private final DefaultParamsReader.Metadata metadata;

  private SavedStage(String path, SparkSession session, DefaultParamsReader.Metadata metadata) {
    this.path = path;
    this.session = session;
    this.metadata = metadata;
  }

  /**
   * Opens the folder of a stage.
   *
   * @param type the stage's very class
   */
  static SavedStage open(String path, SparkSession session, Class<?> type) {
    DefaultParamsReader.Metadata metadata = metadata(path, session);
    if (!metadata.className().equals(type.getName())) {
      throw new UnreadableStageException(
          "'%s' holds the class %s, not %s; give the folder of a saved %s"
              .formatted(path, metadata.className(), type.getSimpleName(), type.getSimpleName()));
    }
    return new SavedStage(path, session, metadata);
  }

  /** A saved stage of this library, of whatever class. */
  static HasDeclaredParams any(String path, SparkSession session) {
    String name = metadata(path, session).className();
    Class<?> found = classOf(path, name);
    if (!HasDeclaredParams.class.isAssignableFrom(found)) {
      throw new UnreadableStageException(
          "'%s' holds a %s, no stage of spark-simpor; give the folder of one"
              .formatted(path, found.getSimpleName()));
    }
    return SparkMetadata.stage(path, session);
  }

  /** Unique name of the stage. */
  public String uid() {
    return metadata.uid();
  }

  /** Whether a value or a default of a parameter was saved; older versions had fewer. */
  public boolean mentions(String param) {
    return names().contains(param);
  }

  /** Gives a stage its parameters and, from their folders, the stages among them. */
  void restore(Params stage) {
    List<StageParam<?>> nested = StageParam.of(stage);
    Set<String> plain = names();
    nested.forEach(param -> plain.remove(param.name()));
    plain.forEach(name -> restore(stage, name));
    for (StageParam<?> param : nested) {
      if (names(metadata.params().values()).contains(param.name())) {
        restore(stage, param);
      }
    }
  }

  /** Spark restores all parameters but those it is told to skip, and does not say which failed. */
  private void restore(Params stage, String name) {
    Set<String> others = names();
    others.remove(name);
    reading(
        "parameter " + name,
        () -> {
          checkWhole(stage, name);
          metadata.getAndSetParams(stage, Option.apply(ScalaCollections.asScala(others)));
          return stage;
        });
  }

  /** Spark would cut a whole number that is too large. */
  private void checkWhole(Params stage, String name) {
    Param<?> param = stage.hasParam(name) ? stage.getParam(name) : null;
    int bits = param instanceof IntParam ? Integer.SIZE : Long.SIZE;
    if ((param instanceof IntParam || param instanceof LongParam)
        && value(name) instanceof BigInt number
        && number.bigInteger().bitLength() >= bits) {
      throw new IllegalArgumentException(
          "it is %s, no whole number of %s bits".formatted(number, bits));
    }
  }

  private @Nullable Object value(String name) {
    Object saved = metadata.params().values();
    Object values = names(saved).contains(name) ? saved : metadata.defaultParams().values();
    return values instanceof Map<?, ?> map ? ScalaCollections.asJava(map).get(name) : null;
  }

  private <T extends Params> void restore(Params stage, StageParam<T> param) {
    stage.set(param, stage(param.name(), param.kind()));
  }

  /**
   * A stage that was saved within this one.
   *
   * @param name of the folder it was saved in
   * @param kind what it must be
   */
  public <T> T stage(String name, Class<? super T> kind) {
    String folder = within(path, name);
    checkKind(folder, metadata(folder, session).className(), kind);
    return reading(
        name,
        () -> {
          checkStagesWithin(folder);
          return SparkMetadata.<T>stage(folder, session);
        });
  }

  /**
   * A table that was saved beside the metadata, read at once.
   *
   * @param name of its folder
   * @param schema columns it must have, or may lack where they may be null; others are left out
   * @param read makes something of the rows
   */
  public <T> T table(String name, StructType schema, Function<Dataset<Row>, T> read) {
    return table(name, schema, List.of(), read);
  }

  /**
   * Reads a table that was saved with the stage.
   *
   * @param name of its folder
   * @param schema columns it must have
   * @param optional names of columns that it may have, of any type; others are left out
   * @param read makes something of the rows
   */
  public <T> T table(
      String name, StructType schema, List<String> optional, Function<Dataset<Row>, T> read) {
    return reading(name, () -> read.apply(columns(name, schema, optional)));
  }

  /** Where a stage within a stage is saved. */
  static String within(String path, String name) {
    return path + "/stages/" + name;
  }

  /** A column that may be null, and that an earlier version did not save, is null. */
  private Dataset<Row> columns(String name, StructType schema, List<String> optional) {
    Dataset<Row> table = session.read().parquet(path + "/" + name);
    List<String> found = List.of(table.columns());
    return table.select(
        Stream.concat(
                Arrays.stream(schema.fields()).map(field -> column(table.schema(), field)),
                optional.stream().filter(found::contains).map(functions::col))
            .toArray(Column[]::new));
  }

  private static Column column(StructType found, StructField wanted) {
    String name = wanted.name();
    if (!List.of(found.fieldNames()).contains(name)) {
      if (wanted.nullable()) {
        return functions.lit(null).cast(wanted.dataType()).as(name);
      }
      throw new IllegalArgumentException("column '%s' is missing".formatted(name));
    }
    String type = found.apply(name).dataType().catalogString();
    if (!type.equals(wanted.dataType().catalogString())) {
      throw new IllegalArgumentException(
          "column '%s' is of type %s, not %s"
              .formatted(name, type, wanted.dataType().catalogString()));
    }
    return functions.col(name);
  }

  private <T> T reading(String part, Callable<T> work) {
    try {
      return work.call();
    } catch (UnreadableStageException e) {
      throw e;
    } catch (Exception e) {
      throw new UnreadableStageException(
          "the %s of the stage saved in '%s' cannot be read: %s; save the stage again, or restore its folder"
              .formatted(part, path, remark(e)),
          e);
    }
  }

  private static DefaultParamsReader.Metadata metadata(String path, SparkSession session) {
    try {
      return SparkMetadata.read(path, session);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      checkNotEmpty(path, session);
      throw new UnreadableStageException(
          "'%s' holds no readable metadata of a stage: %s; give the whole folder of a saved stage"
              .formatted(path, remark(e)),
          e);
    }
  }

  /** Of an empty file Spark says only that it found no line. */
  private static void checkNotEmpty(String path, SparkSession session) {
    Path folder = new Path(path, METADATA);
    try {
      for (FileStatus file : files(folder, session).listStatus(folder)) {
        String name = file.getPath().getName();
        if (file.getLen() == 0 && name.startsWith("part-")) {
          throw new UnreadableStageException(
              "'%s' holds no readable metadata of a stage: '%s/%s' is empty; give the whole folder of a saved stage"
                  .formatted(path, METADATA, name));
        }
      }
    } catch (IOException e) {
      // It is not there, of which the failure before tells.
    }
  }

  private static FileSystem files(Path folder, SparkSession session) throws IOException {
    Configuration settings = session.sparkContext().hadoopConfiguration();
    return LocalSaving.isOn() ? FileSystem.getLocal(settings) : folder.getFileSystem(settings);
  }

  /**
   * Checks the class of every stage within a stage, as pipelines and searches have them: Spark
   * makes these without a look.
   */
  private void checkStagesWithin(String folder) throws IOException {
    for (String inner : foldersWithMetadata(folder)) {
      DefaultParamsReader.Metadata found;
      try {
        found = SparkMetadata.read(inner, session);
      } catch (Exception e) {
        checkNotEmpty(inner, session);
        continue; // some part of a model that Spark's reader of stages does not take either
      }
      checkKind(inner, found.className(), Params.class);
      checkInside(inner, found.params().values());
    }
  }

  /** A pipeline names the folders of its stages; none may lead out of its own. */
  private static void checkInside(String folder, Object params) {
    if (params instanceof Map<?, ?> map) {
      String uids = String.valueOf(ScalaCollections.asJava(map).get("stageUids"));
      if (uids.contains("/") || uids.contains("\\")) {
        throw new UnreadableStageException(
            "'%s' names stages outside of itself, %s; restore the folder".formatted(folder, uids));
      }
    }
  }

  private Set<String> foldersWithMetadata(String folder) throws IOException {
    Path root = new Path(folder);
    Set<String> folders = new TreeSet<>();
    RemoteIterator<LocatedFileStatus> all = files(root, session).listFiles(root, true);
    while (all.hasNext()) {
      Path parent = all.next().getPath().getParent();
      if (parent.getName().equals(METADATA)) {
        folders.add(parent.getParent().toString());
      }
    }
    return folders;
  }

  /** Checks what a class is without running anything of it. */
  private static void checkKind(String folder, String name, Class<?> kind) {
    Class<?> found = classOf(folder, name);
    if (!kind.isAssignableFrom(found)) {
      throw new UnreadableStageException(
          "'%s' holds the class %s, which is no %s; restore the folder"
              .formatted(folder, name, kind.getSimpleName()));
    }
  }

  private static Class<?> classOf(String folder, String name) {
    try {
      return Class.forName(name, false, loader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnreadableStageException(
          "'%s' holds the class %s, which is not on the class path; add its jar"
              .formatted(folder, name),
          e);
    }
  }

  /** Where classes that are named are looked for. */
  static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? SavedStage.class.getClassLoader() : ofThread;
  }

  /** Names of all parameters with a value or a default. */
  private Set<String> names() {
    Set<String> names = names(metadata.params().values());
    names.addAll(names(metadata.defaultParams().values()));
    return names;
  }

  private static Set<String> names(Object params) {
    Set<String> names = new TreeSet<>();
    if (params instanceof Map<?, ?> map) {
      ScalaCollections.asJava(map).keySet().forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  /** What the innermost cause says, without the codes that Spark puts around it. */
  private static String remark(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message
        .lines()
        .findFirst()
        .orElse(message)
        .replaceFirst("^\\[[A-Z_.]+] ", "")
        .replaceFirst("\\.?( SQLSTATE: \\w+)?$", "");
  }

  /** A folder that cannot be read, told in full. */
  private static final class UnreadableStageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableStageException(String message) {
      super(message);
    }

    UnreadableStageException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
