package io.github.sparksimpor.page;

import io.github.sparksimpor.engine.entropy.EntropyRound;
import io.github.sparksimpor.evaluation.ComparedNumbers;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.figure.ShortWords;
import io.github.sparksimpor.evaluation.figure.TableWords;
import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.BorderlineSmoteModel;
import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.RandomOversamplerModel;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a fit did, in plain words, by topic: the terminal says it and reports begin with it. What it
 * did not do is said too.
 *
 * @param words of the table that was read
 * @param model freshly fitted
 * @param method that rows were added with
 * @param grown what became of the rows
 * @param next what to do with the result
 */
public record Account(
    TableWords words, ResamplerModel<?> model, String method, GrownRows grown, String next) {

  /** Long names would leave no room for what happened. */
  public Account {
    words = new ShortWords(words);
  }

  /** What happened, in a line. */
  public String headline() {
    List<ClassCount> grew = grew();
    if (grew.isEmpty()) {
      return "No synthetic rows for " + words.classColumn();
    }
    return grew.size() == 1
        ? "%s for %s".formatted(synthetic(), named(grew.get(0)))
        : "%s for %s classes of %s".formatted(synthetic(), grew.size(), words.classColumn());
  }

  /**
   * A sentence or two a topic.
   *
   * @param seconds of each phase
   */
  public Map<String, String> topics(Map<String, Double> seconds) {
    Map<String, String> topics = new LinkedHashMap<>();
    topics.put("rows", rows());
    if (grown.rows() > 0) {
      topics.put("where", where());
      topics.put("ascent", ascent());
      if (grown.ascended() > 0) {
        model.summary().ascent().ifPresent(how -> topics.putAll(devices(how)));
      }
    }
    topics.put("seconds", seconds(seconds));
    topics.put("next", next);
    return topics;
  }

  /** Searches are told of only where a GPU had to do with them: else they are the CPU's. */
  private static Map<String, String> devices(AscentSummary how) {
    Map<String, String> devices = new LinkedHashMap<>();
    devices.put("ascended on", how.devices().toString());
    if (how.searches().gpu() > 0 || !how.searches().reasons().isEmpty()) {
      devices.put("nearest rows found on", how.searches().toString());
    }
    return devices;
  }

  /** Seconds per phase, and in all. */
  public static String seconds(Map<String, Double> seconds) {
    String phases =
        seconds.entrySet().stream()
            .map(phase -> String.format(Locale.ROOT, "%s %.1f", phase.getKey(), phase.getValue()))
            .collect(Collectors.joining(", "));
    double total = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    return String.format(Locale.ROOT, "%s; %.1f in all", phases, total);
  }

  private List<ClassCount> grew() {
    return model.summary().classes().stream().filter(count -> count.synthetic() > 0).toList();
  }

  private String synthetic() {
    return number(grown.rows()) + (grown.rows() == 1 ? " synthetic row" : " synthetic rows");
  }

  private String named(ClassCount count) {
    return words.className(count.label());
  }

  private String rows() {
    ClassCount largest =
        model.summary().classes().stream()
            .max(Comparator.comparingLong(ClassCount::original))
            .orElseThrow();
    if (grew().isEmpty()) {
      return "none was added; %s keeps its %s and every other class its own"
          .formatted(named(largest), number(largest.original()));
    }
    return grew().stream()
            .map(
                count ->
                    "%s grew from %s to %s"
                        .formatted(
                            named(count), number(count.original()), number(count.resampled())))
            .collect(Collectors.joining(", "))
        + "; %s, the largest class, has %s".formatted(named(largest), number(largest.resampled()));
  }

  private String where() {
    String place =
        model
            .summary()
            .ascent()
            .map(this::inRegion)
            .orElseGet(() -> inDanger().orElseGet(() -> "all " + Whereabouts.of(model)));
    return grown.radius() > 0
        ? "%s; %s from the row they grew from, on average".formatted(place, length(grown.radius()))
        : place;
  }

  /** In the unit in which distances are taken; noise is told in the class's deviations always. */
  private String length(double length) {
    boolean inDeviations = model.getStandardization() || model instanceof RandomOversamplerModel;
    return Numbers.text(length)
        + (inDeviations ? " standard deviations" : ", in the features' own units,");
  }

  /** Where rows in danger were sought and not found in some class; empty if that is not so. */
  private Optional<String> inDanger() {
    List<ClassCount> without =
        grew().stream()
            .filter(count -> model instanceof BorderlineSmoteModel && count.informative() == 0)
            .toList();
    if (without.isEmpty()) {
      return Optional.empty();
    }
    long inDanger = grew().stream().mapToLong(ClassCount::informative).sum();
    String others =
        "%s, as no row of %s is in danger"
            .formatted(
                Whereabouts.BETWEEN_NEAREST,
                without.stream().map(this::named).collect(Collectors.joining(" or ")));
    return Optional.of(
        inDanger == 0
            ? "all " + others
            : "%s of %s %s, the others %s"
                .formatted(number(inDanger), number(grown.rows()), Whereabouts.of(model), others));
  }

  private String inRegion(AscentSummary ascent) {
    long informative = grew().stream().mapToLong(ClassCount::informative).sum();
    if (informative > 0) {
      return "%s of %s around rows that the network was least sure of, the others around other rows of their class"
          .formatted(number(informative), number(grown.rows()));
    }
    return "%s lie in the informative region: %s; all are %s small spheres around rows of their class"
        .formatted(
            noneOf(), whyNotInformative(ascent), grown.ascended() > 0 ? "on" : "random points on");
  }

  private String whyNotInformative(AscentSummary ascent) {
    int found = ascent.rounds().stream().mapToInt(EntropyRound::queried).sum();
    if (ascent.rounds().isEmpty()) {
      return "no network was trained";
    }
    return found == 0
        ? "the network was sure of every row"
        : "among the %s that the network was unsure of, the smaller class is no rarer than the largest, or absent"
            .formatted(found == 1 ? "1 row" : number(found) + " rows");
  }

  private String ascent() {
    if (grown.ascended() > 0) {
      return String.format(
          Locale.ROOT,
          "%,d of %s ascended and %,d of them climbed; the log posterior ratio %s on average",
          grown.ascended(),
          synthetic(),
          grown.climbed(),
          rise(grown.start(), grown.end()));
    }
    return "%s ascended: %s"
        .formatted(
            noneOf(),
            model.summary().ascent().map(this::whyNoAscent).orElse(method + " has no ascent"));
  }

  /** With as many digits as tell the two apart. */
  static String rise(double start, double end) {
    List<String> told = ComparedNumbers.told(2, start, end);
    return told.get(0).equals(told.get(1))
        ? "stayed at " + told.get(0)
        : "%s from %s to %s".formatted(end < start ? "fell" : "rose", told.get(0), told.get(1));
  }

  private String whyNoAscent(AscentSummary ascent) {
    return grew().stream().anyMatch(count -> count.informative() > 0)
        ? "no step was allowed"
        : whyNotInformative(ascent);
  }

  private String noneOf() {
    return "0 of %s".formatted(synthetic());
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
