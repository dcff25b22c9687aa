package io.github.sparksimpor.examples.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Options that name data sets. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SetFolders {
  @Option(
      names = "--folder",
      split = ",",
      description = "Folders of CSV files with a header and two classes, 0 and 1.")
  List<String> folders = List.of();

  @Option(
      names = "--label",
      defaultValue = "label",
      split = ",",
      description = "Label column of each folder (default: ${DEFAULT-VALUE}).")
  List<String> labels;

  /** A CSV file and the name of its label column. */
  record SetFile(Path path, String label) {}

  /** All files, folder by folder and by name. */
  List<SetFile> files() throws IOException {
    List<SetFile> files = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      String label = labels.get(Math.min(i, labels.size() - 1));
      BinaryData.files(folders.get(i)).forEach(file -> files.add(new SetFile(file, label)));
    }
    return files;
  }

  /** All sets, folder by folder and by name. */
  List<BinaryData> read(SparkSession session) throws IOException {
    return files().stream()
        .map(file -> BinaryData.read(session, file.path().toString(), file.label(), List.of()))
        .toList();
  }
}
