package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.cli.JobRun;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.testing.SparkTestSession;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuSettingsTest {
  private static final String OWN = "spark.simpor.gpu.amount";
  private static final String OTHERS = "spark.task.resource.gpu.amount";

  /** On a cluster whose executors have so many GPUs each. */
  private static SparkConf cluster(int gpus) {
    return new SparkConf(false)
        .set("spark.master", "spark://host:7077")
        .set("spark.executor.resource.gpu.amount", String.valueOf(gpus));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "NaN", "Infinity", "0.0"})
  void anAmountThatNoTaskCanAskForIsRefusedByNameAndValueWhereverItRuns(String amount) {
    for (SparkConf conf :
        new SparkConf[] {cluster(2), new SparkConf(false).set("spark.master", "local[2]")}) {
      assertThatThrownBy(() -> GpuSettings.check(conf.set(OWN, amount)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "spark.simpor.gpu.amount is %s; set the share of a GPU that a task takes, 0.25 for"
                  + " instance, or a whole number of GPUs",
              amount);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OWN, OTHERS, "spark.simpor.gpu.neighborWork"})
  void whatIsNoNumberIsRefusedByName(String setting) {
    assertThatThrownBy(() -> GpuSettings.check(cluster(1).set(setting, "half")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is 'half', which is no number; set one, or drop it", setting);
  }

  @Test
  void moreThanAnExecutorHasIsRefused() {
    assertThatThrownBy(() -> GpuSettings.check(cluster(1).set(OWN, "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spark.simpor.gpu.amount is 2; an executor has no more than 1"
                + " (spark.executor.resource.gpu.amount); set a share of those");
    GpuSettings.check(cluster(2).set(OWN, "2"));
    assertThatThrownBy(() -> GpuSettings.check(cluster(1).set(OTHERS, "2")))
        .hasMessageStartingWith("spark.task.resource.gpu.amount is 2; an executor has no more");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0.25, 0.25", "0.5, 0, 0.5", "1, 0.1, 1", ", 0.1, 0.1", ", 0, 1", ", , 1"})
  void aTaskAsksForItsOwnAmountOrForThatOfOthersOrForOne(
      String own, String others, double expected) {
    SparkConf conf = cluster(1);
    if (own != null) {
      conf.set(OWN, own);
    }
    if (others != null) {
      conf.set(OTHERS, others);
    }
    GpuSettings.check(conf);
    assertThat(DeviceChoice.of("auto", false, conf))
        .isEqualTo(new AscentDevice(AscentDevice.Kind.SCHEDULED, false, expected, ""));
  }

  @Test
  void aLocalMasterTakesAnAmountOfNothingForNone() {
    SparkConf conf = new SparkConf(false).set("spark.master", "local[2]");
    GpuSettings.check(conf.set(OTHERS, "0"));
    assertThatThrownBy(() -> GpuSettings.check(conf.set(OTHERS, "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "spark.task.resource.gpu.amount is 1, but a local master hands out no GPUs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN"})
  void aLeastWorkOfASearchThatIsNoneIsRefused(String work) {
    assertThatThrownBy(
            () -> GpuSettings.check(cluster(1).set("spark.simpor.gpu.neighborWork", work)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spark.simpor.gpu.neighborWork is %s; set a number of differences of coordinates from 0"
                + " on",
            work);
  }

  @Test
  void programAndLibraryRefuseThemBeforeTheTableIsRead() {
    SparkSession session = SparkTestSession.get();
    session.sparkContext().conf().set(OWN, "1.5");
    try {
      JobRun run =
          JobRun.of(
              () -> session,
              "--input",
              "no-such.csv",
              "--label",
              "y",
              "--output",
              "no-such-folder");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("simpor-submit: spark.simpor.gpu.amount is 1.5; set the")
          .hasLineCount(1);
      Dataset<Row> unreadable =
          session
              .range(9)
              .select(
                  functions.raise_error(functions.lit("it was read")).cast("double").as("label"),
                  org.apache
                      .spark
                      .ml
                      .functions
                      .array_to_vector(functions.array(functions.lit(1.0)))
                      .as("features"));
      assertThatThrownBy(() -> new Simpor().fit(unreadable))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("spark.simpor.gpu.amount is 1.5; set the");
    } finally {
      session.sparkContext().conf().remove(OWN);
    }
  }
}
