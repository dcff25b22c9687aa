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
 * Seconds of CPU as a sum of a fixed part, a part a row, a part a value, a part for each pair of a
 * row and a point that it is compared with, and a part for each value of such a pair. None of them
 * is negative; they have the least squares of relative errors.
 *
 * @param perTerm seconds of one unit of each term
 */
record CostModel(double[] perTerm) {

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
    double[] terms() {
      return new double[] {1, rows, rows * dimension, compared * rows, compared * rows * dimension};
    }
  }

  static CostModel of(List<Run> runs) {
    int terms = runs.get(0).terms().length;
    // So few terms that every choice of those that are not zero can be looked at.
    return IntStream.range(1, 1 << terms)
        .mapToObj(chosen -> of(runs, chosen, terms))
        .filter(model -> Arrays.stream(model.perTerm).allMatch(seconds -> seconds >= 0))
        .min((a, b) -> Double.compare(a.squares(runs), b.squares(runs)))
        .orElseThrow();
  }

  private static CostModel of(List<Run> runs, int chosen, int terms) {
    int[] kept = IntStream.range(0, terms).filter(term -> (chosen >> term & 1) == 1).toArray();
    double[] scales =
        Arrays.stream(kept)
            .mapToDouble(
                term -> runs.stream().mapToDouble(run -> run.terms()[term]).max().orElse(1))
            .map(most -> most > 0 ? most : 1)
            .toArray();
    RealMatrix shares = new Array2DRowRealMatrix(runs.size(), kept.length);
    for (int row = 0; row < runs.size(); row++) {
      for (int k = 0; k < kept.length; k++) {
        shares.setEntry(
            row, k, runs.get(row).terms()[kept[k]] / scales[k] / runs.get(row).seconds());
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
    return new CostModel(perTerm);
  }

  private double squares(List<Run> runs) {
    return runs.stream().mapToDouble(run -> Math.pow(seconds(run) / run.seconds() - 1, 2)).sum();
  }

  /** What a run should take, whatever it took. */
  double seconds(Run run) {
    double[] terms = run.terms();
    return IntStream.range(0, terms.length).mapToDouble(k -> terms[k] * perTerm[k]).sum();
  }

  /** What of it no further core makes shorter. */
  double fixedSeconds() {
    return perTerm[0];
  }
}
