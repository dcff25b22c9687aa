package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.SavedCode;
import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What {@code --save-model} keeps and {@code score} applies: the model in a folder {@code model},
 * as Spark saves it, and how the table's cells become numbers in a file {@code table.json}.
 *
 * @param model with its threshold
 * @param code of the table it learnt from
 */
record SavedModel(ImbalanceTunerModel model, TableCode code) {
  private static final String MODEL = "model";
  private static final String TABLE = "table.json";

  /** Writes both into a folder that is not there yet. */
  void write(Path folder, Configuration configuration) {
    try {
      String table = SavedCode.write(code);
      model.save(new Path(folder, MODEL).toString());
      Path file = new Path(folder, TABLE);
      try (OutputStream out = file.getFileSystem(configuration).create(file)) {
        out.write(table.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new BadInputException(
          "--save-model: cannot write: %s; choose another place".formatted(Reason.of(e)), e);
    }
  }

  /**
   * Reads what was written.
   *
   * @throws BadInputException if the folder holds something else
   */
  static SavedModel read(String folder, Configuration configuration) {
    try {
      Path file = new Path(folder, TABLE);
      try (InputStream in = file.getFileSystem(configuration).open(file)) {
        String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new SavedModel(
            ImbalanceTunerModel.load(new Path(folder, MODEL).toString()), SavedCode.read(table));
      }
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(
          "--model: '%s' holds no model that --save-model wrote: %s; correct it"
              .formatted(folder, Reason.of(e)),
          e);
    }
  }
}
