package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.evaluation.figure.TableWords;
import io.github.sparksimpor.evaluation.report.Numbers;

/**
 * The words of a table as its cells have them.
 *
 * @param code of the table
 */
record CodeWords(TableCode code) implements TableWords {
  @Override
  public String classColumn() {
    return code.labels().column();
  }

  @Override
  public String className(double label) {
    return code.labels().name(label);
  }

  @Override
  public String featureName(int feature) {
    return code.vector() == null ? code.names().get(feature) : "feature " + feature;
  }

  @Override
  public String value(int feature, double value) {
    return Double.isNaN(value)
        ? "missing"
        : code.word(feature, value).orElseGet(() -> Numbers.text(value));
  }
}
