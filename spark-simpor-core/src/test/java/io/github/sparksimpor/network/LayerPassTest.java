package io.github.sparksimpor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayerPassTest {
  private static final int OFFSET = 3;

  /** A layer whose values span what a network's do. */
  private record Layer(int inputs, int outputs, double[] input, double[] weights) {
    static Layer random(int inputs, int outputs, long seed) {
      Random random = new Random(seed);
      double[] input = random.doubles((long) inputs * LayerPass.ROWS, -5, 5).toArray();
      double[] weights = random.doubles(OFFSET + (inputs + 1L) * outputs + 2, -20, 20).toArray();
      return new Layer(inputs, outputs, input, weights);
    }

    double[] weighed(LayerPass pass) {
      double[] output = new double[outputs * LayerPass.ROWS];
      pass.weigh(input, inputs, weights, OFFSET, output, outputs);
      return output;
    }

    BigDecimal exactly(int unit, int row) {
      BigDecimal sum = new BigDecimal(weights[OFFSET + inputs * outputs + unit]);
      for (int in = 0; in < inputs; in++) {
        sum =
            sum.add(
                new BigDecimal(weights[OFFSET + in * outputs + unit])
                    .multiply(new BigDecimal(input[in * LayerPass.ROWS + row])));
      }
      return sum;
    }
  }

  private static LayerPass vectorPass() {
    assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
        .as("the JVM runs with the Vector API")
        .isPresent();
    return LayerPass.onTierOf(KernelSumsProvider.get("vector"));
  }

  @Property(tries = 200)
  void bothTiersGiveTheSameBits(
      @ForAll @IntRange(min = 1, max = 40) int inputs,
      @ForAll @IntRange(min = 1, max = 40) int outputs,
      @ForAll long seed) {
    Layer layer = Layer.random(inputs, outputs, seed);
    double[] scalar = layer.weighed(new ScalarLayerPass());
    double[] vector = layer.weighed(vectorPass());
    assertThat(vector).containsExactly(scalar);
    new ScalarLayerPass().squash(scalar, outputs);
    vectorPass().squash(vector, outputs);
    assertThat(vector).containsExactly(scalar);
  }

  @Test
  void theWeightedInputsAreThoseOfExactArithmetic() {
    Layer layer = Layer.random(30, 13, 1);
    double[] weighed = layer.weighed(new ScalarLayerPass());
    for (int unit = 0; unit < 13; unit++) {
      for (int row = 0; row < LayerPass.ROWS; row++) {
        assertThat(weighed[unit * LayerPass.ROWS + row])
            .isCloseTo(layer.exactly(unit, row).doubleValue(), within(1e-11));
      }
    }
  }

  @Test
  void extremeActivationsSquashToTheirLimitsOnBothTiers() {
    double[] values = new double[2 * LayerPass.ROWS];
    double[] extremes = {0, -0.0, 1, -1, 700, -700, 1e300, -1e300, 1e-300, Double.NaN};
    System.arraycopy(extremes, 0, values, 0, extremes.length);
    values[LayerPass.ROWS] = Double.POSITIVE_INFINITY;
    values[LayerPass.ROWS + 1] = Double.NEGATIVE_INFINITY;
    double[] scalar = values.clone();
    new ScalarLayerPass().squash(scalar, 2);
    for (int i = 0; i < values.length; i++) {
      assertThat(scalar[i]).isCloseTo(1 / (1 + Math.exp(-values[i])), within(1e-15));
    }
    double[] vector = values.clone();
    vectorPass().squash(vector, 2);
    assertThat(vector).containsExactly(scalar);
  }

  @Test
  void theLayersRunOnTheTierOfTheKernelSums() {
    assertThat(LayerPass.onTierOf(new ScalarKernelSums())).isInstanceOf(ScalarLayerPass.class);
    assertThat(vectorPass()).isInstanceOf(VectorLayerPass.class);
  }
}
