package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.network.ScalarLayerPass;

/**
 * How unsure the network of the last round of active learning is about a row: {@code E(x) = -Σ p_i
 * log_K p_i} (paper 2.3), 0 for certain, 1 for a guess.
 */
public final class RowEntropy {
  private final ActiveColumns columns;
  private final FeatureSpace space;
  private final EntropyNetwork network;

  RowEntropy(ActiveColumns columns, FeatureSpace space, EntropyNetwork network) {
    this.columns = columns;
    this.space = space;
    this.network = network;
  }

  /**
   * Entropy of a row.
   *
   * @param features as many values as the training rows had, in the features' units; where one is
   *     missing, the mean of all rows stands for it
   * @return from 0 to 1
   */
  public double of(double[] features) {
    double[] coordinates = new double[space.dimension()];
    space.coordinates(columns.narrowed(features), 0, coordinates);
    double[][] buffers = network.buffers();
    for (int k = 0; k < coordinates.length; k++) {
      buffers[0][k * EntropyNetwork.BLOCK] = Double.isNaN(coordinates[k]) ? 0 : coordinates[k];
    }
    double[] entropies = new double[EntropyNetwork.BLOCK];
    network.entropies(new ScalarLayerPass(), buffers, entropies);
    return entropies[0];
  }
}
