package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.RowPlacement;
import io.github.sparksimpor.engine.Segments;
import java.util.Arrays;
import org.apache.spark.ml.param.ParamMap;

/** Grows copies that are off by as much in every feature: wrong on purpose. */
public final class BiasedResampler
    extends NeighborResampler<RandomOversamplerModel, BiasedResampler> {
  private static final long serialVersionUID = 1L;

  private final double bias;

  BiasedResampler(double bias) {
    super("biased");
    this.bias = bias;
  }

  @Override
  Segments segments(RowPlacement placement, int classIndex, long gap) {
    Segments right = growth(placement).copies(everySeed(placement, classIndex, gap));
    double[][] moved =
        Arrays.stream(right.seeds())
            .map(seed -> Arrays.stream(seed).map(x -> x + bias).toArray())
            .toArray(double[][]::new);
    return new Segments(right.turns(), moved, right.own(), right.others());
  }

  @Override
  RandomOversamplerModel newModel() {
    return new RandomOversamplerModel(uid());
  }

  @Override
  public BiasedResampler copy(ParamMap extra) {
    BiasedResampler copy = new BiasedResampler(bias);
    copyValues(copy, extra);
    return copy;
  }
}
