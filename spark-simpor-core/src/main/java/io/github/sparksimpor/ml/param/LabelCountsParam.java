package io.github.sparksimpor.ml.param;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.util.Identifiable;

/** A parameter that maps labels to numbers of rows; written to JSON as {@code {"1.0":500}}. */
public final class LabelCountsParam extends Param<Map<Double, Long>> {
  private static final long serialVersionUID = 1L;

  public LabelCountsParam(Identifiable parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(Map<Double, Long> counts) {
    counts.forEach(
        (label, count) -> {
          if (count < 0 || !Double.isFinite(label)) {
            throw new IllegalArgumentException(
                "%s maps label %s to %d; give finite labels and counts of at least 0"
                    .formatted(name(), label, count));
          }
        });
  }

  /** Takes labels and counts of any numeric type, as they come from other languages. */
  @Override
  public ParamPair<Map<Double, Long>> w(Map<Double, Long> counts) {
    TreeMap<Double, Long> numbers = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) counts).entrySet()) {
      numbers.put(((Number) entry.getKey()).doubleValue(), ((Number) entry.getValue()).longValue());
    }
    return super.w(numbers);
  }

  @Override
  public String jsonEncode(Map<Double, Long> counts) {
    StringJoiner json = new StringJoiner(",", "{", "}");
    new TreeMap<>(counts).forEach((label, count) -> json.add("\"" + label + "\":" + count));
    return json.toString();
  }

  @Override
  public Map<Double, Long> jsonDecode(String json) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    String body = json.strip();
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new IllegalArgumentException(
          "%s is %s; give labels with counts, as in {\"1.0\":500}".formatted(name(), body));
    }
    body = body.substring(1, body.length() - 1);
    if (!body.isBlank()) {
      for (String entry : body.split(",", -1)) {
        String[] pair = entry.replace("\"", "").split(":", 2);
        counts.put(Double.valueOf(pair[0].strip()), Long.valueOf(pair[1].strip()));
      }
    }
    return counts;
  }
}
