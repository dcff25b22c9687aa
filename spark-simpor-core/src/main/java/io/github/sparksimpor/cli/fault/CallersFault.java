package io.github.sparksimpor.cli.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Tells what the caller can put right from what is wrong with the program. */
public final class CallersFault {
  /** Whose arguments the caller has given: those of stages, options and settings. */
  private static final List<String> ASKING = List.of("io.github.sparksimpor.", "org.apache.spark.");

  private CallersFault() {}

  /**
   * The first cause of a failure that refuses what the caller gave. Java's own refusals are no such
   * thing: the program has called it wrongly.
   */
  public static Optional<Throwable> in(Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .filter(
            cause ->
                cause instanceof BadInputException
                    || cause instanceof IllegalArgumentException && isOfAsking(cause))
        .findFirst();
  }

  private static boolean isOfAsking(Throwable refusal) {
    return Arrays.stream(refusal.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("scala.Predef")) // require, as Spark calls it
        .findFirst()
        .filter(name -> ASKING.stream().anyMatch(name::startsWith))
        .isPresent();
  }
}
