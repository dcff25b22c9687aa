package io.github.sparksimpor.cli;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows to tune on, and a resampler for them, with a label column that Spark's classifiers find:
 * they take dots in its name for a path.
 *
 * @param training rows with the resampler's columns
 * @param resampler with its options
 */
record PlainLabel(Dataset<Row> training, Resampler<?, ?> resampler) {

  static PlainLabel of(Dataset<Row> training, Resampler<?, ?> resampler) {
    String label = resampler.getLabelCol();
    String plain = ColumnNames.plain(label);
    if (plain.equals(label)) {
      return new PlainLabel(training, resampler);
    }
    List<String> taken = List.of(training.columns());
    while (taken.contains(plain)) {
      plain += "_";
    }
    Resampler<?, ?> copy = (Resampler<?, ?>) resampler.copy(ParamMap.empty());
    copy.setLabelCol(plain);
    return new PlainLabel(training.withColumnRenamed(label, plain), copy);
  }
}
