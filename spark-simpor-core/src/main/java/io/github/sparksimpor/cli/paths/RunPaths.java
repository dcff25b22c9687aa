package io.github.sparksimpor.cli.paths;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Connectors;
import io.github.sparksimpor.cli.fault.Reason;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * The places of a run. They keep apart: none of input, model, output and report lies in another, so
 * that nothing is written where something is read, and nothing replaced with what it holds.
 *
 * @param source what to read, as a pattern, if it is files
 * @param inputs all that the pattern matches, and where links below it lead
 * @param output folder to write, if it is one
 * @param report page to write
 * @param model folder to write a model to
 * @param joinsInput whether the table to write is among what is read
 */
public record RunPaths(
    @Nullable String source,
    List<Place> inputs,
    @Nullable Place output,
    @Nullable Place report,
    @Nullable Place model,
    boolean joinsInput) {
  private static final String OUTCOME = "--outcome";
  private static final String PATTERN_CHARACTERS = "[\\[\\]{}*?\\\\]";

  /**
   * What was asked for.
   *
   * @param input file, folder or pattern, if it is any
   * @param inFiles whether the input must be files
   * @param output folder to write, if it is one
   * @param report page to write
   * @param model folder to write a model to
   * @param applied folder of a model to apply
   * @param outcome file to write about the end
   */
  public record Asked(
      @Nullable String input,
      boolean inFiles,
      @Nullable String output,
      @Nullable String report,
      @Nullable String model,
      @Nullable String applied,
      @Nullable String outcome) {}

  /**
   * Folders of tables that have names.
   *
   * @param read those of the input
   * @param name of the table to write
   * @param written its folder, if it has one
   */
  public record Tables(List<Path> read, String name, @Nullable Path written) {}

  /**
   * Finds the places and checks them; changes nothing.
   *
   * @throws BadInputException if one is missing, two overlap, or something is to be written over a
   *     folder that others live in
   */
  public static RunPaths of(Asked asked, Tables tables, Configuration configuration) {
    @Nullable String input = asked.input();
    @Nullable String source = input == null ? null : source(input, configuration);
    List<Place> inputs = new ArrayList<>(folders(tables.read(), configuration));
    if (input != null && source != null) {
      inputs.addAll(inputs(input, source, asked.inFiles(), configuration));
    }
    List<Place> applied =
        asked.applied() == null ? List.of() : applied(asked.applied(), configuration);
    List<Place> outputs = new ArrayList<>();
    @Nullable Place output = null;
    if (asked.output() != null) {
      output = target(asked.output(), "--output", configuration);
      checkApart(output, asked.output(), "--output", inputs, "the input");
      checkApart(output, asked.output(), "--output", applied, "the model");
      outputs.add(output);
    }
    List<Place> tablesWritten =
        folders(Stream.ofNullable(tables.written()).toList(), configuration);
    checkTable(tablesWritten, tables.name(), inputs, applied);
    outputs.addAll(tablesWritten);
    Map<String, List<Place>> taken = new LinkedHashMap<>();
    taken.put("the input", inputs);
    taken.put("the output folder", outputs);
    @Nullable Place report = beside(asked.report(), "--report", "the report", taken, configuration);
    @Nullable Place model =
        beside(asked.model(), "--save-model", "the model", taken, configuration);
    @Nullable Place outcome = beside(asked.outcome(), OUTCOME, "the outcome", taken, configuration);
    if (outcome != null && asked.outcome() != null) {
      checkApart(outcome, asked.outcome(), OUTCOME, applied, "the model");
    }
    boolean joins = tablesWritten.stream().anyMatch(place -> inputs.stream().anyMatch(place::is));
    return new RunPaths(source, inputs, output, report, model, joins);
  }

  /** A table that is read may be written, as it is read to the end before. */
  private static void checkTable(
      List<Place> written, String name, List<Place> inputs, List<Place> applied) {
    for (Place place : written) {
      List<Place> others = inputs.stream().filter(each -> !each.is(place)).toList();
      checkApart(place, name, "--output-table", others, "the input");
      checkApart(place, name, "--output-table", applied, "the model");
    }
  }

  /** Of tables that have names. What cannot be found is told when it is read or written. */
  private static List<Place> folders(List<Path> folders, Configuration configuration) {
    try {
      return withLinks(folders, configuration);
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  /**
   * Finds the place of the file about the end, apart from what is read, of which nothing need be
   * there: it takes the place of an earlier one before the rest is looked at.
   *
   * @throws BadInputException if it cannot be used, or is or lies in what is read
   */
  public static Place outcome(
      String outcome, Optional<String> input, Optional<String> model, Configuration configuration) {
    Place place = target(outcome, OUTCOME, configuration);
    checkApart(place, outcome, OUTCOME, present(input, configuration), "the input");
    checkApart(place, outcome, OUTCOME, present(model, configuration), "the model");
    return place;
  }

  private static List<Place> present(Optional<String> asked, Configuration configuration) {
    return asked
        .map(path -> inputs(path, source(path, configuration), false, configuration))
        .orElse(List.of());
  }

  /** Another place to write, if one is asked for, apart from those taken, which it joins. */
  private static @Nullable Place beside(
      @Nullable String asked,
      String option,
      String what,
      Map<String, List<Place>> taken,
      Configuration configuration) {
    if (asked == null) {
      return null;
    }
    Place place = target(asked, option, configuration);
    taken.forEach((whose, places) -> checkApart(place, asked, option, places, whose));
    taken.put(what, List.of(place));
    return place;
  }

  /** The input as a pattern. A file of that very name comes before what its characters match. */
  private static String source(String input, Configuration configuration) {
    String escaped = input.replaceAll(PATTERN_CHARACTERS, "\\\\$0");
    try {
      Path path = new Path(input);
      return !escaped.equals(input) && path.getFileSystem(configuration).exists(path)
          ? escaped
          : input;
    } catch (IOException | RuntimeException e) {
      return input; // what is wrong with it is told when it is opened
    }
  }

  private static List<Place> inputs(
      String input, String source, boolean inFiles, Configuration configuration) {
    try {
      List<Place> found = matches(new Path(source), configuration);
      if (inFiles && found.isEmpty()) {
        Place.of(new Path(source), configuration); // tells of a link that leads nowhere
        throw new BadInputException("there is no file '" + input + "'; correct --input");
      }
      return found;
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!inFiles) {
        return List.of(); // the format may read something else than files
      }
      throw unusable("--input", input, e);
    }
  }

  /** Of a model that is read. */
  private static List<Place> applied(String model, Configuration configuration) {
    try {
      return withLinks(List.of(new Path(model)), configuration);
    } catch (IOException | RuntimeException e) {
      throw unusable("--model", model, e);
    }
  }

  private static List<Place> matches(Path pattern, Configuration configuration) throws IOException {
    return withLinks(matching(pattern, pattern.getFileSystem(configuration)), configuration);
  }

  /** Places, and where links below them lead. */
  private static List<Place> withLinks(List<Path> paths, Configuration configuration)
      throws IOException {
    Set<Place> places = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    for (Path each : paths) {
      open.add(Place.of(each, configuration));
    }
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (places.add(place)) {
        for (Path link : linksBelow(place)) {
          open.add(Place.of(link, configuration));
        }
      }
    }
    return List.copyOf(places);
  }

  /** Hadoop's own matching fails at names with a colon, so that plain names go past it. */
  private static List<Path> matching(Path pattern, FileSystem files) throws IOException {
    if (pattern.toString().replaceAll(PATTERN_CHARACTERS, "").equals(pattern.toString())) {
      return files.exists(pattern) ? List.of(pattern) : List.of();
    }
    FileStatus @Nullable [] found = files.globStatus(pattern);
    return found == null ? List.of() : Arrays.stream(found).map(FileStatus::getPath).toList();
  }

  private static List<Path> linksBelow(Place place) throws IOException {
    if (!place.local().map(File::exists).orElse(false)) {
      return List.of();
    }
    List<Path> links = new ArrayList<>();
    try (Stream<java.nio.file.Path> below = Files.walk(place.local().get().toPath())) {
      below.filter(Files::isSymbolicLink).forEach(link -> links.add(new Path(link.toUri())));
    }
    return links;
  }

  private static Place target(String asked, String option, Configuration configuration) {
    try {
      Path path = new Path(asked);
      Place place =
          option.equals(OUTCOME)
              ? Place.ofNew(path, configuration) // that of an earlier run is gone by now
              : Place.of(path, configuration);
      if (place.path().getName().contains(":")) {
        throw new BadInputException(
            "%s: cannot use '%s': what stands before ':' in a name is taken for a file system; use a name without it"
                .formatted(option, asked));
      }
      checkNobodysHome(place, asked, option, configuration);
      return place;
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unusable(option, asked, e);
    }
  }

  private static void checkNobodysHome(
      Place place, String asked, String option, Configuration configuration) throws IOException {
    if (place.path().isRoot()) {
      throw new BadInputException(
          "%s: '%s' is a root; name a place below it".formatted(option, asked));
    }
    Path home =
        new Path("file:" + Objects.requireNonNullElse(System.getProperty("user.home"), "/"));
    Path working =
        new Path("file:" + Objects.requireNonNullElse(System.getProperty("user.dir"), "/"));
    if (holds(place, List.of(home, place.files().getHomeDirectory()), configuration)) {
      throw new BadInputException(
          "%s: '%s' is the home folder or holds it; name a place below it"
              .formatted(option, asked));
    }
    if (holds(place, List.of(working, place.files().getWorkingDirectory()), configuration)) {
      throw new BadInputException(
          "%s: '%s' is the working folder or holds it; name a place below it"
              .formatted(option, asked));
    }
  }

  private static boolean holds(Place place, List<Path> paths, Configuration configuration)
      throws IOException {
    for (Path path : paths) {
      if (place.holds(Place.of(path, configuration))) {
        return true;
      }
    }
    return false;
  }

  private static void checkApart(
      Place place, String asked, String option, List<Place> others, String what) {
    for (Place other : others) {
      Optional<String> how = relation(place, other);
      if (how.isPresent()) {
        throw new BadInputException(
            "%s: '%s' %s %s; choose another place".formatted(option, asked, how.get(), what));
      }
    }
  }

  private static Optional<String> relation(Place one, Place other) {
    if (one.holds(other)) {
      return Optional.of(one.is(other) ? "is" : "holds");
    }
    return other.holds(one) ? Optional.of("lies in") : Optional.empty();
  }

  private static BadInputException unusable(String option, String asked, Exception cause) {
    String reason = Reason.of(cause);
    String told;
    if (ExceptionUtils.indexOfType(cause, ClassNotFoundException.class) >= 0) {
      told =
          Connectors.ofFileSystem(asked)
              .orElse(
                  "the jar of its file system is missing (%s); add it with --packages or --jars before --"
                      .formatted(reason));
    } else if (ExceptionUtils.indexOfType(cause, UnsupportedFileSystemException.class) >= 0) {
      told =
          Connectors.ofFileSystem(asked)
              .orElse(
                  "there is no file system '%s'; correct it, or add its jar with --packages or --jars before --"
                      .formatted(asked.replaceFirst(":.*", "")));
    } else if (ExceptionUtils.indexOfType(cause, UnknownHostException.class) >= 0) {
      told = "there is no host '%s'; correct it".formatted(reason);
    } else if (ExceptionUtils.indexOfType(cause, URISyntaxException.class) >= 0) {
      told = "what stands before ':' is taken for a file system; use a name without it";
    } else {
      told = reason + "; correct it";
    }
    return new BadInputException("%s: cannot use '%s': %s".formatted(option, asked, told), cause);
  }
}
