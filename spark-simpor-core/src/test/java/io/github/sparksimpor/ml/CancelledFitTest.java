package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fit that is cancelled, or fails, in any phase leaves nothing behind. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CancelledFitTest {
  private static final SparkContext CONTEXT = SparkTestSession.get().sparkContext();

  private final Dataset<Row> data =
      Samples.dataset(Samples.clouds(4, new double[] {0, 1, 2}, 200, 60, 30)).repartition(3);

  private static Resampler<?, ?> resampler(String method, String strategy) {
    Resampler<?, ?> stage =
        switch (method) {
          case "simpor" ->
              new Simpor()
                  .setHiddenLayers(new int[] {5})
                  .setMaxRounds(2)
                  .setMaxIter(5)
                  .setEntropyThreshold(0)
                  .setBandwidthRule("likelihood")
                  .setAscentRegion("all");
          case "random" -> new RandomOversampler();
          case "borderline-smote" -> new BorderlineSmote().setKind("borderline-2");
          default -> throw new IllegalArgumentException(method);
        };
    return (Resampler<?, ?>) stage.setStrategy(strategy);
  }

  /** Cancels the first job of a phase. */
  private static final class Canceller extends SparkListener {
    private final String phase;
    private final AtomicBoolean struck = new AtomicBoolean();

    Canceller(String phase) {
      this.phase = phase;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      Object description = job.properties().get("spark.job.description");
      if (description instanceof String text
          && text.startsWith(JobPhases.PREFIX + phase)
          && struck.compareAndSet(false, true)) {
        CONTEXT.cancelJob(job.jobId());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "simpor, broadcast, read",
    "simpor, broadcast, 'entropy round 2, scoring'",
    "simpor, broadcast, radii",
    "simpor, broadcast, ascent",
    "simpor, partitioned, read",
    "simpor, partitioned, 'entropy round 1, training'",
    "simpor, partitioned, 'entropy round 2, scoring'",
    "simpor, partitioned, bandwidth",
    "simpor, partitioned, radii",
    "simpor, partitioned, 'ascent, pass 2'",
    "borderline-smote, broadcast, neighbours",
    "borderline-smote, partitioned, neighbours",
    "random, broadcast, read",
    "random, broadcast, copies"
  })
  void aCancelledFitHoldsNothingAndTheNextGivesTheSameRows(
      String method, String strategy, String phase) {
    List<String> expected = Samples.bits(resampler(method, strategy).fit(data).syntheticSamples());
    int held = CONTEXT.getPersistentRDDs().size();
    Canceller canceller = new Canceller(phase);
    // A task that has ended cannot be cancelled, so the first try may come too late.
    Throwable failure = null;
    for (int attempt = 0; attempt < 20 && failure == null; attempt++) {
      Canceller again = attempt == 0 ? canceller : new Canceller(phase);
      CONTEXT.addSparkListener(again);
      try {
        failure = catchThrowable(() -> resampler(method, strategy).fit(data));
      } finally {
        CONTEXT.removeSparkListener(again);
      }
      assertThat(again.struck.get() || failure != null).as("a job of phase %s ran", phase).isTrue();
      assertThat(CONTEXT.getPersistentRDDs().size()).as("cached RDDs").isEqualTo(held);
    }
    assertThat(failure).as("a cancel that came in time").isNotNull();
    assertThat(Samples.bits(resampler(method, strategy).fit(data).syntheticSamples()))
        .isEqualTo(expected);
    assertThat(CONTEXT.getPersistentRDDs().size()).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "simpor, broadcast",
    "simpor, partitioned",
    "borderline-smote, partitioned",
    "random, auto"
  })
  void aRowThatCannotBeReadFailsTheFitAndHoldsNothing(String method, String strategy) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    JavaRDD<Row> broken =
        data.select("label", "features")
            .toJavaRDD()
            .map(
                row -> {
                  if (row.getDouble(0) == 2) {
                    throw new IOException("the disk is gone");
                  }
                  return row;
                });
    Dataset<Row> unreadable = SparkTestSession.get().createDataFrame(broken, schema);
    int held = CONTEXT.getPersistentRDDs().size();
    assertThat(catchThrowable(() -> resampler(method, strategy).fit(unreadable)))
        .hasStackTraceContaining("the disk is gone");
    assertThat(CONTEXT.getPersistentRDDs().size()).isEqualTo(held);
  }

  @Test
  void jobsOfAFitAreNamedByPhaseAndTheUsersDescriptionIsBackAfterwards() {
    CONTEXT.setJobDescription("mine");
    try {
      resampler("borderline-smote", "broadcast").fit(data);
      assertThat(CONTEXT.getLocalProperty("spark.job.description")).isEqualTo("mine");
    } finally {
      CONTEXT.setLocalProperty("spark.job.description", null);
    }
  }
}
