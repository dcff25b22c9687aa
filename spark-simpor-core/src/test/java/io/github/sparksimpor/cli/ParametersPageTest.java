package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.sparksimpor.ml.Adasyn;
import io.github.sparksimpor.ml.BalancedBagging;
import io.github.sparksimpor.ml.BalancedClassifier;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.CalibratedClassifier;
import io.github.sparksimpor.ml.EditedNearestNeighbors;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.PolynomFitSmote;
import io.github.sparksimpor.ml.ProWSyn;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.TomekLinks;
import io.github.sparksimpor.ml.TunedThreshold;
import io.github.sparksimpor.ml.VectorImputer;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/parameters.md to the stages. */
class ParametersPageTest {
  private static final List<Params> RESAMPLERS =
      List.of(
          new Simpor(),
          new RandomOversampler(),
          new Smote(),
          new BorderlineSmote(),
          new Adasyn(),
          new PolynomFitSmote(),
          new ProWSyn());
  private static final Set<String> SHARED = shared();
  private static final Set<String> REQUIRED = Set.of("resampler", "classifier");
  private static final Map<String, String> OTHER_OPTIONS =
      Map.of(
          "featuresCol",
          "--features",
          "labelCol",
          "--label",
          "idCol",
          "--id",
          "nominalCols",
          "--nominal",
          "integerCols",
          "--integer",
          "binaryCols",
          "--binary",
          "numFolds",
          "--folds",
          "maxSeconds",
          "--budget");

  /**
   * A table of the page.
   *
   * @param stages that have its parameters
   * @param names of its parameters
   */
  record Table(String heading, List<Params> stages, Set<String> names) {
    @Override
    public String toString() {
      return heading;
    }

    Param<Object> param(String name) {
      return stages.get(0).getParam(name);
    }
  }

