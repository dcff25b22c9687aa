package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Random over-sampling: copies of rows of the smaller classes. Every row is copied once before any
 * is copied twice, in random order. {@link #numNeighbors()}, which all resamplers have, changes
 * nothing here.
 */
public final class RandomOversampler
    extends SegmentResampler<RandomOversamplerModel, RandomOversampler> {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public RandomOversampler() {
    this(Identifiable.randomUID("randomOversampler"));
  }

  /** With default parameters. */
  public RandomOversampler(String uid) {
    super(uid);
  }

  @Override
  protected Segments segments(PlacedRows training, int classIndex, int gap) {
    return growth(training).copies(everySeed(training, classIndex, gap));
  }

  @Override
  protected RandomOversamplerModel newModel() {
    return new RandomOversamplerModel(uid());
  }

  /** Reads a saved estimator. */
  public static RandomOversampler load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<RandomOversampler> read() {
    return new StageReader<>(RandomOversampler.class, RandomOversampler::new);
  }
}
