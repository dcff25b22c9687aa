package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.sink.WriteMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How the arguments of the program and its subcommand are understood. */
final class Arguments {
  /** What a shell takes as it stands. */
  private static final String PLAIN = "[\\w./:=@%+,-]+";

  private Arguments() {}

  /** Has a command understand them. A word that begins with @ is that word, and names no file. */
  static CommandLine of(CommandLine command) {
    return command
        .setExpandAtFiles(false)
        .registerConverter(Method.class, given -> named(given, Method.values()))
        .registerConverter(Classifier.class, given -> named(given, Classifier.values()))
        .registerConverter(
            JobOptions.SyntheticId.class, given -> named(given, JobOptions.SyntheticId.values()))
        .registerConverter(
            ScoreOptions.Unreadable.class, given -> named(given, ScoreOptions.Unreadable.values()))
        .registerConverter(WriteMode.class, given -> named(given, WriteMode.values()));
  }

  /** What is called so, in capitals or not, with underscores for hyphens or not. */
  private static <T> T named(String given, T[] values) {
    String name = name(given);
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s"
                        .formatted(
                            given,
                            Arrays.stream(values)
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** A name in the program's spelling. */
  static String name(String given) {
    return given.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Refuses lists with nothing before, between or after commas, which picocli leaves out.
   *
   * @throws ParameterException that names the option
   */
  static void checkLists(CommandLine command) {
    for (ArgSpec option : command.getParseResult().matchedArgs()) {
      for (String given : option.originalStringValues()) {
        if (!option.splitRegex().isEmpty()
            && Arrays.stream(given.split(option.splitRegex(), -1)).anyMatch(String::isBlank)) {
          throw new ParameterException(
              command,
              "%s is '%s', of which an entry is empty; drop a comma, or give what is missing"
                  .formatted(flag(option), given));
        }
      }
    }
  }

  private static String flag(ArgSpec option) {
    return option.isOption()
        ? ((CommandLine.Model.OptionSpec) option).longestName()
        : option.paramLabel();
  }

  /** A path as a shell takes it. */
  static String quoted(String path) {
    return path.matches(PLAIN) ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
