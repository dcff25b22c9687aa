package io.github.sparksimpor.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FraudDetectionTest {

  @Test
  void leavesAPipelineToScoreWithAndAPageOfWhatItFound(@TempDir Path folder) throws Exception {
    int code =
        new CommandLine(new FraudDetection())
            .execute(
                "--input=data/breast_cancer.csv",
                "--label=malignant",
                "--alerts=40",
                "--sizes=0,1",
                "--model=" + folder.resolve("model"),
                "--report=" + folder.resolve("pages/fraud.html"));

    assertThat(code).isZero();
    assertThat(folder.resolve("model/stages")).isDirectory();
    assertThat(Files.readString(folder.resolve("pages/fraud.html")))
        .contains(
            "verdict",
            "Loss by synthetic size",
            "Frauds found by alerts",
            "Synthetic frauds against real ones, by feature",
            "worst_concave_points",
            "Rows on their principal components",
            "Overlap of the classes",
            "From seeds to synthetic rows",
            "Seconds per phase");
  }
}
