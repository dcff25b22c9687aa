package io.github.sparksimpor.ml.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and ratios mean of Java's what they mean of Python's: imbalanced-learn's. */
class CountsInWordsTest {
  private static final double[] LABELS = {0, 1, 5};
  private static final long[] SIZES = {100, 20, 30};

  private final LabelCountsParam param =
      new LabelCountsParam(new Pipeline("p"), "targetCounts", "rows");

  private Map<Double, Long> read(String json) {
    return param.jsonDecode(json);
  }

  private static Map<Double, Long> added(Map<Double, Long> counts, double[] labels, long... sizes) {
    return CountsInWords.resolved(counts, labels, sizes, true);
  }

  private static Map<Double, Long> kept(Map<Double, Long> counts, double[] labels, long... sizes) {
    return CountsInWords.resolved(counts, labels, sizes, false);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, '{1.0=100, 5.0=100}', '{0.0=20, 5.0=20}'",
    "not majority, '{1.0=100, 5.0=100}', '{1.0=20, 5.0=20}'",
    "not minority, '{0.0=100, 5.0=100}', '{0.0=20, 5.0=20}'",
    "all, '{0.0=100, 1.0=100, 5.0=100}', '{0.0=20, 1.0=20, 5.0=20}'"
  })
  void aWordNamesClasses(String word, String added, String kept) {
    Map<Double, Long> words = read("\"" + word + "\"");
    assertThat(added(words, LABELS, SIZES)).hasToString(added);
    assertThat(kept(words, LABELS, SIZES)).hasToString(kept);
  }

  @Test
  void theSmallestClassGrowsAndTheLargestShrinksAndNotTheOtherWayRound() {
    assertThat(added(read("\"minority\""), LABELS, SIZES)).containsExactly(Map.entry(1.0, 100L));
    assertThat(kept(read("\"majority\""), LABELS, SIZES)).containsExactly(Map.entry(0.0, 20L));
    assertThatThrownBy(() -> added(read("\"majority\""), LABELS, SIZES))
        .hasMessage(
            "targetCounts is 'majority', of which no rows can be added; name other classes");
    assertThatThrownBy(() -> kept(read("\"minority\""), LABELS, SIZES))
        .hasMessageContaining("'minority', of which no rows can be left out");
  }

  @Test
  void aRatioIsThatOfTheSmallerOfTwoClassesToTheLarger() {
    double[] two = {0, 1};
    assertThat(added(read("0.55"), two, 101, 20)).containsExactly(Map.entry(1.0, 55L));
    assertThat(kept(read("0.3"), two, 101, 20)).containsExactly(Map.entry(0.0, 66L));
    assertThatThrownBy(() -> added(read("0.1"), two, 101, 20))
        .hasMessageContaining("ratio 0.1, but the classes are nearer to each other already");
    assertThatThrownBy(() -> kept(read("0.1"), two, 101, 20)).hasMessageContaining("ratio 0.1");
    assertThatThrownBy(() -> added(read("0.5"), LABELS, SIZES))
        .hasMessageContaining("ratio 0.5, but there are 3 classes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"1.0\":40}", "\"not majority\"", "0.5", "1.0"})
  void whatIsWrittenIsRead(String json) {
    Map<Double, Long> counts = read(json);
    assertThat(param.jsonEncode(counts)).isEqualTo(json);
    assertThat(read(param.jsonEncode(counts))).isEqualTo(counts);
    assertThat(param.w(counts).value()).isEqualTo(counts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"majorty\"", "2", "0.0", "-0.5", "[1]", "\"", "null", "\"0.5\""})
  void whatIsNoneIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targetCounts is " + json);
  }

  @Test
  void wordsDiffer() {
    assertThat(read("\"all\"")).isNotEqualTo(read("\"auto\"")).isNotEqualTo(Map.of()).isEmpty();
    assertThat(read("0.5")).isNotEqualTo(read("0.25")).hasSameHashCodeAs(read("0.5"));
  }
}
