package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.spark.ScalaCollections;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * All that a stage tells, as text: what its parameters are set to, those of stages within it too,
 * and the rows that a model gives.
 */
final class StageTold {
  /** Beside a saved stage. */
  static final String FILE = "told.txt";

  private static final String VIEW = "view ";
  private static final Pattern HEAD = Pattern.compile("(?m)^" + VIEW + "(\\w+): (.*)$");

  /** Digits that an exponential's last bit does not reach. */
  private static final MathContext DIGITS = new MathContext(9);

  private StageTold() {}

  /** A stage that is asked for the columns that it had when it was told before. */
  static String again(Params stage, String before) {
    Map<String, List<String>> columns = new HashMap<>();
    for (MatchResult head : HEAD.matcher(before).results().toList()) {
      columns.put(head.group(1), List.of(head.group(2).split(" ", -1)));
    }
    return of(stage, columns);
  }

  static String of(Params stage) {
    return of(stage, Map.of());
  }

  private static String of(Params stage, Map<String, List<String>> columns) {
    List<String> lines = new ArrayList<>(parameters(stage, ""));
    if (stage instanceof Transformer model) {
      for (String view : views(model)) {
        Dataset<Row> rows = viewed(model, view).transform(asked(model));
        List<String> known = columns.getOrDefault(view, List.of(rows.columns()));
        lines.add(VIEW + view + ": " + String.join(" ", known));
        rows.selectExpr(known.toArray(String[]::new)).collectAsList().stream()
            .map(StageTold::text)
            .sorted()
            .forEach(lines::add);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The stage's class and what it is set to, and the same of the stages within. */
  private static List<String> parameters(Params stage, String indent) {
    List<String> lines = new ArrayList<>();
    lines.add(indent + stage.getClass().getSimpleName() + " " + stage.uid());
    String inner = indent + "  ";
    for (Param<?> param : stage.params()) {
      if (stage.isSet(param)) {
        lines.addAll(value(inner, param, stage.getOrDefault(param)));
      }
    }
    if (stage instanceof PipelineModel pipeline) {
      Arrays.stream(pipeline.stages()).forEach(one -> lines.addAll(parameters(one, inner)));
    }
    return lines;
  }

  private static List<String> value(String indent, Param<?> param, Object value) {
    List<String> lines = new ArrayList<>();
    if (value instanceof Params nested) {
      lines.add(indent + param.name());
      lines.addAll(parameters(nested, indent));
    } else if (value instanceof Params[] several) {
      lines.add(indent + param.name());
      Arrays.stream(several).forEach(one -> lines.addAll(parameters(one, indent)));
    } else if (value instanceof ParamMap[] grid) {
      for (ParamMap point : grid) {
        lines.add(indent + param.name());
        ScalaCollections.asJava(point.toSeq()).stream()
            .map(pair -> value(indent + "  ", pair.param(), pair.value()))
            .sorted(Comparator.comparing(List::toString))
            .forEach(lines::addAll);
      }
    } else {
      lines.add(indent + param.name() + "=" + json(param, value));
    }
    return lines;
  }

  @SuppressWarnings("unchecked") // it is the parameter's value
  private static <T> String json(Param<T> param, Object value) {
    return param.jsonEncode((T) value);
  }

  private static Dataset<Row> asked(Transformer model) {
    return model instanceof VectorImputerModel ? SavedModels.holed() : SavedModels.training();
  }

  /** What a model gives to whoever asks for it by name. */
  private static List<String> views(Transformer model) {
    if (model instanceof SamplerModel<?>) {
      return model instanceof ResamplerModel<?>
          ? List.of("balanced", "samples")
          : List.of("balanced");
    } else if (model instanceof SyntheticSizeTunerModel || model instanceof ImbalanceTunerModel) {
      return List.of("predictions", "table", "verdict");
    } else if (model instanceof TunedThresholdModel) {
      return List.of("predictions", "curve");
    } else if (model instanceof CalibratedClassifierModel) {
      return List.of("predictions", "reliability");
    }
    return List.of("predictions");
  }

  private static Transformer viewed(Transformer model, String view) {
    Transformer copy = model.copy(ParamMap.empty());
    if (copy instanceof HasDeclaredParams && copy.hasParam("view")) {
      copy.set(copy.getParam("view"), view);
    }
    return copy;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toString();
    } else if (value instanceof Vector vector) {
      return text(Arrays.stream(vector.toArray()).boxed());
    } else if (value instanceof Row row) {
      return text(IntStream.range(0, row.size()).mapToObj(row::get));
    } else if (value instanceof scala.collection.Seq<?> several) {
      return text(ScalaCollections.asJava(several).stream());
    }
    return String.valueOf(value);
  }

  private static String text(Stream<?> several) {
    return several.map(StageTold::text).toList().toString();
  }
}
