package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.spark.JobPhases;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** What a resampler is given to grow. */
public final class GrowthTask implements AutoCloseable {
  private final SparkSession session;
  private final LabelledRows rows;
  private final @Nullable RowPlacement training;
  private final long[] gaps;
  private final JobPhases phases;

  GrowthTask(
      SparkSession session,
      LabelledRows rows,
      @Nullable RowPlacement training,
      long[] gaps,
      JobPhases phases) {
    this.session = session;
    this.rows = rows;
    this.training = training;
    this.gaps = gaps;
    this.phases = phases;
  }

  /** Runs the jobs. */
  public SparkSession session() {
    return session;
  }

  /** The session's context. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** The training rows where they were read, checked; closed by the frame. */
  LabelledRows rows() {
    return rows;
  }

  /** The training rows in coordinates; closed by the frame. */
  public RowPlacement training() {
    if (training == null) {
      throw new IllegalStateException("a resampler that measures nothing has no coordinates");
    }
    return training;
  }

  /**
   * Rows to add to each class, in the order of the census; a class that grows has at least two
   * rows, unless the resampler measures nothing.
   */
  public long[] gaps() {
    return gaps.clone();
  }

  /** Names the jobs. */
  public JobPhases phases() {
    return phases;
  }

  @Override
  public void close() {
    if (training != null) {
      training.close();
    }
  }
}
