package io.github.sparksimpor.ml.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparksimpor.ml.param.StageParam;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.FloatParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * Stages that have learnt nothing, with the stages within them, as JSON: {@code class}, {@code
 * uid}, {@code params} (those that are set, as their own JSON) and {@code stages} (those within, by
 * the parameter that holds them).
 *
 * <p>JSON that a client sends makes objects of no other classes than Spark Connect itself makes for
 * it: those that {@code META-INF/services} names, and {@code Pipeline}, which is but a list.
 */
public final class StageJson {
  private static final String CLASS = "class";
  private static final String UID = "uid";
  private static final String PARAMS = "params";
  private static final String STAGES = "stages";

  private static final String REFUSED = "refused";
  private static final String FITTED = "fitted";

  /** Characters of what a client has sent that a message repeats. */
  private static final int SHOWN = 100;

  /** Characters of a parameter's own refusal, which may list what it takes. */
  private static final int TOLD = 1000;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StageJson() {}

  /**
   * A stage as JSON.
   *
   * @throws UnsupportedOperationException if it, or one within, holds what JSON cannot
   */
  public static String write(Params stage) {
    return node(stage).toString();
  }

  /** What is described in place of a stage that cannot be. */
  static String refusal(String why) {
    return MAPPER.createObjectNode().put(REFUSED, why).toString();
  }

  /** What is described in place of a fitted stage, which a client asks for by its class. */
  static String fitted(String path, Model<?> stage) {
    return MAPPER
        .createObjectNode()
        .put(FITTED, stage.getClass().getName())
        .put(
            REFUSED,
            "'%s' holds a %s, which is fitted; load it as that"
                .formatted(path, stage.getClass().getSimpleName()))
        .toString();
  }

  /**
   * The stage that JSON describes.
   *
   * @param kind what it must be
   * @throws IllegalArgumentException if it describes no stage, or one of another kind
   */
  public static <T> T read(String json, Class<T> kind) {
    return stage(parsed(json), kind, makeable());
  }

  private static ObjectNode node(Params stage) {
    if (stage instanceof Model<?>) {
      throw new UnsupportedOperationException(
          "%s is fitted, and what it has learnt does not go into JSON".formatted(stage.uid()));
    }
    ObjectNode params = MAPPER.createObjectNode();
    ObjectNode stages = MAPPER.createObjectNode();
    for (Param<?> param : stage.params()) {
      if (stage.isSet(param)) {
        add(stage, param, params, stages);
      }
    }
    ObjectNode node = MAPPER.createObjectNode();
    node.put(CLASS, stage.getClass().getName());
    node.put(UID, stage.uid());
    node.set(PARAMS, params);
    node.set(STAGES, stages);
    return node;
  }

  private static <T> void add(Params stage, Param<T> param, ObjectNode params, ObjectNode stages) {
    T value = stage.getOrDefault(param);
    if (param instanceof StageParam<?>) {
      stages.set(param.name(), node((Params) value));
    } else if (value instanceof PipelineStage[] several) {
      ArrayNode each = MAPPER.createArrayNode();
      for (PipelineStage one : several) {
        each.add(node(one));
      }
      stages.set(param.name(), each);
    } else {
      params.set(param.name(), parsed(param.jsonEncode(value)));
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stage is described by no JSON: " + shown(json), e);
    }
  }

