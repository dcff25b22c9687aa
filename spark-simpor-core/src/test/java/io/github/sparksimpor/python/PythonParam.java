package io.github.sparksimpor.python;

import io.github.sparksimpor.ml.param.LabelCountsParam;
import io.github.sparksimpor.ml.param.StageParam;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * A parameter of a stage as Python sees it.
 *
 * @param name as in Java
 * @param type annotation of its values
 * @param converter checks and converts what a caller gives
 * @param preset the default as Python writes it, or empty
 * @param doc one paragraph, wrapped for a docstring
 * @param summary one line
 */
record PythonParam(
    String name, String type, String converter, String preset, String doc, String summary) {

  private static final int DOC_INDENT = 8;

  static PythonParam of(Params stage, Param<?> param) {
    return new PythonParam(
        param.name(),
        type(param),
        converter(param),
        preset(stage, param),
        DocText.wrapped(documentation(stage, param), DOC_INDENT),
        DocText.quoted(param.doc()));
  }

  /** Name of the setter and getter, less their prefix. */
  public String capital() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static List<String> documentation(Params stage, Param<?> param) {
    return List.of(
        interfaces(stage.getClass()).stream()
            .map(type -> Javadoc.of(type, param.name()))
            .filter(paragraphs -> !paragraphs.isEmpty())
            .map(paragraphs -> String.join(" ", paragraphs))
            .findFirst()
            .orElseGet(() -> sentence(param.doc())));
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /** The project's interfaces of a class, the most special first. */
  private static List<Class<?>> interfaces(Class<?> type) {
    LinkedHashSet<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      collect(c, found);
    }
    return found.stream().filter(c -> c.getName().startsWith("io.github.sparksimpor.ml.")).toList();
  }

  private static void collect(Class<?> type, LinkedHashSet<Class<?>> found) {
    for (Class<?> direct : type.getInterfaces()) {
      found.add(direct);
      collect(direct, found);
    }
  }

  private static String type(Param<?> param) {
    if (param instanceof StageParam<?> stage) {
      return Params.class.isAssignableFrom(stage.kind()) ? stageType(stage.kind()) : "Params";
    }
    return switch (kind(param)) {
      case "bool" -> "bool";
      case "int" -> "int";
      case "float" -> "float";
      case "ints" -> "Sequence[int]";
      case "floats" -> "Sequence[float]";
      case "strings" -> "Sequence[str]";
      case "counts" -> "dict[Any, int] | str | float";
      default -> "str";
    };
  }

  private static String stageType(Class<?> kind) {
    String name = kind.getSimpleName();
    return switch (name) {
      case "Resampler", "Sampler" -> "_stages." + name + "[Any]";
      case "Estimator" -> "Estimator[Any]";
      default -> name;
    };
  }

  private static String converter(Param<?> param) {
    if (param instanceof StageParam<?>) {
      return "stage_of_ml";
    }
    return switch (kind(param)) {
      case "bool" -> "TypeConverters.toBoolean";
      case "int" -> param instanceof IntParam ? "whole_of_32_bits" : "whole_of_64_bits";
      case "float" -> "number";
      case "ints" -> "wholes_of_32_bits";
      case "floats" -> "numbers";
      case "strings" -> "TypeConverters.toListString";
      case "counts" -> "label_counts";
      default -> "TypeConverters.toString";
    };
  }

  private static String kind(Param<?> param) {
    if (param instanceof BooleanParam) {
      return "bool";
    }
    if (param instanceof IntParam || param instanceof LongParam) {
      return "int";
    }
    if (param instanceof DoubleParam) {
      return "float";
    }
    if (param instanceof IntArrayParam) {
      return "ints";
    }
    if (param instanceof DoubleArrayParam) {
      return "floats";
    }
    if (param instanceof StringArrayParam) {
      return "strings";
    }
    return param instanceof LabelCountsParam ? "counts" : "str";
  }

  private static String preset(Params stage, Param<?> param) {
    return stage.hasDefault(param) ? literal(stage.getDefault(param).get()) : "";
  }

  private static String literal(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof int[] ints) {
      return Arrays.toString(ints);
    }
    if (value instanceof double[] doubles) {
      return Arrays.toString(doubles);
    }
    if (value instanceof String[] strings) {
      return Arrays.stream(strings)
          .map(DocText::quoted)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Number ? value.toString() : DocText.quoted(value.toString());
  }
}
