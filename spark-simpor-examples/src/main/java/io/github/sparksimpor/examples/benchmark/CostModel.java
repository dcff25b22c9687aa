package io.github.sparksimpor.examples.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Seconds of CPU as a sum of a fixed part, a part a row, a part a value, and a part for each pair
 * of a row and a point that it is compared with. None of them is negative; they have the least
 * squares of relative errors.
 *
 * @param pair what the last part is proportional to
 * @param perTerm seconds of one unit of each term
 */
record CostModel(Pair pair, double[] perTerm) {

  /** What a row and a point take together. */
  enum Pair {
    /** The same for any number of features. */
    ALIKE,
    /** In proportion to the features. */
    BY_FEATURES;

    private double work(double dimension) {
      return this == ALIKE ? 1 : dimension;
    }
  }

  /**
   * A run.
   *
   * @param rows of the table
   * @param dimension features
   * @param compared points that every row is compared with: those whose kernel sums over all rows
   *     are taken, or whose neighbours are looked for among all rows
   * @param seconds of CPU
   */
  record Run(double rows, double dimension, double compared, double seconds) {
    private double[] terms(Pair pair) {
      return CostModel.terms(rows, dimension, compared, pair);
    }
  }

  private static double[] terms(double rows, double dimension, double compared, Pair pair) {
    return new double[] {1, rows, rows * dimension, compared * rows * pair.work(dimension)};
  }

  static CostModel of(List<Run> runs, Pair pair) {
    int terms = runs.get(0).terms(pair).length;
    // So few terms that every choice of those that are not zero can be looked at.
    return IntStream.range(1, 1 << terms)
        .mapToObj(chosen -> of(runs, pair, chosen, terms))
        .filter(model -> Arrays.stream(model.perTerm).allMatch(seconds -> seconds >= 0))
        .min((a, b) -> Double.compare(a.squares(runs), b.squares(runs)))
        .orElseThrow();
  }

  private static CostModel of(List<Run> runs, Pair pair, int chosen, int terms) {
    int[] kept = IntStream.range(0, terms).filter(term -> (chosen >> term & 1) == 1).toArray();
    double[] scales =
        Arrays.stream(kept)
            .mapToDouble(
                term -> runs.stream().mapToDouble(run -> run.terms(pair)[term]).max().orElse(1))
            .map(most -> most > 0 ? most : 1)
            .toArray();
    RealMatrix shares = new Array2DRowRealMatrix(runs.size(), kept.length);
    for (int row = 0; row < runs.size(); row++) {
      for (int k = 0; k < kept.length; k++) {
        shares.setEntry(
            row, k, runs.get(row).terms(pair)[kept[k]] / scales[k] / runs.get(row).seconds());
      }
    }
    RealVector solved =
        new SingularValueDecomposition(shares)
            .getSolver()
            .solve(new ArrayRealVector(runs.size(), 1.0));
    double[] perTerm = new double[terms];
    for (int k = 0; k < kept.length; k++) {
      perTerm[kept[k]] = solved.getEntry(k) / scales[k];
    }
    return new CostModel(pair, perTerm);
  }

  private double squares(List<Run> runs) {
    return runs.stream()
        .mapToDouble(
            run -> seconds(run.rows(), run.dimension(), run.compared()) / run.seconds() - 1)
        .map(error -> error * error)
        .sum();
  }

  /** What a run of some size should take. */
  double seconds(double rows, double dimension, double compared) {
    double[] terms = terms(rows, dimension, compared, pair);
    return IntStream.range(0, terms.length).mapToDouble(k -> terms[k] * perTerm[k]).sum();
  }

  /** What of it no further core makes shorter. */
  double fixedSeconds() {
    return perTerm[0];
  }
}