  private static <T> T stage(
      JsonNode node, Class<T> kind, Map<String, Class<? extends Params>> makeable) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "a stage is described by %s; give an object of class, uid, params and stages"
              .formatted(shown(node.toString())));
    }
    String name = node.path(CLASS).asText();
    Class<? extends Params> type = makeable.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "'%s' is no stage that this server makes for clients; use one that META-INF/services of its jar names"
              .formatted(shown(name)));
    }
    if (!kind.isAssignableFrom(type) || Model.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "%s is no %s that can be described; give another stage"
              .formatted(name, kind.getSimpleName()));
    }
    String uid = node.path(UID).textValue();
    if (uid == null || uid.isEmpty()) {
      throw new IllegalArgumentException(
          "uid of %s is %s; give text".formatted(name, shown(node.path(UID).toString())));
    }
    Params stage = made(type, uid);
    fields(node, PARAMS).forEach((param, value) -> set(stage, param, value));
    fields(node, STAGES).forEach((param, inner) -> put(stage, param, inner, makeable));
    return kind.cast(stage);
  }

  private static Params made(Class<? extends Params> type, String uid) {
    try {
      return type.getConstructor(String.class).newInstance(uid);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("%s cannot be made of a uid".formatted(type.getName()), e);
    }
  }

  private static void set(Params stage, String name, JsonNode value) {
    Param<Object> param = param(stage, name);
    if (param instanceof StageParam<?> || !fits(param, value)) {
      throw new IllegalArgumentException(told(stage, name, value, wanted(param)));
    }
    try {
      stage.set(param, param.jsonDecode(value.toString()));
    } catch (RuntimeException e) {
      String why = repeatedInShort(String.valueOf(e.getMessage()), value);
      throw new IllegalArgumentException(
          why.startsWith(name + " ") ? shown(why, TOLD) : told(stage, name, value, wanted(param)),
          e);
    }
  }

  private static String repeatedInShort(String message, JsonNode value) {
    String told = message;
    for (JsonNode part : value.isArray() ? value : List.of(value)) {
      String text = part.asText();
      told = text.length() > SHOWN ? told.replace(text, shown(text)) : told;
    }
    return told;
  }

  private static String told(Params stage, String name, JsonNode value, String wanted) {
    return "%s of %s is %s; give %s"
        .formatted(name, shown(stage.uid()), shown(value.toString()), wanted);
  }

  /** Whether a value is of a parameter's type; Spark would cut what is too large. */
  private static boolean fits(Param<?> param, JsonNode value) {
    if (param instanceof IntParam) {
      return value.isIntegralNumber() && value.canConvertToInt();
    } else if (param instanceof LongParam) {
      return value.isIntegralNumber() && value.canConvertToLong();
    } else if (param instanceof DoubleParam || param instanceof FloatParam) {
      return isNumber(value);
    } else if (param instanceof BooleanParam) {
      return value.isBoolean();
    } else if (param instanceof IntArrayParam) {
      return isListOf(value, each -> each.isIntegralNumber() && each.canConvertToInt());
    } else if (param instanceof DoubleArrayParam) {
      return isListOf(value, StageJson::isNumber);
    } else if (param instanceof StringArrayParam) {
      return isListOf(value, JsonNode::isTextual);
    }
    return !value.isNull();
  }

  /** As Spark writes numbers, of which some are no JSON. */
  private static boolean isNumber(JsonNode value) {
    return value.isNumber()
        ? Double.isFinite(value.doubleValue())
        : value.isTextual() && Set.of("NaN", "Inf", "-Inf").contains(value.textValue());
  }

  private static boolean isListOf(JsonNode values, Predicate<JsonNode> kind) {
    return values.isArray() && StreamSupport.stream(values.spliterator(), false).allMatch(kind);
  }

  private static String wanted(Param<?> param) {
    if (param instanceof IntParam) {
      return "a whole number of 32 bits";
    } else if (param instanceof LongParam) {
      return "a whole number of 64 bits";
    } else if (param instanceof DoubleParam || param instanceof FloatParam) {
      return "a number";
    } else if (param instanceof BooleanParam) {
      return "true or false";
    } else if (param instanceof IntArrayParam) {
      return "a list of whole numbers of 32 bits";
    } else if (param instanceof DoubleArrayParam) {
      return "a list of numbers";
    } else if (param instanceof StringArrayParam) {
      return "a list of texts";
    } else if (param instanceof StageParam<?>) {
      return "a stage, among the stages";
    }
    return "what it takes: " + param.doc();
  }

  /** What a client has sent, cut where it is long. */
  private static String shown(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    return shown(text, SHOWN);
  }

  private static String shown(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private static void put(
      Params stage, String name, JsonNode inner, Map<String, Class<? extends Params>> makeable) {
    if (stage instanceof Pipeline pipeline && name.equals(STAGES) && inner.isArray()) {
      PipelineStage[] several = new PipelineStage[inner.size()];
      for (int i = 0; i < several.length; i++) {
        several[i] = stage(inner.get(i), PipelineStage.class, makeable);
      }
      pipeline.setStages(several);
    } else if ((Param<?>) param(stage, name) instanceof StageParam<?> nested) {
      put(stage, nested, inner, makeable);
    } else {
      throw new IllegalArgumentException(
          "%s of %s holds no stage".formatted(shown(name), stage.getClass().getName()));
    }
  }

  @SuppressWarnings("unchecked") // read as what the parameter says it is
  private static <T extends Params> void put(
      Params stage,
      StageParam<T> param,
      JsonNode inner,
      Map<String, Class<? extends Params>> makeable) {
    try {
      stage.set(param, (T) stage(inner, param.kind(), makeable));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s of %s: %s".formatted(param.name(), shown(stage.uid()), e.getMessage()), e);
    }
  }

  private static Param<Object> param(Params stage, String name) {
    if (!stage.hasParam(name)) {
      throw new IllegalArgumentException(
          "%s has no parameter '%s'; use the same version of spark-simpor and Spark on both sides"
              .formatted(stage.getClass().getName(), shown(name)));
    }
    return stage.getParam(name);
  }

  private static Map<String, JsonNode> fields(JsonNode stage, String part) {
    JsonNode node = stage.path(part);
    if (!node.isObject() && !node.isMissingNode()) {
      throw new IllegalArgumentException(
          "%s of %s are %s; give an object, by name"
              .formatted(part, stage.path(CLASS).asText(), shown(node.toString())));
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** Classes whose objects a client may have made, by name. */
  private static Map<String, Class<? extends Params>> makeable() {
    Map<String, Class<? extends Params>> found = new HashMap<>();
    found.put(Pipeline.class.getName(), Pipeline.class);
    addServices(Estimator.class, found);
    addServices(Transformer.class, found);
    addServices(Evaluator.class, found);
    return found;
  }

  private static <T extends Params> void addServices(
      Class<T> kind, Map<String, Class<? extends Params>> found) {
    ServiceLoader.load(kind, SavedStage.loader()).stream()
        .map(ServiceLoader.Provider::type)
        .forEach(type -> found.put(type.getName(), type));
  }
}
