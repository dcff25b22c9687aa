package io.github.sparksimpor.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.ml.ClassCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, as the file of {@code --outcome} tells it.
 *
 * @param program and the versions it ran on
 * @param verdict succeeded or failed
 * @param exitCode of the program
 * @param message of a failure, the line on standard error; otherwise what was written
 * @param output as the user names it, once it is there
 * @param classes rows of each, if rows were added
 * @param application what Spark calls the run, if it got as far as Spark
 * @param started when the program began
 * @param ended when it was done
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder("program") // by which a later run knows the file
record Outcome(
    String program,
    String verdict,
    int exitCode,
    String message,
    @Nullable String output,
    List<Rows> classes,
    @Nullable String application,
    String started,
    String ended) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Rows of a class.
   *
   * @param label as the table writes it
   * @param before in the input
   * @param synthetic added to them
   */
  record Rows(String label, long before, long synthetic) {
    static List<Rows> of(ClassLabels labels, List<ClassCount> counts) {
      return counts.stream()
          .map(count -> new Rows(labels.text(count.label()), count.original(), count.synthetic()))
          .toList();
    }
  }

  /** What was written. */
  static Outcome succeeded(
      String output, List<Rows> classes, @Nullable String application, Instant started) {
    return new Outcome(
        Build.describe(),
        "succeeded",
        0,
        "written: " + output,
        output,
        classes,
        application,
        started.toString(),
        Instant.now().toString());
  }

  /** A failure. */
  static Outcome failed(
      int exitCode, String message, @Nullable String application, Instant started) {
    return new Outcome(
        Build.describe(),
        "failed",
        exitCode,
        message,
        null,
        List.of(),
        application,
        started.toString(),
        Instant.now().toString());
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
