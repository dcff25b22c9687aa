package io.github.sparksimpor.cli;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** The program run in this process: its exit code and what it printed. */
public record JobRun(int code, String out, String err) {

  static JobRun of(Object... arguments) {
    return of(SparkTestSession::get, arguments);
  }

  /** Runs it in a session. */
  public static JobRun of(Supplier<SparkSession> sessions, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        SimporJob.commandLine(sessions).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = command.execute(words);
    return new JobRun(code, out.toString(), err.toString());
  }
}
