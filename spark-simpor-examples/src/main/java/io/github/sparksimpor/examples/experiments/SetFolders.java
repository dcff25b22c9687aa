package io.github.sparksimpor.examples.experiments;

import java.io.IOException;
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

  /** All sets, folder by folder and by name. */
  List<BinaryData> read(SparkSession session) throws IOException {
    List<BinaryData> sets = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      String label = labels.get(Math.min(i, labels.size() - 1));
      sets.addAll(BinaryData.readFolder(session, folders.get(i), label));
    }
    return sets;
  }
}
