package io.github.sparksimpor.ml;

import static io.github.sparksimpor.contract.Samples.bits;
import static io.github.sparksimpor.contract.Samples.clouds;
import static io.github.sparksimpor.contract.Samples.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.ml.StandardizedRows.Point;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SIMPOR promises beyond the contract; expected values are computed here by brute force. */
@Timeout(120)
class SimporTest {
  private static final double[] LABELS = {0, 1, 2};

  private final Dataset<Row> data = dataset(clouds(3, LABELS, 40, 25, 9));

  private static Simpor simpor() {
    return new Simpor()
        .setSeed(3)
        .setHiddenLayers(new int[] {4})
        .setInitialBatch(16)
        .setQueryBatch(16)
        .setMaxRounds(2);
  }

  /** Rows where the method finds them, wherever that is. */
  private List<Row> samples(UnaryOperator<Simpor> settings) {
    return settings.apply(simpor().setBounds("none")).fit(data).syntheticSamples().collectAsList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "fixed"})
  void everyRowLiesOnItsSphereWhichIsNoLargerThanTheSeedsNeighbourhood(String rule) {
    StandardizedRows rows = StandardizedRows.of(data.collectAsList());
    for (Row sample : samples(s -> s.setStepRule(rule).setAscentRegion("all").setNumNeighbors(4))) {
      Point seed = rows.point(sample.getAs("label"), sample.getAs("seedFeatures"));
      Point made = rows.point(sample.getAs("label"), sample.getAs("features"));
      double radius = sample.getAs("radius");
      assertThat(seed.distance(made)).isCloseTo(radius, within(1e-9 * radius + 1e-12));
      assertThat(radius).isBetween(0.0, rows.meanDistanceToNearest(seed, 4));
    }
  }

  @Test
  void aRowThatBoundsHaveMovedSaysSoAndComesToLieNoFartherFromItsSeed() {
    StandardizedRows rows = StandardizedRows.of(data.collectAsList());
    Set<Boolean> kinds = new HashSet<>();
    for (Row sample :
        simpor().setAscentRegion("all").fit(data).syntheticSamples().collectAsList()) {
      Point seed = rows.point(sample.getAs("label"), sample.getAs("seedFeatures"));
      Point made = rows.point(sample.getAs("label"), sample.getAs("features"));
      double radius = sample.getAs("radius");
      boolean projected = sample.getAs("projected");
      assertThat(radius - seed.distance(made)).isGreaterThan(-1e-9);
      assertThat(radius - seed.distance(made) > 1e-9).isEqualTo(projected);
      kinds.add(projected);
    }
    assertThat(kinds).as("both kinds are met").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"rest,false", "rest,true", "majority,false", "majority,true"})
  void theLogRatioIsThatOfTheDensitiesAndNeverDecreases(String contrast, boolean excludeSeed) {
    StandardizedRows rows = StandardizedRows.of(data.collectAsList());
    double h = 0.6;
    List<Row> samples =
        samples(
            s ->
                s.setAscentRegion("all")
                    .setBandwidth(h)
                    .setContrast(contrast)
                    .setExcludeSeed(excludeSeed));
    assertThat(samples).hasSize(15 + 31);
    for (Row sample : samples) {
      double label = sample.getAs("label");
      Point seed = rows.point(label, sample.getAs("seedFeatures"));
      Point made = rows.point(label, sample.getAs("features"));
      double own =
          rows.logDensity(made, h, p -> p.label() == label && !(excludeSeed && p.equals(seed)));
      double against =
          rows.logDensity(
              made, h, p -> contrast.equals("rest") ? p.label() != label : p.label() == 0);
      double end = sample.getAs("logRatioEnd");
      assertThat(end).isCloseTo(own - against, within(1e-9 * (1 + Math.abs(end))));
      assertThat(end).isGreaterThanOrEqualTo(sample.<Double>getAs("logRatioStart"));
    }
  }

  @Test
  void aPointBetterThanMostOfItsSphereIsFound() {
    StandardizedRows rows = StandardizedRows.of(data.collectAsList());
    double h = 0.6;
    java.util.Random random = new java.util.Random(1);
    for (Row sample : samples(s -> s.setAscentRegion("all").setBandwidth(h)).subList(0, 10)) {
      double label = sample.getAs("label");
      Point seed = rows.point(label, sample.getAs("seedFeatures"));
      double radius = sample.getAs("radius");
      double end = sample.getAs("logRatioEnd");
      int better = 0;
      for (int trial = 0; trial < 500; trial++) {
        Point other = seed.randomAt(radius, random);
        double ratio =
            rows.logDensity(other, h, p -> p.label() == label)
                - rows.logDensity(other, h, p -> p.label() != label);
        better += ratio > end + 1e-5 ? 1 : 0;
      }
      assertThat(better).as("points above a local maximum").isLessThan(100);
    }
  }

  @Test
  void withoutAscentThereIsNoLogRatio() {
    for (Row sample : samples(s -> s.setMaxRounds(0))) {
      assertThat(sample.<String>getAs("region")).isEqualTo("remaining");
      assertThat(sample.<Double>getAs("logRatioStart")).isNull();
      assertThat(sample.<Double>getAs("logRatioEnd")).isNull();
      assertThat(sample.<Integer>getAs("iterations")).isZero();
    }
  }

  @Test
  void thePapersStepRuleTakesAllItsSteps() {
    for (Row sample : samples(s -> s.setStepRule("fixed").setMaxIter(17).setAscentRegion("all"))) {
      assertThat(sample.<Integer>getAs("iterations")).isEqualTo(17);
      assertThat(sample.<String>getAs("stopReason")).isEqualTo("budget");
    }
  }

  @Test
  void seedsTakeTurns() {
    Map<Object, Long> rowsPerSeed =
        samples(s -> s.setMaxRounds(0)).stream()
            .filter(row -> row.<Double>getAs("label") == 2.0)
            .collect(
                Collectors.groupingBy(row -> row.getAs("seedFeatures"), Collectors.counting()));
    assertThat(rowsPerSeed).hasSize(9);
    assertThat(rowsPerSeed.values()).allMatch(count -> count == 3 || count == 4);
  }

  @Test
  void withoutARegionEveryRowIsASeedAlikeAndAllPointsAscendWithoutANetwork() {
    SimporModel model = simpor().setInformativeSelection("none").fit(data);
    assertThat(model.summary().ascent().orElseThrow().entropy()).isEmpty();
    assertThat(model.summary().phaseSeconds()).doesNotContainKey("entropy");

    List<Row> rows = model.syntheticSamples().collectAsList();
    Map<Object, Long> rowsPerSeed =
        rows.stream()
            .filter(row -> row.<Double>getAs("label") == 1.0)
            .collect(
                Collectors.groupingBy(row -> row.getAs("seedFeatures"), Collectors.counting()));
    assertThat(rowsPerSeed).as("15 rows of 25 seeds").hasSize(15);
    assertThat(rows).allMatch(row -> row.<Double>getAs("logRatioEnd") != null);
    assertThat(rows.stream().mapToInt(row -> row.<Integer>getAs("iterations")).sum()).isPositive();
  }

  @Test
  void fewerRowsAreThoseThatComeFirst() {
    List<String> many = bits(simpor().setBalanceRatio(1.3).fit(data).syntheticSamples());
    List<String> few = bits(simpor().setBalanceRatio(0.4).fit(data).syntheticSamples());
    for (double label : new double[] {1, 2}) {
      List<String> all = ofLabel(many, label);
      List<String> some = ofLabel(few, label);
      assertThat(all).startsWith(some.toArray(String[]::new));
    }
  }

  private static List<String> ofLabel(List<String> bits, double label) {
    return bits.stream().filter(row -> row.startsWith(Double.toHexString(label))).toList();
  }

  @Test
  void withoutStandardizationTheRadiusIsInTheFeaturesUnit() {
    for (Row sample : samples(s -> s.setStandardization(false).setMaxRounds(0))) {
      double[] seed = sample.<Vector>getAs("seedFeatures").toArray();
      double[] made = sample.<Vector>getAs("features").toArray();
      double squared =
          IntStream.range(0, 3).mapToDouble(k -> (made[k] - seed[k]) * (made[k] - seed[k])).sum();
      assertThat(Math.sqrt(squared)).isCloseTo(sample.getAs("radius"), within(1e-9));
    }
  }

  @Test
  void bandwidthRulesGiveTheirFormulas() {
    assertThat(simpor().setMaxRounds(0).fit(data).summary().ascent().orElseThrow().bandwidth())
        .isCloseTo(Math.pow(74, -1.0 / 7), within(1e-12));
    assertThat(
            simpor()
                .setMaxRounds(0)
                .setBandwidthRule("silverman")
                .fit(data)
                .summary()
                .ascent()
                .orElseThrow()
                .bandwidth())
        .isCloseTo(Math.pow(74 * 5 / 4.0, -1.0 / 7), within(1e-12));
    assertThat(
            simpor()
                .setMaxRounds(0)
                .setBandwidth(0.3)
                .fit(data)
                .summary()
                .ascent()
                .orElseThrow()
                .bandwidth())
        .isEqualTo(0.3);
  }

  @Test
  void theSummaryCountsRowsAndNamesPhases() {
    FitSummary summary = simpor().setAscentRegion("all").fit(data).summary();
    assertThat(summary.classes()).extracting(ClassCount::original).containsExactly(40L, 25L, 9L);
    assertThat(summary.classes()).extracting(ClassCount::synthetic).containsExactly(0L, 15L, 31L);
    assertThat(summary.phaseSeconds()).containsKeys("read", "entropy", "radii", "ascent");
    assertThat(summary.ascent().orElseThrow().kernelTier()).isNotBlank();
  }

  @Test
  void aMinorityFarAwayAndANarrowKernelDoNotUnderflow() {
    Dataset<Row> far =
        dataset(
            clouds(2, new double[] {0, 1}, 30, 8).stream()
                .map(
                    row -> {
                      double shift = row.getDouble(1) * 1e6;
                      double[] x = row.<Vector>getAs(2).toArray();
                      return Samples.row(row.get(0), row.get(1), x[0] + shift, x[1]);
                    })
                .toList());
    List<Row> samples =
        simpor()
            .setStandardization(false)
            .setBandwidth(0.01)
            .setAscentRegion("all")
            .fit(far)
            .syntheticSamples()
            .collectAsList();
    assertThat(samples).hasSize(22);
    assertThat(samples)
        .allSatisfy(
            row -> {
              assertThat(row.<Double>getAs("logRatioEnd")).isFinite();
              assertThat(Arrays.stream(row.<Vector>getAs("features").toArray()))
                  .allMatch(Double::isFinite);
            });
  }

  @Test
  void parametersOutOfRangeAreRefusedWithTheirNameAndValue() {
    assertThatThrownBy(() -> simpor().setBandwidth(0)).hasMessageContaining("bandwidth is 0");
    assertThatThrownBy(() -> simpor().setBandwidth(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> simpor().setCandidates(0)).hasMessageContaining("candidates is 0");
    assertThatThrownBy(() -> simpor().setStepRule("leap"))
        .hasMessageContaining("stepRule is 'leap'")
        .hasMessageContaining("adaptive, fixed");
    assertThatThrownBy(() -> simpor().setMaxIter(-1)).hasMessageContaining("maxIter");
    assertThatThrownBy(() -> simpor().setTol(0)).hasMessageContaining("tol is 0");
    assertThatThrownBy(() -> simpor().setHiddenLayers(new int[] {3, 0}))
        .hasMessageContaining("hiddenLayers");
    assertThatThrownBy(() -> simpor().setInitialBatch(1)).hasMessageContaining("initialBatch");
    assertThatThrownBy(() -> simpor().setEntropyThreshold(-0.1))
        .hasMessageContaining("entropyThreshold");
  }
}
