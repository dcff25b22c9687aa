package io.github.sparksimpor.examples.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measurements as text and as JSON. */
final class Report {
  private Report() {}

  static String table(List<Measurement> measurements) {
    int width = measurements.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String format = "%-" + width + "s  %10s  %-17s %10s %7s  %s%n";
    StringBuilder table = new StringBuilder();
    table.append(format.formatted("name", "value", "unit", "bound", "ratio", ""));
    for (Measurement row : measurements) {
      table.append(
          format.formatted(
              row.name(),
              number(row.value()),
              row.unit(),
              number(row.bound()),
              number(row.ratio()),
              row.detail()));
    }
    return table.toString();
  }

  static void writeJson(List<Measurement> measurements, Path file) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), measurements.stream().map(Report::fields).toList());
  }

  private static Map<String, @Nullable Object> fields(Measurement row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", row.name());
    fields.put("value", finiteOrNull(row.value()));
    fields.put("unit", row.unit());
    fields.put("bound", finiteOrNull(row.bound()));
    fields.put("ratio", finiteOrNull(row.ratio()));
    return fields;
  }

  private static @Nullable Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%,.0f", value);
  }
}
