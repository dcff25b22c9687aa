package io.github.sparksimpor.cli;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** A table of H2's that takes rows until it is told not to. */
public final class BreakingTrigger implements Trigger {
  private static volatile boolean breaks;
  private static volatile boolean halts;

  /** Breaks at the next row, or has the program end there, as if it had been killed. */
  static void atTheNextRow(boolean andHalts) {
    breaks = true;
    halts = andHalts;
  }

  /** Takes rows again. */
  static void never() {
    breaks = false;
  }

  @Override
  public void fire(Connection connection, Object[] former, Object[] row) throws SQLException {
    if (breaks) {
      if (halts) {
        Runtime.getRuntime().halt(137);
      }
      throw new SQLException(BreakingDisk.MESSAGE);
    }
  }
}
