package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sparksimpor.cli.Failures.Failure;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.ml.Simpor;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.ml.classification.LogisticRegression;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exit code 2 is for what the caller can put right, and for nothing else. */
class FailuresTest {
  private static Failure told(ThrowingCallable work) {
    return Failures.ofRun(new RuntimeException("a job failed", catchThrowable(work)), false);
  }

  static Stream<ThrowingCallable> mistakesOfTheProgram() {
    return Stream.of(
        () -> Long.parseLong("the 3rd"),
        () -> new ArrayList<>(-1),
        () -> Thread.State.valueOf("LOST"),
        () -> Stream.of(1).limit(-1).count());
  }

  @ParameterizedTest
  @MethodSource("mistakesOfTheProgram")
  void whatJavaRefusesIsTheProgramsAndSaysHowToFindIt(ThrowingCallable mistake) {
    Failure failure = told(mistake);

    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.line()).startsWith("failed: ").endsWith("; --stacktrace shows where");
  }

  static Stream<ThrowingCallable> refusals() {
    return Stream.of(
        () -> new Simpor().setBalanceRatio(-1),
        () -> new LogisticRegression("learner").setMaxIter(-1),
        () -> new SparkConf(false).set("spark.cores.max", "few").getInt("spark.cores.max", 1),
        () -> {
          throw new BadInputException("--label: there is no column 'z'");
        });
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatAStageASettingOrAnOptionRefusesIsTheCallersInItsOwnWords(ThrowingCallable refusal) {
    Failure failure = told(refusal);

    assertThat(failure.exitCode()).isEqualTo(2);
    assertThat(failure.line()).isEqualTo(catchThrowable(refusal).getMessage());
  }
}
