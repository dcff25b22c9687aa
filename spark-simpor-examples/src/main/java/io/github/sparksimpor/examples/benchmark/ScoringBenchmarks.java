package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.engine.entropy.EntropyNetwork;
import io.github.sparksimpor.engine.entropy.RowScoring;
import io.github.sparksimpor.engine.entropy.UncertainRows;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.network.LayerPass;
import io.github.sparksimpor.network.ScalarLayerPass;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Entropies of rows by the network that a table of {@value #DIMENSION} features gets. */
@State(Scope.Thread)
public class ScoringBenchmarks {
  private static final int DIMENSION = 30;
  private static final int ROWS = 8_000;
  private static final int[] LAYERS = {DIMENSION, 100, 100, 100, 2};

  private double[] rows = {};
  private RowScoring scoring =
      new RowScoring(new EntropyNetwork(LAYERS, new double[0]), new int[1][0], 1, 1);

  /** Draws rows and weights. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    rows = random.doubles((long) ROWS * DIMENSION, -1, 1).toArray();
    int weights = IntStream.range(1, LAYERS.length).map(ScoringBenchmarks::weights).sum();
    double[] drawn = random.doubles(weights, -0.5, 0.5).toArray();
    scoring = new RowScoring(new EntropyNetwork(LAYERS, drawn), new int[1][0], 100, 0.5);
  }

  /** The tier that the provider picks. */
  @Benchmark
  public UncertainRows vector() {
    return score(LayerPass.onTierOf(KernelSumsProvider.get()));
  }

  /** Plain Java. */
  @Benchmark
  public UncertainRows scalar() {
    return score(new ScalarLayerPass());
  }

  private UncertainRows score(LayerPass pass) {
    return scoring.score(
        0,
        0,
        ROWS,
        (i, target) -> System.arraycopy(rows, i * DIMENSION, target, 0, DIMENSION),
        pass);
  }

  /** Floating-point operations of the layers, their activations aside. */
  static double work() {
    return 2.0 * ROWS * IntStream.range(1, LAYERS.length).map(ScoringBenchmarks::weights).sum();
  }

  private static int weights(int layer) {
    return (LAYERS[layer - 1] + 1) * LAYERS[layer];
  }
}
