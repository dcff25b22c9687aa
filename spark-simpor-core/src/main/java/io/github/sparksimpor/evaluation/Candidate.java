package io.github.sparksimpor.evaluation;

import java.util.Arrays;

/**
 * What is tried when a size is tuned: synthetic rows, or one of the rivals that cost nothing, in
 * the order of what they cost.
 */
public enum Candidate {
  /** Some size of the grid. */
  SIZE("size"),
  /** No augmentation, log-odds shifted by the logarithm of the ratio of the classes. */
  OFFSET("offset"),
  /** No augmentation, every class of the same weight in all. */
  CLASS_WEIGHTS("class weights"),
  /** Copies until all classes are as large as the largest. */
  RANDOM_OVERSAMPLING("random over-sampling");

  private final String label;

  Candidate(String label) {
    this.label = label;
  }

  /**
   * The candidate of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Candidate named(String name) {
    return Arrays.stream(values())
        .filter(candidate -> candidate.label.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no candidate '%s'; there are %s"
                        .formatted(name, Arrays.toString(values()))));
  }

  /** The name in tables and messages. */
  @Override
  public String toString() {
    return label;
  }
}
