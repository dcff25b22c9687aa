package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.param.CountsInWords;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import io.github.sparksimpor.page.StageValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Command line options made from the parameters of the stages: {@code bandwidthRule} becomes {@code
 * --bandwidth-rule}. Names, descriptions, defaults and checks are the stages' own.
 */
final class StageOptions {
  /** Parameters that other options set, or that mean nothing to a program that keeps no model. */
  static final Set<String> WITHOUT_OPTION =
      Set.of(
          "featuresCol",
          "labelCol",
          "idCol",
          "nominalCols",
          "integerCols",
          "binaryCols",
          "view",
          "saveSamples",
          "weightCol",
          "prevalence",
          "chi");

  /** One option for two: a number is SIMPOR's parameter, names are what --tune tries. */
  private static final String CANDIDATES = "candidates";

  private final CommandSpec command;
  private final Map<String, OptionSpec> options = new TreeMap<>();

  private StageOptions(CommandSpec command) {
    this.command = command;
  }

  /** Adds an option to the command for every parameter of any method. */
  static StageOptions addTo(CommandSpec command) {
    StageOptions options = new StageOptions(command);
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .exclusive(false)
            .validate(false)
            .multiplicity("0..1")
            .order(100)
            .heading("%nParameters of the method, as in the library:%n");
    for (Map.Entry<String, Map<Method, Param<?>>> entry : parameters().entrySet()) {
      OptionSpec option = option(entry.getKey(), entry.getValue());
      options.options.put(entry.getKey(), option);
      group.addArg(option);
    }
    command.addArgGroup(group.build());
    return options;
  }

  /** Sets on a stage what was given on the command line. */
  void applyTo(Resampler<?, ?> stage, Method method) {
    options.forEach(
        (name, option) -> {
          if (isGiven(option) && !(name.equals(CANDIDATES) && !candidateNames().isEmpty())) {
            if (!stage.hasParam(name)) {
              throw failure("%s is no parameter of --method %s".formatted(flag(name), method));
            }
            Optional<CountsInWords> words = words(stage.getParam(name), option);
            if (words.isPresent()) {
              set(stage, stage.getParam(name), words.get());
            } else if (isByLabel(stage.getParam(name))) {
              counts(name, option); // so that what is no list of counts is told at once
            } else {
              set(stage, stage.getParam(name), valueOf(name, option));
            }
          }
        });
  }

  /** Sets what was given by the labels of a table. */
  void applyTo(Resampler<?, ?> stage, ClassLabels labels) {
    options.forEach(
        (name, option) -> {
          if (isGiven(option)
              && stage.hasParam(name)
              && isByLabel(stage.getParam(name))
              && words(stage.getParam(name), option).isEmpty()) {
            set(stage, stage.getParam(name), byNumber(flag(name), counts(name, option), labels));
          }
        });
  }

  /** The names of what --tune is to try; empty if none or a number was given. */
  List<String> candidateNames() {
    OptionSpec option = options.get(CANDIDATES);
    if (option == null || !isGiven(option)) {
      return List.of();
    }
    List<String> given = Arrays.stream(option.<String[]>getValue()).map(Arguments::name).toList();
    return given.size() == 1 && given.get(0).matches("[+-]?[0-9.]+") ? List.of() : given;
  }

