package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far predicted probabilities of a class are from the share of rows that are of it.
 *
 * @param slope of the logistic regression of the class on the log-odds; 1 is right, below 1 the
 *     probabilities are too extreme
 * @param intercept of that regression, in log-odds; 0 is right
 * @param expectedError expected calibration error, between 0 and 1: the mean over the rows of how
 *     far a bin's mean probability is from its share
 * @param bins up to 10 of about as many rows each, by ascending probability
 */
public record Reliability(double slope, double intercept, double expectedError, List<Bin> bins)
    implements Serializable {
  private static final int BINS = 10;

  /** Keeps its own copy of the bins. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Rows of about the same probability.
   *
   * @param rows in it
   * @param probability their mean
   * @param share part of them that are of the class
   */
  public record Bin(double rows, double probability, double share) implements Serializable {}

  /** Rows of one probability. */
  private record Group(double probability, double positives, double negatives) {
    double rows() {
      return positives + negatives;
    }
  }

  /** Of probabilities as they were predicted. */
  public static Reliability of(List<ScoreCounts> folds) {
    List<Group> groups = new ArrayList<>();
    folds.forEach(fold -> groups.addAll(groups(fold, null)));
    return ofGroups(groups);
  }

  /**
   * Of calibrated probabilities.
   *
   * @param folds out-of-fold probabilities
   * @param calibrators one a fold, fitted without it
   */
  public static Reliability of(List<ScoreCounts> folds, List<Calibrator> calibrators) {
    List<Group> groups = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      groups.addAll(groups(folds.get(fold), calibrators.get(fold)));
    }
    return ofGroups(groups);
  }

  private static List<Group> groups(ScoreCounts counts, @Nullable Calibrator calibrator) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < counts.thresholds().length; i++) {
      double p = counts.probability(i);
      groups.add(
          new Group(
              calibrator == null ? p : calibrator.calibrate(p),
              counts.positiveRows(i),
              counts.negativeRows(i)));
    }
    return groups;
  }

  private static Reliability ofGroups(List<Group> groups) {
    List<Group> ascending =
        groups.stream().sorted(Comparator.comparingDouble(Group::probability)).toList();
    List<Bin> bins = bins(ascending);
    double rows = ascending.stream().mapToDouble(Group::rows).sum();
    double error =
        bins.stream()
            .mapToDouble(bin -> bin.rows() / rows * Math.abs(bin.probability() - bin.share()))
            .sum();
    double[] line =
        LogisticFit.coefficients(
            ascending.stream()
                .map(group -> new double[] {LogOdds.of(group.probability()), 1})
                .toArray(double[][]::new),
            ascending.stream().mapToDouble(Group::positives).toArray(),
            ascending.stream().mapToDouble(Group::rows).toArray());
    return new Reliability(line[0], line[1], error, bins);
  }

  private static List<Bin> bins(List<Group> ascending) {
    double all = ascending.stream().mapToDouble(Group::rows).sum();
    List<Bin> bins = new ArrayList<>();
    double rows = 0;
    double positives = 0;
    double sum = 0;
    for (Group group : ascending) {
      rows += group.rows();
      positives += group.positives();
      sum += group.rows() * group.probability();
      if (rows * BINS >= all) {
        bins.add(new Bin(rows, sum / rows, positives / rows));
        rows = 0;
        positives = 0;
        sum = 0;
      }
    }
    if (rows > 0) {
      bins.add(new Bin(rows, sum / rows, positives / rows));
    }
    return bins;
  }
}
