package io.github.sparksimpor.ml.param;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.util.Identifiable;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that maps labels to numbers of rows; written to JSON as {@code {"1.0":500}}, or in
 * words.
 */
public final class LabelCountsParam extends ConvertingParam<Map<Double, Long>> {
  private static final long serialVersionUID = 1L;

  /** Characters of JSON that a message repeats. */
  private static final int SHOWN = 100;

  public LabelCountsParam(Identifiable parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(Map<Double, Long> counts) {
    counts.forEach(
        (label, count) -> {
          if (count < 0 || !Double.isFinite(label)) {
            throw new IllegalArgumentException(
                "%s maps label %s to %s; give finite labels and counts of at least 0"
                    .formatted(name(), label, count));
          }
        });
  }

  /** Takes labels and counts of any numeric type, words and ratios, as they come from Python. */
  @Override
  Map<Double, Long> converted(@Nullable Object value) {
    if (CountsInWords.of(value).isPresent()) {
      return CountsInWords.of(value).get();
    } else if (!(value instanceof Map<?, ?> counts)) {
      throw new IllegalArgumentException(
          "%s is %s; give labels and whole numbers of rows, a ratio above 0 and at most 1, or one of %s"
              .formatted(name(), shown(String.valueOf(value)), CountsInWords.WORDS));
    } else {
      TreeMap<Double, Long> numbers = new TreeMap<>();
      for (Map.Entry<?, ?> entry : counts.entrySet()) {
        numbers.put(label(entry), count(entry));
      }
      return numbers;
    }
  }

  /** A word, or a ratio, with this parameter. */
  public ParamPair<Map<Double, Long>> inWords(Object words) {
    return w(converted(words));
  }

  private double label(Map.Entry<?, ?> entry) {
    if (entry.getKey() instanceof Number label) {
      return label.doubleValue();
    }
    throw wrong(entry);
  }

  private long count(Map.Entry<?, ?> entry) {
    try {
      return new BigDecimal(String.valueOf(entry.getValue())).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) { // not whole, too large, no number
      throw wrong(entry);
    }
  }

  private IllegalArgumentException wrong(Map.Entry<?, ?> entry) {
    return new IllegalArgumentException(
        "%s maps label %s to %s; give finite labels and whole numbers of rows"
            .formatted(name(), entry.getKey(), entry.getValue()));
  }

  @Override
  public String jsonEncode(Map<Double, Long> counts) {
    if (counts instanceof CountsInWords words) {
      return words.json();
    }
    StringJoiner json = new StringJoiner(",", "{", "}");
    new TreeMap<>(counts).forEach((label, count) -> json.add("\"" + label + "\":" + count));
    return json.toString();
  }

  @Override
  public Map<Double, Long> jsonDecode(String json) {
    String body = json.strip();
    Optional<CountsInWords> words = wordsOf(body);
    if (words.isPresent()) {
      return words.get();
    }
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw none(body, null);
    }
    TreeMap<Double, Long> counts = new TreeMap<>();
    String entries = body.substring(1, body.length() - 1);
    if (!entries.isBlank()) {
      for (String entry : entries.split(",", -1)) {
        String[] pair = entry.replace("\"", "").split(":", 2);
        if (pair.length < 2) {
          throw none(body, null);
        }
        try {
          counts.put(Double.valueOf(pair[0].strip()), Long.valueOf(pair[1].strip()));
        } catch (NumberFormatException e) {
          throw none(body, e);
        }
      }
    }
    return counts;
  }

  /** A word stands between quotes, and a ratio does not. */
  private static Optional<CountsInWords> wordsOf(String json) {
    boolean isQuoted = json.length() > 1 && json.startsWith("\"") && json.endsWith("\"");
    return isQuoted
        ? CountsInWords.of(json.substring(1, json.length() - 1))
        : Optional.of(json)
            .filter(text -> !text.isEmpty() && "0123456789.".indexOf(text.charAt(0)) >= 0)
            .flatMap(CountsInWords::ofText);
  }

  private IllegalArgumentException none(String json, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s is %s; give labels with counts, as in {\"1.0\":500}".formatted(name(), shown(json)),
        cause);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
