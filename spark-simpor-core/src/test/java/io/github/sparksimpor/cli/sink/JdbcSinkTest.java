package io.github.sparksimpor.cli.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.table.TableSource.Access;
import io.github.sparksimpor.testing.SparkTestSession;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSinkTest {
  private static final String URL = "jdbc:h2:mem:sinks;DB_CLOSE_DELAY=-1";

  private final SparkSession session = SparkTestSession.get();

  @AfterEach
  void mend() {
    TroubledDriver.mend();
  }

  private static Destination to(WriteMode mode) {
    return new Destination(
        Access.OPTIONS,
        "numbers_" + mode,
        Optional.of("jdbc"),
        Map.of("url", URL, "dbtable", "numbers_" + mode, "driver", TroubledDriver.class.getName()),
        mode);
  }

  private void make(WriteMode mode) {
    session
        .range(3)
        .toDF()
        .write()
        .format("jdbc")
        .mode("overwrite")
        .options(to(mode).options())
        .save();
  }

  private Dataset<Row> there(WriteMode mode) {
    return session.read().format("jdbc").options(to(mode).options()).load();
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  void aConnectionThatDoesNotCloseAfterTheCommitFailsNothing(WriteMode mode) throws Exception {
    if (mode != WriteMode.ERROR) {
      make(mode);
    }
    try (Sink sink = JdbcSink.of(to(mode))) {
      sink.write(session.range(10, 15).toDF());
      TroubledDriver.breakClosing();
      sink.publish();
      TroubledDriver.mend();
    }
    assertThat(there(mode).count()).isEqualTo(mode == WriteMode.APPEND ? 8 : 5);
  }

  @ParameterizedTest
  @EnumSource(value = WriteMode.class, mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
  void aRollbackThatFailsHidesNoCause(WriteMode mode) throws Exception {
    make(mode);
    try (Sink sink = JdbcSink.of(to(mode))) {
      sink.write(session.range(10, 15).toDF());
      TroubledDriver.breakCommits();
      assertThatThrownBy(sink::publish)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(TroubledDriver.NO_COMMIT)
          .cause()
          .isInstanceOf(SQLException.class)
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .extracting(Throwable::getMessage)
                      .contains(TroubledDriver.NO_ROLLBACK));
      TroubledDriver.mend();
    }
    assertThat(there(mode).count()).isEqualTo(3);
  }
}
