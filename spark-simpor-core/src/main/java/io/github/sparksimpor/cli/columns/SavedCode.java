package io.github.sparksimpor.cli.columns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * The way of a table's rows to numbers as JSON, so that rows of another day go the same way. What
 * makes synthetic rows is left out.
 */
public final class SavedCode {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SavedCode() {}

  /** The text of a code. */
  public static String write(TableCode code) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", code.schema().json());
    root.put("vector", code.vector());
    root.put("missing", code.missing());
    root.put("keepsMissing", code.keepsMissing());
    root.set("label", label(code));
    ArrayNode features = root.putArray("features");
    code.features().forEach(feature -> features.add(feature(feature)));
    return root.toPrettyString();
  }

  /**
   * The code of a text.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static TableCode read(String text) {
    JsonNode root = parsed(text);
    StructType schema = (StructType) DataType.fromJson(root.required("schema").asText());
    List<ColumnCode> features = new ArrayList<>();
    root.required("features").forEach(feature -> features.add(feature(feature)));
    TableCode code =
        new TableCode(
            schema,
            label(root.required("label"), schema),
            features,
            textOf(root.required("vector")),
            SyntheticIds.none(null),
            textOf(root.required("missing")),
            root.required("keepsMissing").asBoolean());
    check(code);
    return code;
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  private static @Nullable String textOf(JsonNode node) {
    return node.isNull() ? null : node.asText();
  }

  private static ObjectNode label(TableCode code) {
    ClassLabels labels = code.labels();
    ObjectNode node = JSON.createObjectNode();
    node.put("column", labels.column());
    node.set("spelling", spelling(labels.spelling()));
    ArrayNode cells = node.putArray("cells");
    labels
        .numbers()
        .forEach(
            (cell, number) -> cells.addObject().put("cell", value(cell)).put("number", number));
    return node;
  }

  private static ClassLabels label(JsonNode node, StructType schema) {
    String column = node.required("column").asText();
    DataType type = schema.apply(column).dataType();
    Map<Object, Double> numbers = new LinkedHashMap<>();
    for (JsonNode cell : node.required("cells")) {
      numbers.put(value(type, cell.required("cell").asText()), cell.required("number").asDouble());
    }
    return new ClassLabels(column, numbers, spelling(node.required("spelling")));
  }

  private static ObjectNode feature(ColumnCode code) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", code.name());
    node.put("missing", code.missing());
    node.set("spelling", spelling(code.spelling()));
    ObjectNode scale = node.putObject("scale");
    scale.put("type", code.scale().type().json());
    if (code.scale() instanceof Levels levels) {
      ArrayNode values = scale.putArray("levels");
      levels.values().forEach(value -> values.add(value(value)));
    } else if (code.scale() instanceof Calendar calendar) {
      scale.put("unit", calendar.unit().name());
    }
    return node;
  }

  private static ColumnCode feature(JsonNode node) {
    JsonNode scale = node.required("scale");
    DataType type = DataType.fromJson(scale.required("type").asText());
    return new ColumnCode(
        node.required("name").asText(),
        scale(scale, type),
        spelling(node.required("spelling")),
        textOf(node.required("missing")));
  }

  private static ColumnScale scale(JsonNode node, DataType type) {
    if (node.has("levels")) {
      Set<Object> values = new LinkedHashSet<>();
      node.required("levels").forEach(level -> values.add(value(type, level.asText())));
      return Levels.of(type, values);
    }
    return node.has("unit")
        ? new Calendar(type, ChronoUnit.valueOf(node.required("unit").asText()))
        : new NumericScale(type);
  }

  private static @Nullable ObjectNode spelling(@Nullable Spelling spelling) {
    if (spelling == null) {
      return null;
    }
    ObjectNode node = JSON.createObjectNode();
    if (spelling instanceof MomentSpelling moment) {
      return node.put("pattern", moment.pattern());
    }
    NumberSpelling number = (NumberSpelling) spelling;
    return node.put("point", number.text().point())
        .put("grouping", number.text().grouping())
        .put("type", number.type().json());
  }

  private static @Nullable Spelling spelling(JsonNode node) {
    if (node.isNull()) {
      return null;
    } else if (node.has("pattern")) {
      String pattern = node.required("pattern").asText();
      check(MomentSpelling.fault(pattern).isEmpty(), "'%s' is no pattern".formatted(pattern));
      return new MomentSpelling(pattern);
    }
    return new NumberSpelling(
        NumberText.of(node.required("point").asText(), node.required("grouping").asText()),
        DataType.fromJson(node.required("type").asText()),
        true);
  }

  private static String value(Object value) {
    return value.toString();
  }

  private static Object value(DataType type, String text) {
    if (type instanceof StringType) {
      return text;
    } else if (type instanceof BooleanType) {
      return Boolean.valueOf(text);
    } else if (type instanceof IntegerType) {
      return Integer.valueOf(text);
    } else if (type instanceof LongType) {
      return Long.valueOf(text);
    } else if (type instanceof ShortType) {
      return Short.valueOf(text);
    } else if (type instanceof ByteType) {
      return Byte.valueOf(text);
    } else if (type instanceof DoubleType) {
      return Double.valueOf(text);
    } else if (type instanceof FloatType) {
      return Float.valueOf(text);
    } else if (type instanceof DecimalType) {
      return new BigDecimal(text);
    }
    if (type instanceof DateType) {
      return LocalDate.parse(text);
    } else if (type instanceof TimestampType) {
      return Instant.parse(text);
    } else if (type instanceof TimestampNTZType) {
      return LocalDateTime.parse(text);
    }
    throw new IllegalArgumentException("categories of type " + type.catalogString());
  }

  /** Whether the parts of a code that was read belong together. */
  private static void check(TableCode code) {
    check(
        Set.copyOf(code.labels().numbers().values()).equals(Set.of(0.0, 1.0)),
        "labels 0 and 1 are not there");
    if (code.vector() != null) {
      check(
          typeOf(code.vector(), code).filter(SQLDataTypes.VectorType()::equals).isPresent()
              && code.features().isEmpty(),
          "'%s' is no vector column".formatted(code.vector()));
      return;
    }
    check(Set.copyOf(code.names()).size() == code.names().size(), "a feature is there twice");
    for (ColumnCode feature : code.features()) {
      Optional<DataType> cells = typeOf(feature.name(), code);
      check(
          cells.isPresent() && fits(feature, cells.get()),
          "feature '%s' fits no column".formatted(feature.name()));
    }
  }

  private static boolean fits(ColumnCode feature, DataType cells) {
    DataType values = feature.scale().type();
    boolean areText = cells instanceof StringType;
    return feature.scale().fits()
        && (feature.spelling() == null
            ? areText ? values instanceof StringType : cells.equals(values)
            : areText && feature.spelling().type().equals(values));
  }

  private static Optional<DataType> typeOf(String column, TableCode code) {
    return Arrays.stream(code.schema().fields())
        .filter(field -> field.name().equals(column))
        .map(StructField::dataType)
        .findFirst();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
