package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.contract.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that no memory holds: what they mean is done without it, or refused in one line. */
@Timeout(120)
class HugeParametersTest {
  private static final int HUGE = 2_000_000_000;

  static Stream<Resampler<?, ?>> neighborly() {
    return Stream.of(
        new Simpor().setMaxRounds(0),
        new Smote(),
        new BorderlineSmote().setKind("borderline-2"),
        new Adasyn(),
        new ProWSyn());
  }

  @ParameterizedTest
  @MethodSource("neighborly")
  void moreNeighboursThanRowsAreAllRows(Resampler<?, ?> resampler) {
    int rows = (int) Samples.binary().count();
    List<Row> all = grown(resampler.copy(ParamMap.empty()).setNumNeighbors(rows));
    assertThat(all).isNotEmpty();
    assertThat(grown(resampler.copy(ParamMap.empty()).setNumNeighbors(HUGE))).isEqualTo(all);
    Resampler<?, ?> partitioned = resampler.copy(ParamMap.empty()).setStrategy("partitioned");
    assertThat(grown(partitioned.setNumNeighbors(HUGE))).isEqualTo(all);
  }

  @Test
  void moreNeighboursThanRowsTellAllRowsOfDangerAndOfCleaning() {
    Dataset<Row> rows = Samples.binary();
    // The smaller class is in danger as a whole, and the larger is borne out.
    assertThat(grown(new BorderlineSmote().setDangerNeighbors(HUGE)))
        .isEqualTo(grown(new BorderlineSmote().setDangerNeighbors(75)))
        .isNotEmpty();
    EditedNearestNeighbors cleaner = new EditedNearestNeighbors().setKind("mode");
    assertThat(cleaner.setNumNeighbors(HUGE).fit(rows).balance(rows).count())
        .isEqualTo(rows.count());
  }

  private static List<Row> grown(Resampler<?, ?> resampler) {
    ResamplerModel<?> model = resampler.fit(Samples.binary());
    return model.syntheticSamples().collectAsList();
  }

  private static AbstractStringAssert<?> refusal(ThrowingCallable work) {
    return (AbstractStringAssert<?>)
        assertThatThrownBy(work)
            .isInstanceOf(IllegalArgumentException.class)
            .message()
            .doesNotContain("\n");
  }

  @Test
  void whatNoMemoryHoldsIsRefusedByName() {
    Dataset<Row> rows = Samples.binary();
    refusal(() -> new Simpor().setCandidates(HUGE).fit(rows))
        .contains("candidates is 2000000000", "lower candidates");
    int[] layers = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    refusal(() -> new Simpor().setHiddenLayers(layers).fit(rows)).contains("smaller hiddenLayers");
    refusal(() -> new Smote().setTargetCounts(Map.of(1.0, (long) HUGE)).fit(rows))
        .contains("synthetic rows are wanted in all", "lower balanceRatio or targetCounts");
    refusal(() -> new RandomOversampler().setBalanceRatio(1e7).fit(rows))
        .contains("lower balanceRatio or targetCounts");
    refusal(() -> new BalancedBagging().setNumMembers(HUGE))
        .isEqualTo("numMembers is 2000000000; give a whole number of at least 1 and at most 10000");
    refusal(
            () ->
                new TunedThreshold()
                    .setClassifier(new LogisticRegression())
                    .setNumFolds(HUGE)
                    .fit(rows))
        .contains("numFolds");
  }
}
