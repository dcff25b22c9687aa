package io.github.sparksimpor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The places of a run. They keep apart: none of input, output and report lies in another, so that
 * nothing is written where something is read, and nothing replaced with what it holds.
 *
 * @param inputs all that the input's pattern matches, and where links below it lead
 * @param output folder to write
 * @param report page to write
 */
record RunPaths(List<Place> inputs, Place output, @Nullable Place report) {

  /**
   * Finds the places and checks them; changes nothing.
   *
   * @throws BadInputException if one is missing, two overlap, or something is to be written over a
   *     folder that others live in
   */
  static RunPaths of(JobOptions options, Configuration configuration) {
    List<Place> inputs = inputs(options.input, options.format, configuration);
    Place output = target(options.output, "--output", configuration);
    checkApart(output, options.output, "--output", inputs, "the input");
    @Nullable String asked = options.report;
    if (asked == null) {
      return new RunPaths(inputs, output, null);
    }
    Place report = target(asked, "--report", configuration);
    checkApart(report, asked, "--report", inputs, "the input");
    checkApart(report, asked, "--report", List.of(output), "the output folder");
    return new RunPaths(inputs, output, report);
  }

  private static List<Place> inputs(String input, String format, Configuration configuration) {
    boolean files = TableReader.FILE_FORMATS.contains(format);
    try {
      List<Place> found = matches(new Path(input), configuration);
      if (files && found.isEmpty()) {
        Place.of(new Path(input), configuration); // tells of a link that leads nowhere
        throw new BadInputException("there is no file '" + input + "'; correct --input");
      }
      return found;
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!files) {
        return List.of(); // the format may read something else than files
      }
      throw unusable("--input", input, e);
    }
  }

  private static List<Place> matches(Path pattern, Configuration configuration) throws IOException {
    FileStatus @Nullable [] found = pattern.getFileSystem(configuration).globStatus(pattern);
    Set<Place> places = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    for (FileStatus each : found == null ? new FileStatus[0] : found) {
      open.add(Place.of(each.getPath(), configuration));
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

  private static List<Path> linksBelow(Place place) throws IOException {
    if (place.local().isEmpty()) {
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
      Place place = Place.of(new Path(asked), configuration);
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
      return Optional.of(other.holds(one) ? "is" : "holds");
    }
    return other.holds(one) ? Optional.of("lies in") : Optional.empty();
  }

  private static BadInputException unusable(String option, String asked, Exception cause) {
    String reason =
        ExceptionUtils.indexOfType(cause, ClassNotFoundException.class) < 0
            ? Failures.reason(cause) + "; correct it"
            : "the jar of its file system is missing (%s); add it with --packages or --jars before --"
                .formatted(Failures.reason(cause));
    return new BadInputException("%s: cannot use '%s': %s".formatted(option, asked, reason), cause);
  }
}
