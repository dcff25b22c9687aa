package io.github.sparksimpor.engine.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NetworkTrainingTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final SparkContext CONTEXT = SESSION.sparkContext();
  private static final int[] LAYERS = {2, 4, 2};

  private static double[][] coordinates(int rows) {
    Random random = new Random(rows);
    return new double[][] {
      random.doubles(2L * (rows - 50), -1, 0.5).toArray(), random.doubles(100, 0, 1).toArray()
    };
  }

  private static NetworkTraining.Trained train(int rows) {
    return new NetworkTraining(SESSION, LAYERS, 1).train(coordinates(rows), null, 6);
  }

  /** Counts jobs, and cancels one of them. */
  private static final class Jobs extends SparkListener {
    private final AtomicInteger started = new AtomicInteger();
    private final int cancelled;

    Jobs(int cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      if (started.incrementAndGet() == cancelled) {
        CONTEXT.cancelJob(job.jobId());
      }
    }

    static int during(Runnable work) throws TimeoutException {
      Jobs jobs = new Jobs(0);
      CONTEXT.addSparkListener(jobs);
      try {
        work.run();
        CONTEXT.listenerBus().waitUntilEmpty();
      } finally {
        CONTEXT.removeSparkListener(jobs);
      }
      return jobs.started.get();
    }
  }

  @Test
  void fewRowsAreTrainedOnWithoutAJob() throws TimeoutException {
    assertThat(Jobs.during(() -> train(500))).isZero();
  }

  @Test
  void manyRowsAreTrainedOnByExecutorsAndGiveTheSameBitsTwice() throws TimeoutException {
    assertThat(Jobs.during(() -> train(10_000))).isPositive();
    assertThat(train(10_000).network().weights())
        .containsExactly(train(10_000).network().weights());
  }

  @Test
  void aCancelledTrainingHoldsNothing() {
    int held = CONTEXT.getPersistentRDDs().size();
    Throwable failure = null;
    // A task that has ended cannot be cancelled, so a try may come too late.
    for (int attempt = 0; attempt < 20 && failure == null; attempt++) {
      Jobs jobs = new Jobs(3);
      CONTEXT.addSparkListener(jobs);
      try {
        failure = catchThrowable(() -> train(10_000));
      } finally {
        CONTEXT.removeSparkListener(jobs);
      }
      assertThat(CONTEXT.getPersistentRDDs().size()).isEqualTo(held);
    }
    assertThat(failure).isNotNull();
  }
}
