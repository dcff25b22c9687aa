package io.github.sparksimpor.python;

import com.samskivert.mustache.Mustache;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.ml.Sampler;
import io.github.sparksimpor.ml.SamplerModel;
import io.github.sparksimpor.ml.param.StageParam;
import io.github.sparksimpor.ml.persistence.DescribedStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Python's classes for the public stages, written from the stages themselves. */
final class PythonStages {
  private static final int DOC_INDENT = 4;
  private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

  /** What is written by hand: the bases of the classes below. */
  private static final Path WRAPPING = Path.of("../python/src/spark_simpor/_stages.py");

  private PythonStages() {}

  /**
   * An estimator with its model.
   *
   * @param stage simple name of the estimator
   * @param modelName simple name of its model
   * @param javaName full name of the estimator
   * @param base what the estimator extends in Python
   * @param modelBase what the model extends in Python
   */
  record Stage(
      String stage,
      String modelName,
      String javaName,
      String base,
      String modelBase,
      String doc,
      String modelDoc,
      Mixin own,
      Mixin ofModel) {

    public List<PythonParam> params() {
      return own.params();
    }

    public String mixin() {
      return own.mixin();
    }

    public String modelMixin() {
      return ofModel.mixin();
    }
  }

  /**
   * Parameters of an estimator, and of its model if it has the same.
   *
   * @param mixin name of the class in Python
   */
  record Mixin(String mixin, List<PythonParam> params) {

    public List<PythonParam> presets() {
      return params.stream().filter(param -> !param.preset().isEmpty()).toList();
    }

    /** Spark gives every class a default seed of its own, which means nothing to a model. */
    private boolean declaresTheSame(Mixin other) {
      return seedless().equals(other.seedless());
    }

    private List<PythonParam> seedless() {
      return params.stream().filter(param -> !param.name().equals("seed")).toList();
    }
  }

  /** The text of {@code spark_simpor/ml.py}. */
  static String source() {
    List<Stage> stages = services(Estimator.class).stream().map(PythonStages::stage).toList();
    String template =
        read(Path.of("src/test/resources/io/github/sparksimpor/python/ml.py.mustache"));
    List<Mixin> mixins =
        stages.stream()
            .flatMap(stage -> Stream.of(stage.own(), stage.ofModel()))
            .distinct()
            .toList();
    return Mustache.compiler()
        .escapeHTML(false)
        .emptyStringIsFalse(true)
        .compile(template)
        .execute(Map.of("mixins", mixins, "stages", stages));
  }

  /** Names of the classes that Spark Connect may make, but for those that stand for others. */
  static List<String> services(Class<?> kind) {
    return read(SERVICES.resolve(kind.getName()))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(DescribedStage.class.getPackageName()))
        .sorted()
        .toList();
  }

  private static Stage stage(String className) {
    try {
      Class<?> type = Class.forName(className);
      Class<?> model = modelOf(type);
      Params stage = (Params) type.getConstructor().newInstance();
      Mixin own = mixin(stage);
      Mixin ofModel = mixin((Params) model.getConstructor().newInstance());
      return new Stage(
          type.getSimpleName(),
          model.getSimpleName(),
          className,
          base(stage),
          modelBase(model),
          DocText.wrapped(Javadoc.of(type), DOC_INDENT),
          DocText.wrapped(Javadoc.of(model), DOC_INDENT),
          own,
          own.declaresTheSame(ofModel) ? own : ofModel);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          className + " has no public constructor without arguments", e);
    }
  }

  private static Mixin mixin(Params stage) {
    return new Mixin(
        "_" + stage.getClass().getSimpleName() + "Params",
        Arrays.stream(stage.params()).map(param -> PythonParam.of(stage, param)).toList());
  }

  private static Class<?> modelOf(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("fit") && !method.isBridge() && method.getParameterCount() == 1) {
        return concrete(type, method);
      }
    }
    throw new IllegalStateException(type + " has no fit");
  }

  /** The model of a resampler is a type variable; its name is the convention. */
  private static Class<?> concrete(Class<?> type, Method fit) {
    if (fit.getReturnType().getSimpleName().equals(type.getSimpleName() + "Model")) {
      return fit.getReturnType();
    }
    try {
      return Class.forName(type.getName() + "Model");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the model of " + type + " has another name", e);
    }
  }

  private static String base(Params stage) {
    if (stage instanceof Sampler) {
      return stage instanceof Resampler ? "Resampler" : "Sampler";
    }
    return holdsStages(stage) ? "Holder" : "Stage";
  }

  private static String modelBase(Class<?> model) {
    if (SamplerModel.class.isAssignableFrom(model)) {
      return ResamplerModel.class.isAssignableFrom(model) ? "ResamplerModel" : "SamplerModel";
    }
    String own = model.getSimpleName() + "Base";
    return read(WRAPPING).contains("class " + own + "(") ? own : "HolderModel";
  }

  private static boolean holdsStages(Params stage) {
    for (Param<?> param : stage.params()) {
      if (param instanceof StageParam<?>) {
        return true;
      }
    }
    return false;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
