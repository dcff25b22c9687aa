package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output, report and model appear together or not at all, whatever fails. */
class RunOutputsTest {
  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();
  private final TroubledSink sink = new TroubledSink();

  private PendingPath page(String name) throws IOException {
    PendingPath page =
        PendingPath.at(
            Place.of(
                new org.apache.hadoop.fs.Path(folder.resolve(name).toString()),
                new Configuration()),
            new PendingPath.Rule("--report", name, true, place -> Optional.empty()));
    page.write("new");
    return page;
  }

  @Test
  void aPageThatCannotBeTakenBackLeavesNoOtherAndHidesNoCause() throws IOException {
    Files.writeString(folder.resolve("report.html"), "former");
    sink.publication =
        () -> {
          Files.delete(folder.resolve("model")); // so that it cannot be moved back
          throw new IllegalStateException("the table is locked");
        };
    try (RunOutputs outputs =
        new RunOutputs(sink, page("report.html"), page("model"), notes::add)) {
      assertThatThrownBy(outputs::publish)
          .hasMessage("the table is locked")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    assertThat(folder.resolve("report.html")).hasContent("former");
    assertThat(Tables.listing(folder)).containsExactly("report.html");
    assertThat(sink.closed).isTrue();
    assertThat(notes).isEmpty();
  }

  @Test
  void anErrorAtTheTableTakesThePagesBackToo() throws IOException {
    sink.publication =
        () -> {
          throw new NoClassDefFoundError("a/Connector");
        };
    try (RunOutputs outputs = new RunOutputs(sink, page("report.html"), null, notes::add)) {
      assertThatThrownBy(outputs::publish).isInstanceOf(NoClassDefFoundError.class);
    }

    assertThat(Tables.listing(folder)).isEmpty();
  }

  @Test
  void allIsClosedThoughSomeCannotBeAndTheFirstFailureIsTheOneThatIsThrown() throws IOException {
    sink.closing = new IllegalStateException("the catalog is gone");
    RunOutputs outputs = new RunOutputs(sink, page("report.html"), null, notes::add);
    outputs.releasing(
        () -> {
          throw new IOException("the disk is gone");
        });

    assertThatThrownBy(outputs::close)
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone")
        .hasSuppressedException(sink.closing);

    assertThat(sink.closed).isTrue();
    assertThat(Tables.listing(folder)).isEmpty();
  }

  @Test
  void afterPublicationWhatCannotBeClosedIsToldAndFailsNothing() throws IOException {
    sink.closing = new Exception("the catalog is gone");
    RunOutputs outputs = new RunOutputs(sink, page("report.html"), null, notes::add);
    outputs.releasing(
        () -> {
          throw new IOException("the disk is gone");
        });
    outputs.publish();

    assertThatCode(outputs::close).doesNotThrowAnyException();

    assertThat(notes)
        .hasSize(2)
        .allMatch(note -> note.startsWith("'bank.balanced' is written; "))
        .anyMatch(note -> note.endsWith("the disk is gone"))
        .anyMatch(note -> note.endsWith("the catalog is gone"));
    assertThat(Tables.listing(folder)).containsExactly("report.html");
  }

  /** Takes rows, and fails where it is told to. */
  private static final class TroubledSink implements Sink {
    private Publication publication = () -> {};
    private Exception closing;
    private boolean closed;

    interface Publication {
      void run() throws IOException;
    }

    @Override
    public String name() {
      return "bank.balanced";
    }

    @Override
    public void tryToWrite(Dataset<Row> rows) {}

    @Override
    public void write(Dataset<Row> rows) {}

    @Override
    public void publish() {
      try {
        publication.run();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      closed = true;
      if (closing != null) {
        TroubledSink.<RuntimeException>raise(closing);
      }
    }

    /** As Spark does, which declares no exception. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void raise(Exception failure) throws E {
      throw (E) failure;
    }
  }
}
