package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import java.util.Arrays;
import org.apache.spark.ml.param.ParamMap;

/** Grows copies that are off by as much in every feature: wrong on purpose. */
public final class BiasedResampler
    extends SegmentResampler<RandomOversamplerModel, BiasedResampler> {
  private static final long serialVersionUID = 1L;

  private final double bias;

  BiasedResampler(double bias) {
    super("biased");
    this.bias = bias;
  }

  @Override
  protected Segments segments(PlacedRows training, int classIndex, int gap) {
    Segments right = growth(training).copies(everySeed(training, classIndex, gap));
    double[][] moved =
        Arrays.stream(right.seeds())
            .map(seed -> Arrays.stream(seed).map(x -> x + bias).toArray())
            .toArray(double[][]::new);
    return new Segments(right.rows(), moved, right.ids(), right.own(), right.others());
  }

  @Override
  protected RandomOversamplerModel newModel() {
    return new RandomOversamplerModel(uid());
  }

  @Override
  public BiasedResampler copy(ParamMap extra) {
    BiasedResampler copy = new BiasedResampler(bias);
    copyValues(copy, extra);
    return copy;
  }
}
