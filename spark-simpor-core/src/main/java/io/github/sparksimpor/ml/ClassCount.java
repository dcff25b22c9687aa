package io.github.sparksimpor.ml;

/**
 * Rows of one class before and after resampling.
 *
 * @param label the class's label
 * @param original rows in the training data
 * @param informative synthetic rows grown in the informative region
 * @param synthetic synthetic rows in all
 */
public record ClassCount(double label, long original, long informative, long synthetic) {}
