package io.github.sparksimpor.examples;

import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.figure.PhaseChart;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.ml.param.Params;

/** A page about what a program finds, put together while it runs. */
public final class ResultPage {
  private static final double NS = 1e-9;

  private final String title;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<DataTable> tables = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();

  /** An empty page. */
  public ResultPage(String title) {
    this.title = title;
  }

  /** A short text at the top. */
  public void fact(String name, String value) {
    facts.put(name, value);
  }

  /** Another table, below those before. */
  public void table(DataTable table) {
    tables.add(table);
  }

  /** Another figure, below those before. */
  public void figure(Figure figure) {
    figures.add(figure);
  }

  /** Every parameter of a stage that has a value, after what it is a parameter of. */
  public void parameters(String owner, Params stage) {
    Arrays.stream(stage.params())
        .filter(stage::isDefined)
        .forEach(
            param -> parameters.put(owner + ", " + param.name(), text(stage.getOrDefault(param))));
  }

  private static String text(Object value) {
    return value instanceof int[] many ? Arrays.toString(many) : String.valueOf(value);
  }

  /** Does something, and keeps the time it takes. */
  public <T> T timed(String phase, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    seconds.merge(phase, (System.nanoTime() - start) * NS, Double::sum);
    return result;
  }

  /** Writes the page, and the folders that its path names. */
  public void write(Path file) throws IOException {
    List<Figure> all = new ArrayList<>(figures);
    all.add(PhaseChart.of(seconds));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        new HtmlPage(
                title, facts, tables, all, List.of(), Map.of(), parameters, Build.describe() + ".")
            .toHtml());
  }
}
