package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ValueDefects;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.CallersFault;
import io.github.sparksimpor.ml.Resampler;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Why work on a table fails, where the table or the options explain it.
 *
 * @param table that is worked on
 * @param stage with its parameters
 * @param method that the stage is of
 */
record TableFailure(CodedTable table, Resampler<?, ?> stage, Method method) {

  /** Has a failure that the table's values explain say so in the table's terms. */
  <T> T explained(Supplier<T> work) {
    try {
      return work.get();
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) {
      if (ExceptionUtils.indexOfType(e, IllegalArgumentException.class) < 0) {
        throw e;
      }
      String told =
          ValueDefects.told(table.code(), table.read().profile(), keepsMissing())
              .or(() -> CallersFault.in(e).map(this::inOptions))
              .orElseThrow(() -> e);
      throw new BadInputException(told, e);
    }
  }

  private boolean keepsMissing() {
    return method == Method.RANDOM || stage.getMissing().equals("keep");
  }

  /** A message in the names of the command line. */
  private String inOptions(Throwable fault) {
    String message = table.code().labels().inWords(String.valueOf(fault.getMessage()));
    String first = message.replaceFirst(" .*", "");
    String told = stage.hasParam(first) ? StageOptions.inOptions(first, message) : message;
    String ofTable =
        table.code().vector() == null
            ? told.replace(" in column '%s'".formatted(table.code().vectorColumn()), "")
            : told;
    return ofTable.replace("set numFolds to", "give --folds");
  }
}
