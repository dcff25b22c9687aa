package io.github.sparksimpor.evaluation.figure;

/** What classes, features and their values are called where people read of them. */
public interface TableWords {
  /** What the classes are classes of: the label's column, mostly. */
  String classColumn();

  /** A class, so that it tells something by itself. */
  String className(double label);

  /** The feature at a place, from 0. */
  String featureName(int feature);

  /** A value of a feature, which may be NaN where it is missing. */
  String value(int feature, double value);
}
