package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * The plane of the two leading principal components of standardised features, through their mean.
 * Features that hold categories have no part in it, and a missing value counts as its feature's
 * mean, so that it draws a row nowhere.
 */
public final class PrincipalPlane {
  /** Part of the largest weight that makes a weight large. */
  private static final double DECIDES = 0.5;

  private final int[] places;
  private final double[] means;
  private final double[] deviations;
  private final double[][] components;
  private final boolean missing;

  private PrincipalPlane(
      int[] places, double[] means, double[] deviations, double[][] components, boolean missing) {
    this.places = places;
    this.means = means;
    this.deviations = deviations;
    this.components = components;
    this.missing = missing;
  }

  /** Finds the plane of features none of which holds categories. */
  public static PrincipalPlane of(List<double[]> rows) {
    return of(rows, Set.of());
  }

  /**
   * Finds the plane.
   *
   * @param rows of few hundred features at most, since the work grows with their square; NaN where
   *     a value is missing
   * @param categories places of the features that hold some; at least two others are left
   */
  public static PrincipalPlane of(List<double[]> rows, Set<Integer> categories) {
    int[] places =
        IntStream.range(0, rows.get(0).length).filter(k -> !categories.contains(k)).toArray();
    double[] means = new double[places.length];
    double[] deviations = new double[places.length];
    boolean missing = false;
    for (int k = 0; k < places.length; k++) {
      int place = places[k];
      double[] present =
          rows.stream().mapToDouble(row -> row[place]).filter(x -> !Double.isNaN(x)).toArray();
      missing |= present.length < rows.size();
      means[k] = Arrays.stream(present).average().orElse(0);
      double mean = means[k];
      double squares = Arrays.stream(present).map(x -> (x - mean) * (x - mean)).sum();
      deviations[k] = Math.sqrt(squares / Math.max(1, rows.size() - 1));
    }
    double[][] none = new double[0][];
    PrincipalPlane standard = new PrincipalPlane(places, means, deviations, none, missing);
    return new PrincipalPlane(places, means, deviations, standard.leading(rows), missing);
  }

  /**
   * Directions of the two largest eigenvalues of the covariance, their first large part positive.
   */
  private double[][] leading(List<double[]> rows) {
    double[][] covariance = new double[places.length][places.length];
    for (double[] row : rows) {
      double[] values = standardised(row);
      for (int i = 0; i < values.length; i++) {
        double value = values[i];
        double[] line = covariance[i];
        for (int j = 0; j <= i; j++) {
          line[j] += value * values[j];
        }
      }
    }
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < i; j++) {
        covariance[j][i] = covariance[i][j];
      }
    }
    EigenDecomposition found = new EigenDecomposition(MatrixUtils.createRealMatrix(covariance));
    return new double[][] {
      turned(found.getEigenvector(0).toArray()), turned(found.getEigenvector(1).toArray())
    };
  }

  /** So that of features that weigh about alike it is always the first that decides. */
  private static double[] turned(double[] direction) {
    double largest = Arrays.stream(direction).map(Math::abs).max().orElseThrow();
    double first =
        Arrays.stream(direction)
            .filter(x -> Math.abs(x) >= DECIDES * largest)
            .findFirst()
            .orElseThrow();
    return Arrays.stream(direction).map(x -> Math.signum(first) * x).toArray();
  }

  private double[] standardised(double[] features) {
    double[] values = new double[places.length];
    for (int k = 0; k < values.length; k++) {
      double value = features[places[k]];
      boolean counts = deviations[k] > 0 && !Double.isNaN(value);
      values[k] = counts ? (value - means[k]) / deviations[k] : 0;
    }
    return values;
  }

  /** Whether a value was missing in the rows that the plane was found from. */
  boolean hasMissing() {
    return missing;
  }

  /**
   * Where a row lies on the plane.
   *
   * @return its two components
   */
  public double[] project(double[] features) {
    double[] values = standardised(features);
    double[] place = new double[components.length];
    for (int c = 0; c < place.length; c++) {
      for (int k = 0; k < values.length; k++) {
        place[c] += components[c][k] * values[k];
      }
    }
    return place;
  }
}
