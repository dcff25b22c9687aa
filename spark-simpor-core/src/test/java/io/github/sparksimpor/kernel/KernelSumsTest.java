package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelSumsTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "2,7", "3,8", "7,9", "8,63", "9,1000", "30,1000", "100,63"})
  void logSumAndMeanEqualBruteForce(int dimension, int size) {
    SplittableRandom random = new SplittableRandom(dimension * 1000L + size);
    double[] rows = random.doubles((long) size * dimension, -2, 2).toArray();
    double[] point = random.doubles(dimension, -2, 2).toArray();
    double bandwidth = 0.7;

    QueryBatch queries = new QueryBatch(1, dimension);
    queries.add(point, 0, QueryBatch.NONE);
    RunningSums sums = new RunningSums(1, dimension);
    new ScalarKernelSums()
        .accumulate(PackedRows.of(rows, dimension), bandwidth, queries, false, sums);

    double[] exponents = new double[size];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double squared = 0;
      for (int k = 0; k < dimension; k++) {
        squared += Math.pow(point[k] - rows[i * dimension + k], 2);
      }
      exponents[i] = -squared / (2 * bandwidth * bandwidth);
      highest = Math.max(highest, exponents[i]);
    }
    double total = 0;
    double[] mean = new double[dimension];
    for (int i = 0; i < size; i++) {
      double weight = Math.exp(exponents[i] - highest);
      total += weight;
      for (int k = 0; k < dimension; k++) {
        mean[k] += weight * rows[i * dimension + k];
      }
    }
    double logSum = highest + Math.log(total);
    assertThat(sums.logSum(0)).isCloseTo(logSum, within(1e-12 * Math.max(1, Math.abs(logSum))));
    double[] found = new double[dimension];
    sums.mean(0, found, 0);
    for (int k = 0; k < dimension; k++) {
      assertThat(found[k]).isCloseTo(mean[k] / total, within(1e-12));
    }
  }
}
