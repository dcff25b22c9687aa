package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.SavedCode;
import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.HiddenFolder;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.TrainedClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.Interaction;

/**
 * What {@code --save-model} keeps and {@code score} applies: the model in a folder {@code model},
 * as Spark saves it, and how the table's cells become numbers in a file {@code table.json}.
 *
 * @param model with its threshold
 * @param code of the table it learnt from
 */
record SavedModel(ImbalanceTunerModel model, TableCode code) {
  private static final String MODEL = "model";
  private static final String TABLE = OwnWork.MODEL;

  /** Writes both into a folder that is not there yet. */
  void write(Path folder, Configuration configuration) {
    try {
      String table = SavedCode.write(code);
      model.save(new Path(folder, MODEL).toString());
      Path file = new Path(folder, TABLE);
      try (OutputStream out = file.getFileSystem(configuration).create(file)) {
        out.write(table.getBytes(StandardCharsets.UTF_8));
      }
    } catch (Exception | FSError e) { // the local file system throws an error at a full disk
      throw new BadInputException(
          "--save-model: cannot write: %s; choose another place"
              .formatted(HiddenFolder.named(Reason.of(e))),
          e);
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
      if (!file.getFileSystem(configuration).exists(new Path(folder))) {
        throw new BadInputException("there is no folder '" + folder + "'; correct --model");
      }
      try (InputStream in = file.getFileSystem(configuration).open(file)) {
        String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (table.isBlank()) {
          throw new IllegalArgumentException(TABLE + " is empty");
        }
        TableCode code = SavedCode.read(table); // before what takes longer
        SavedModel saved =
            new SavedModel(ImbalanceTunerModel.load(new Path(folder, MODEL).toString()), code);
        saved.checkFeatures();
        return saved;
      }
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(
          "--model: '%s' holds no model that --save-model wrote: %s; correct it"
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  private void checkFeatures() {
    boolean isEncoded = stages(model).anyMatch(Interaction.class::isInstance);
    int features = isEncoded ? code.slots() : code.features().size();
    if (code.vector() == null && features != dimension()) {
      throw new IllegalArgumentException(
          "%s tells of %s features, and the model takes %s"
              .formatted(TABLE, features, dimension()));
    }
  }

  /** How many numbers the classifier takes. */
  int dimension() {
    return stages(model)
        .filter(PredictionModel.class::isInstance)
        .mapToInt(stage -> ((PredictionModel<?, ?>) stage).numFeatures())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the model holds no classifier"));
  }

  private static Stream<Transformer> stages(Transformer stage) {
    if (stage instanceof PipelineModel pipeline) {
      return Arrays.stream(pipeline.stages()).flatMap(SavedModel::stages);
    }
    return stage instanceof TrainedClassifier<?, ?> around
        ? stages(around.classifier())
        : Stream.of(stage);
  }
}
