package io.github.sparksimpor.cli.table;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the output.
 *
 * @param asked how the user names it
 * @param format any format of files that Spark writes
 * @param options of the user's for Spark's writer
 */
public record TableWriter(String asked, String format, Map<String, String> options) {

  /**
   * Writes rows.
   *
   * @param folder that is not there yet
   */
  public void write(Dataset<Row> rows, String folder) {
    try {
      Map<String, String> all = new LinkedHashMap<>(TableSource.writingDefaults(format));
      all.putAll(options);
      rows.write().format(format).options(all).save(folder);
    } catch (Exception e) {
      throw new BadInputException(
          "cannot write '%s' as %s: %s"
              .formatted(asked, format, Formats.unknown(e, format).orElseGet(() -> Reason.of(e))),
          e);
    }
  }
}
