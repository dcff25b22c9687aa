package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.ResamplerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a treatment makes of training rows.
 *
 * @param training rows before
 * @param synthetic rows added, with {@code label} and {@code features} at least
 * @param balanced all of them together
 */
record GrownRows(Dataset<Row> training, Dataset<Row> synthetic, Dataset<Row> balanced) {

  static GrownRows of(Dataset<Row> training, Treatment treatment) {
    return treatment
        .resampler()
        .map(
            make -> {
              ResamplerModel<?> model = make.get().fit(training);
              return new GrownRows(
                  training, model.syntheticSamples(), model.balance(training).coalesce(1));
            })
        .orElseGet(() -> new GrownRows(training, training.limit(0), training));
  }

  /** Training rows of the majority. */
  Dataset<Row> majority() {
    return training.where("label = 0");
  }

  /** Training rows of the minority. */
  Dataset<Row> minority() {
    return training.where("label = 1");
  }
}
