package io.github.sparksimpor.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Values of parameters as people read them. */
public final class StageValues {
  private StageValues() {}

  /** The parameters of a stage that have a value, by name. */
  public static Map<String, String> of(Params stage) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Param<?> param : stage.params()) {
      if (stage.isDefined(param)) {
        values.put(param.name(), text(stage.getOrDefault(param)));
      }
    }
    return values;
  }

  /** A value; those of a list with commas between. */
  public static String text(Object value) {
    if (value instanceof String[] words) {
      return String.join(",", List.of(words));
    }
    return value instanceof int[] numbers
        ? String.join(",", Arrays.stream(numbers).mapToObj(String::valueOf).toList())
        : String.valueOf(value);
  }
}