  static Stream<Table> tables() {
    BalancedClassifier balanced = new BalancedClassifier();
    return Stream.of(
        new Table("Shared by all resamplers", RESAMPLERS, SHARED),
        own("Simpor", new Simpor(), SHARED),
        own("BorderlineSmote", new BorderlineSmote(), SHARED),
        own("PolynomFitSmote", new PolynomFitSmote(), SHARED),
        own("ProWSyn", new ProWSyn(), SHARED),
        own("RandomOversampler", new RandomOversampler(), SHARED),
        own("RandomUndersampler", new RandomUndersampler(), Set.of()),
        own("VectorImputer", new VectorImputer(), Set.of()),
        own("TomekLinks", new TomekLinks(), Set.of()),
        own("EditedNearestNeighbors", new EditedNearestNeighbors(), names(new TomekLinks())),
        own("BalancedClassifier", balanced, Set.of()),
        own("BalancedBagging", new BalancedBagging(), names(balanced)),
        own("TunedThreshold", new TunedThreshold(), Set.of()),
        own("CalibratedClassifier", new CalibratedClassifier(), Set.of()),
        own("SyntheticSizeTuner", new SyntheticSizeTuner(), names(balanced)),
        own("ImbalanceTuner", new ImbalanceTuner(), names(new TunedThreshold())));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyParameterStandsInItsTableInOrder(Table table) throws IOException {
    assertThat(rows(table)).extracting(Cells::name).containsExactlyElementsOf(table.names());
  }

  @Test
  void theOtherResamplersHaveNoParametersOfTheirOwn() {
    assertThat(List.<Params>of(new Smote(), new Adasyn()))
        .allSatisfy(stage -> assertThat(names(stage)).isEqualTo(SHARED));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyDefaultIsTheStages(Table table) throws IOException {
    assertThat(rows(table))
        .allSatisfy(
            row ->
                assertThat(row.fallback().replace("`", ""))
                    .as(row.name())
                    .isEqualTo(expectedDefault(row.name(), table.stages())));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyChoiceIsOneOfTheStages(Table table) throws IOException {
    for (Cells row : rows(table)) {
      List<String> choices =
          matches("`([^`]+)`", row.range()).map(choice -> choice.group(1)).toList();
      if (!choices.isEmpty() && !choices.contains("true")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> set(table, row.name(), "no such choice"))
            .withMessageEndingWith("give one of " + String.join(", ", choices));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyBoundIsWhereTheStageSetsIt(Table table) throws IOException {
    for (Cells row : rows(table)) {
      matches("whole number, .* and ≤ (\\d+)$", row.range())
          .map(bound -> Integer.parseInt(bound.group(1)))
          .forEach(
              most -> {
                setNumber(table, row.name(), most);
                refuses(table, row.name(), most + 1);
              });
      matches("number, ([≥>]) (\\d+)( and ≤ \\d+)?$", row.range())
          .forEach(
              bound -> {
                int least = Integer.parseInt(bound.group(2));
                boolean inclusive = bound.group(1).equals("≥");
                refuses(table, row.name(), inclusive ? least - 1 : least);
                assertThatNoException()
                    .as(row.name())
                    .isThrownBy(() -> setNumber(table, row.name(), inclusive ? least : least + 1));
              });
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyOptionBearsItsParametersNameAndExists(Table table) throws IOException {
    Set<String> options =
        SimporJob.commandLine(SparkTestSession::get).getCommandSpec().optionsMap().keySet();
    boolean resamples = table.stages().get(0) instanceof Resampler;

    for (Cells row : rows(table)) {
      String derived = OTHER_OPTIONS.getOrDefault(row.name(), StageOptions.flag(row.name()));
      if (row.option().isEmpty()) {
        assertThat(resamples && options.contains(derived)).as(derived).isFalse();
      } else {
        assertThat(row.option()).isEqualTo("`" + derived + "`");
        assertThat(options).contains(derived);
      }
    }
  }

  /** A row of a table. */
  private record Cells(String name, String meaning, String range, String fallback, String option) {}

  private static List<Cells> rows(Table table) throws IOException {
    return MarkdownPage.of("docs/parameters.md").table(table.heading()).stream()
        .map(
            row ->
                new Cells(
                    row.get(0).replace("`", ""), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  private static Table own(String heading, Params stage, Set<String> others) {
    Set<String> names = names(stage);
    names.removeAll(others);
    return new Table(heading, List.of(stage), names);
  }

  private static Set<String> shared() {
    Set<String> names = names(RESAMPLERS.get(0));
    RESAMPLERS.forEach(stage -> names.retainAll(names(stage)));
    return names;
  }

  private static Set<String> names(Params stage) {
    return Arrays.stream(stage.params())
        .map(Param::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** One value if all stages agree, else that of the first and that of all others. */
  private static String expectedDefault(String name, List<Params> stages) {
    Set<String> values =
        stages.stream()
            .map(stage -> shown(name, stage))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    assertThat(values).as(name).hasSizeLessThanOrEqualTo(2);
    return String.join(" for Simpor, else ", values);
  }

  private static String shown(String name, Params stage) {
    Param<Object> param = stage.getParam(name);
    if (!stage.isDefined(param)) {
      return REQUIRED.contains(name) ? "required" : "unset";
    }
    Object value = stage.getOrDefault(param);
    if (value.equals((long) stage.getClass().getName().hashCode())) {
      return "hash of the class name";
    } else if (value instanceof int[] numbers) {
      return joined(Arrays.stream(numbers).boxed());
    } else if (value instanceof double[] numbers) {
      return joined(Arrays.stream(numbers).boxed());
    } else if (value instanceof String[] words) {
      return joined(Arrays.stream(words));
    }
    return String.valueOf(value);
  }

  private static String joined(Stream<?> values) {
    return values.map(String::valueOf).collect(Collectors.joining(","));
  }

  private static void refuses(Table table, String name, int value) {
    assertThatIllegalArgumentException()
        .as(name)
        .isThrownBy(() -> setNumber(table, name, value))
        .withMessageContaining(name);
  }

  private static void setNumber(Table table, String name, int value) {
    set(table, name, table.param(name) instanceof IntParam ? (Object) value : (double) value);
  }

  private static void set(Table table, String name, Object value) {
    table.stages().get(0).copy(ParamMap.empty()).set(table.param(name), value);
  }

  private static Stream<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }
}
