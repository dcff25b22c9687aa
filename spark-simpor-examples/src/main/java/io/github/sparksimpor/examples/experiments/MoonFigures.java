package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.SyntheticSizeTunerModel;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Figures that two dimensions allow: decision boundaries (the paper's figure 3), where the network
 * is unsure, the ways of ascents, and the loss by synthetic size.
 */
final class MoonFigures {
  private static final int GRID = 70;
  private static final double LEFT = -2;
  private static final double RIGHT = 3;
  private static final double BOTTOM = -1.6;
  private static final double TOP = 2.1;
  private static final int SEEDS_SHOWN = 6;
  private static final int STEPS_SHOWN = 8;
  private static final double BANDWIDTH = 0.25;

  private final SparkSession session;
  private final BinaryData set;
  private final Dataset<Row> training;
  private final Learner learner = Learner.network(100, 100, 100);

  MoonFigures(SparkSession session, BinaryData set) {
    this.session = session;
    this.set = set;
    this.training = set.holdOut(session, 0.2, 1).training();
  }

  List<Plate> plates(List<Treatment> methods) {
    return List.of(
        new Plate(
            "moon-boundary",
            "Decision boundaries",
            "Where the network, trained on what each method makes of the training rows, decides for"
                + " which class.",
            methods.stream().map(this::boundary).toList()),
        new Plate(
            "moon-entropy",
            "Where the network is unsure",
            "Entropy of the network that is trained on the raw rows, in bits: the darker, the"
                + " closer to 1, a guess.",
            entropy()),
        new Plate(
            "moon-ascents",
            "Ascents on their spheres",
            "Ways of six ascents, a dot per step allowed, from random points of circles around"
                + " minority rows; behind them the log posterior ratio, the darker the higher.",
            ascents()),
        new Plate(
            "moon-vtss",
            "Loss by synthetic size",
            "Mean over five folds and its standard error, of a logistic regression; less is better.",
            lossBySize()));
  }

  /** Points of a grid with a value each. */
  private record Field(double[] x, double[] y, double[] values) {
    double[][] where(DoublePredicate condition) {
      int[] chosen =
          IntStream.range(0, values.length).filter(i -> condition.test(values[i])).toArray();
      return new double[][] {
        IntStream.of(chosen).mapToDouble(i -> x[i]).toArray(),
        IntStream.of(chosen).mapToDouble(i -> y[i]).toArray()
      };
    }
  }

  private static double[][] grid() {
    double[] x = new double[GRID * GRID];
    double[] y = new double[GRID * GRID];
    for (int i = 0; i < x.length; i++) {
      x[i] = LEFT + (RIGHT - LEFT) * (i % GRID) / (GRID - 1);
      y[i] = BOTTOM + (TOP - BOTTOM) * (i / GRID) / (GRID - 1);
    }
    return new double[][] {x, y};
  }

  private Field probabilities(Dataset<Row> rows) {
    double[][] grid = grid();
    List<Row> points =
        IntStream.range(0, grid[0].length)
            .mapToObj(i -> RowFactory.create(0.0, Vectors.dense(grid[0][i], grid[1][i])))
            .toList();
    Model<?> model = (Model<?>) learner.factory().make(2, "").fit(rows);
    double[] values =
        model
            .transform(session.createDataFrame(points, set.schema()).coalesce(1))
            .select("probability")
            .collectAsList()
            .stream()
            .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
            .toArray();
    return new Field(grid[0], grid[1], values);
  }

  private XYChart boundary(Treatment method) {
    Dataset<Row> rows = Figures.grown(training, method);
    Field field = probabilities(rows);
    XYChart chart = plane(method.name());
    addField(chart, "to majority", field.where(p -> p <= 0.5), Charts.PALE_BLUE);
    addField(chart, "to minority", field.where(p -> p > 0.5), Charts.PALE_ORANGE);
    addRows(chart, rows);
    return chart;
  }

  private static void addField(XYChart chart, String name, double[][] points, Color color) {
    Charts.field(chart, name, points[0], points[1], color);
  }

  private static XYChart plane(String title) {
    XYChart chart = Charts.chart(title, "x", "y");
    chart.getStyler().setXAxisMin(LEFT);
    chart.getStyler().setXAxisMax(RIGHT);
    chart.getStyler().setYAxisMin(BOTTOM);
    chart.getStyler().setYAxisMax(TOP);
    return chart;
  }

  private static void addRows(XYChart chart, Dataset<Row> rows) {
    List<Row> all = rows.select("label", "features").collectAsList();
    double[][] majority = points(all, 0);
    double[][] minority = points(all, 1);
    Charts.points(chart, "majority", majority[0], majority[1], Charts.BLUE, SeriesMarkers.CIRCLE);
    Charts.points(
        chart, "minority", minority[0], minority[1], Charts.ORANGE, SeriesMarkers.TRIANGLE_UP);
  }

  private static double[][] points(List<Row> rows, double label) {
    List<Vector> points =
        rows.stream().filter(r -> r.getDouble(0) == label).map(r -> r.<Vector>getAs(1)).toList();
    return new double[][] {
      points.stream().mapToDouble(p -> p.apply(0)).toArray(),
      points.stream().mapToDouble(p -> p.apply(1)).toArray()
    };
  }

  /** How unsure the network is that is trained on the raw rows, in bits. */
  private XYChart entropy() {
    Field field = probabilities(training);
    Field bits =
        new Field(
            field.x(), field.y(), Arrays.stream(field.values()).map(MoonFigures::bits).toArray());
    XYChart chart = plane("Entropy of the network's prediction, bits (dark: 1)");
    shade(chart, bits, new double[] {0.2, 0.4, 0.6, 0.8}, Charts.GREEN);
    addRows(chart, training);
    return chart;
  }

  private static double bits(double p) {
    double q = 1 - p;
    return -(p <= 0 ? 0 : p * Math.log(p) + (q <= 0 ? 0 : q * Math.log(q))) / Math.log(2);
  }

  /** Ever darker shades of a colour above ever higher levels. */
  private static void shade(XYChart chart, Field field, double[] levels, Color darkest) {
    for (int i = 0; i < levels.length; i++) {
      double from = levels[i];
      double to = i + 1 < levels.length ? levels[i + 1] : Double.POSITIVE_INFINITY;
      double share = (i + 1.0) / (levels.length + 1);
      Color color =
          new Color(
              mix(darkest.getRed(), share),
              mix(darkest.getGreen(), share),
              mix(darkest.getBlue(), share));
      addField(chart, "level " + i, field.where(v -> v >= from && v < to), color);
    }
  }

  private static int mix(int darkest, double share) {
    return (int) Math.round(255 - share * (255 - darkest) * 0.8);
  }

  /**
   * The ways of some ascents on their spheres, with the log posterior ratio behind. The same row
   * with ever more steps allowed stands where its ascent is after as many.
   */
  private XYChart ascents() {
    XYChart chart = plane("Ascents on their spheres; behind, the log posterior ratio");
    shade(chart, logRatio(), new double[] {-4, -2, 0, 2, 4}, Charts.ORANGE);
    List<List<Row>> bySteps = new ArrayList<>();
    for (int steps = 0; steps <= STEPS_SHOWN; steps++) {
      bySteps.add(ascended(steps));
    }
    for (int i = 0; i < SEEDS_SHOWN; i++) {
      addWay(chart, bySteps, i);
    }
    return chart;
  }

  private List<Row> ascended(int steps) {
    // Two candidates have even the start evaluated.
    return new Simpor()
        .setSeed(4)
        .setStandardization(false)
        .setBandwidth(BANDWIDTH)
        .setAscentRegion("all")
        .setMaxRounds(0)
        .setMaxIter(steps)
        .setBalanceRatio((double) SEEDS_SHOWN / (2250 - 750) / 0.8)
        .fit(training)
        .syntheticSamples()
        .collectAsList();
  }

  private static void addWay(XYChart chart, List<List<Row>> bySteps, int i) {
    Vector seed = bySteps.get(0).get(i).getAs("seedFeatures");
    double radius = bySteps.get(0).get(i).<Double>getAs("radius");
    double[] angles = IntStream.rangeClosed(0, 90).mapToDouble(k -> k * Math.PI / 45).toArray();
    XYSeries circle =
        Charts.line(
            chart,
            "sphere " + i,
            Arrays.stream(angles).map(a -> seed.apply(0) + radius * Math.cos(a)).toArray(),
            Arrays.stream(angles).map(a -> seed.apply(1) + radius * Math.sin(a)).toArray(),
            Color.DARK_GRAY);
    circle.setShowInLegend(false);
    double[] x = way(bySteps, i, 0);
    double[] y = way(bySteps, i, 1);
    XYSeries way = Charts.line(chart, "way " + i, x, y, Charts.BLUE);
    way.setMarker(SeriesMarkers.CIRCLE);
    way.setMarkerColor(Charts.BLUE);
    way.setShowInLegend(false);
  }

  private static double[] way(List<List<Row>> bySteps, int i, int coordinate) {
    return bySteps.stream()
        .mapToDouble(rows -> rows.get(i).<Vector>getAs("features").apply(coordinate))
        .toArray();
  }

  private Field logRatio() {
    List<Row> rows = training.select("label", "features").collectAsList();
    double[][] own = points(rows, 1);
    double[][] others = points(rows, 0);
    double[][] grid = grid();
    double[] values = new double[grid[0].length];
    Arrays.setAll(
        values, i -> logSum(own, grid[0][i], grid[1][i]) - logSum(others, grid[0][i], grid[1][i]));
    return new Field(grid[0], grid[1], values);
  }

  private static double logSum(double[][] points, double x, double y) {
    double sum = 0;
    for (int i = 0; i < points[0].length; i++) {
      double dx = points[0][i] - x;
      double dy = points[1][i] - y;
      sum += Math.exp(-(dx * dx + dy * dy) / (2 * BANDWIDTH * BANDWIDTH));
    }
    return Math.log(sum);
  }

  /** Balanced loss by size, with standard errors. */
  private XYChart lossBySize() {
    SyntheticSizeTunerModel model =
        new SyntheticSizeTuner()
            .setResampler(new Simpor().setSeed(1).setMaxRounds(0))
            .setClassifier(Learner.logistic().factory().make(2, ""))
            .fit(training);
    List<CandidateScores> sizes =
        model.candidates().stream().filter(c -> c.candidate() == Candidate.SIZE).toList();
    XYChart chart =
        Charts.chart(
            "Loss by synthetic size, mean ± standard error", "γ, part of the gap", "loss, nats");
    addLoss(chart, "balanced log loss", sizes, Measure.PLAIN_LOSS, Charts.BLUE);
    addLoss(chart, "aligned to balanced priors", sizes, Measure.ALIGNED_LOSS, Charts.ORANGE);
    return chart;
  }

  private static void addLoss(
      XYChart chart, String name, List<CandidateScores> sizes, Measure measure, Color color) {
    XYSeries series =
        chart.addSeries(
            name,
            sizes.stream().mapToDouble(CandidateScores::size).toArray(),
            sizes.stream().mapToDouble(c -> c.mean(measure)).toArray(),
            sizes.stream().mapToDouble(c -> c.standardError(measure)).toArray());
    series.setLineColor(color);
    series.setMarkerColor(color);
    series.setMarker(
        measure == Measure.PLAIN_LOSS ? SeriesMarkers.CIRCLE : SeriesMarkers.TRIANGLE_UP);
  }
}