  private boolean isGiven(OptionSpec option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private Object valueOf(String name, OptionSpec option) {
    if (!name.equals(CANDIDATES)) {
      return option.getValue();
    }
    String number = option.<String[]>getValue()[0];
    try {
      return Integer.valueOf(number);
    } catch (NumberFormatException e) {
      throw failure("%s is '%s'; give a whole number".formatted(flag(name), number));
    }
  }

  private Map<String, Long> counts(String name, OptionSpec option) {
    try {
      return LabelledCounts.of(flag(name), List.of(option.<String[]>getValue()));
    } catch (IllegalArgumentException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<CountsInWords> words(Param<?> param, OptionSpec option) {
    return isByLabel(param) && option.<String[]>getValue().length == 1
        ? CountsInWords.ofText(option.<String[]>getValue()[0].strip())
        : Optional.empty();
  }

  private static boolean isByLabel(Param<?> param) {
    return param instanceof LabelCountsParam;
  }

  private static Map<Double, Long> byNumber(
      String flag, Map<String, Long> counts, ClassLabels labels) {
    Map<Double, Long> byNumber = new LinkedHashMap<>();
    counts.forEach(
        (label, rows) ->
            byNumber.put(
                labels
                    .number(label)
                    .orElseThrow(
                        () ->
                            new BadInputException(
                                "%s: column '%s' holds no label '%s'; labels are %s"
                                    .formatted(flag, labels.column(), label, labels.texts()))),
                rows));
    return byNumber;
  }

  /** A message about a parameter, which begins with its name, as one about its option. */
  static String inOptions(String parameter, String message) {
    String rest = message.startsWith(parameter + " ") ? message.substring(parameter.length()) : "";
    return rest.isEmpty() ? flag(parameter) + ": " + message : flag(parameter) + rest;
  }

  /** The parameters of a stage that have a value, those without an option apart, as text. */
  static Map<String, String> valuesOf(Resampler<?, ?> stage) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Param<?> param : stage.params()) {
      if (!WITHOUT_OPTION.contains(param.name()) && stage.isDefined(param)) {
        values.put(param.name(), StageValues.text(stage.getOrDefault(param)));
      }
    }
    return values;
  }

  /** The option's name for a parameter's. */
  static String flag(String parameter) {
    return "--" + parameter.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private <T> void set(Resampler<?, ?> stage, Param<T> param, Object value) {
    try {
      stage.set(stage.getParam(param.name()), value);
    } catch (IllegalArgumentException e) {
      throw failure(inOptions(param.name(), String.valueOf(e.getMessage())));
    }
  }

  private ParameterException failure(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static Map<String, Map<Method, Param<?>>> parameters() {
    Map<String, Map<Method, Param<?>>> parameters = new TreeMap<>();
    for (Method method : Method.values()) {
      for (Param<?> param : method.newStage().params()) {
        if (!WITHOUT_OPTION.contains(param.name())) {
          parameters
              .computeIfAbsent(param.name(), name -> new LinkedHashMap<>())
              .put(method, param);
        }
      }
    }
    return parameters;
  }

  private static OptionSpec option(String name, Map<Method, Param<?>> owners) {
    Param<?> param = owners.values().iterator().next();
    OptionSpec.Builder option =
        OptionSpec.builder(flag(name)).description(description(param, owners)).required(false);
    if (name.equals(CANDIDATES)) {
      return option.type(String[].class).paramLabel("<n>|<name>").splitRegex(",").build();
    }
    if (param instanceof IntParam) {
      return option.type(Integer.class).paramLabel("<n>").build();
    } else if (param instanceof LongParam) {
      return option.type(Long.class).paramLabel("<n>").build();
    } else if (param instanceof DoubleParam) {
      return option.type(Double.class).paramLabel("<x>").build();
    } else if (param instanceof BooleanParam) {
      return option.type(Boolean.class).paramLabel("true|false").arity("1").build();
    } else if (param instanceof StringArrayParam) {
      return option.type(String[].class).paramLabel("<text>").splitRegex(",").build();
    } else if (param instanceof IntArrayParam) {
      return option.type(int[].class).paramLabel("<n>").splitRegex(",").build();
    } else if (param instanceof LabelCountsParam) {
      return option.type(String[].class).paramLabel("<label>=<rows>|<word>|<ratio>").build();
    } else {
      return option.type(String.class).paramLabel("<text>").build();
    }
  }

  private static String description(Param<?> param, Map<Method, Param<?>> owners) {
    List<String> notes = new ArrayList<>();
    if (owners.size() < Method.values().length) {
      notes.add(
          "for " + String.join(", ", owners.keySet().stream().map(Method::toString).toList()));
    }
    String defaults = defaults(param.name(), owners.keySet());
    if (!defaults.isEmpty()) {
      notes.add("default: " + defaults);
    }
    String doc = Character.toUpperCase(param.doc().charAt(0)) + param.doc().substring(1);
    String note = notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
    String more =
        param.name().equals(CANDIDATES)
            ? " With --tune, names of what it tries besides doing nothing: weights, undersample,"
                + " bagging, tomek-links, edited-neighbors, simpor, smote, borderline-smote,"
                + " adasyn, polynom-fit-smote, prowsyn, random, smote-tomek, smote-enn (default:"
                + " weights,undersample and --method)."
            : param instanceof LabelCountsParam
                ? " Several are apart by commas; a label that holds a comma stands between double"
                    + " quotes, in which a double quote is written twice."
                : "";
    return (doc + note + "." + more).replace("%", "%%");
  }

  /** One value if all methods agree, else each with its method. */
  private static String defaults(String name, Set<Method> methods) {
    Map<Method, String> values = new LinkedHashMap<>();
    for (Method method : methods) {
      Resampler<?, ?> stage = method.newStage();
      Param<?> param = stage.getParam(name);
      if (stage.hasDefault(param)) {
        values.put(method, StageValues.text(stage.getOrDefault(param)));
      }
    }
    Set<String> distinct = new LinkedHashSet<>(values.values());
    return distinct.size() == 1
        ? distinct.iterator().next()
        : String.join(
            ", ",
            values.entrySet().stream().map(e -> e.getValue() + " for " + e.getKey()).toList());
  }
}
