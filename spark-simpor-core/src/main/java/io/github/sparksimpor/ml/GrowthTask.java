package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.spark.JobPhases;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What a resampler is given to grow.
 *
 * @param session runs the jobs
 * @param training the training rows where they lie, read and checked; closed by the frame
 * @param gaps rows to add to each class, in the order of the census; a class that grows has at
 *     least two rows
 * @param phases names the jobs
 */
public record GrowthTask(
    SparkSession session, RowPlacement training, long[] gaps, JobPhases phases) {

  /** The session's context. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }
}
