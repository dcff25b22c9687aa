package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.figure.SizeCurve;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.Grid;
import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.evaluation.report.Panels;
import io.github.sparksimpor.evaluation.report.PointChart;
import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import io.github.sparksimpor.evaluation.report.PointChart.Polyline;
import io.github.sparksimpor.evaluation.report.Raster;
import io.github.sparksimpor.evaluation.report.Raster.Level;
import io.github.sparksimpor.evaluation.report.SeriesStyle;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Figures that two dimensions allow: decision boundaries (the paper's figure 3), where the network
 * is unsure, the paths of ascents, and the loss by synthetic size.
 */
final class MoonFigures {
  private static final Grid PLANE = new Grid(-2, 3, -2, 3, 75, 75);
  private static final Grid AROUND_ASCENTS = new Grid(-1, 3, -1, 1, 120, 60);
  private static final int SEEDS_SHOWN = 6;
  private static final int STEPS_SHOWN = 8;
  private static final double BANDWIDTH = 0.25;

  private final SparkSession session;
  private final BinaryData set;
  private final Dataset<Row> training;
  private final ShownRows shown;
  private final Learner learner = Learner.network(100, 100, 100);

  MoonFigures(SparkSession session, BinaryData set) {
    this.session = session;
    this.set = set;
    this.training = set.holdOut(session, 0.2, 1).training();
    this.shown = ShownRows.of(training);
  }

  List<FigureFile> files(List<Treatment> treatments) {
    return List.of(
        new FigureFile(
            "moon-boundary",
            new Panels(
                "Decision boundaries",
                "Where the network, trained on what each method makes of the training rows, decides"
                    + " for which class; "
                    + shown.text()
                    + ".",
                treatments.stream().map(this::boundary).toList())),
        new FigureFile("moon-entropy", entropy()),
        new FigureFile("moon-ascents", ascents()),
        new FigureFile("moon-vtss", lossBySize()));
  }

  private PointChart boundary(Treatment treatment) {
    GrownRows rows = GrownRows.of(training, treatment);
    List<Level> classes =
        List.of(
            new Level("decided for the majority", 0, SeriesStyle.QUIET),
            new Level("for the minority", Math.nextUp(0.5), SeriesStyle.WARM));
    return new PointChart(
        treatment.name(),
        "",
        "x",
        "y",
        Optional.of(new Raster(PLANE, probabilities(rows.balanced()), classes)),
        shown.groups(rows, MoonFigures::places),
        List.of());
  }

  /** Of the minority, in every cell, by a network trained on some rows. */
  private double[] probabilities(Dataset<Row> rows) {
    List<Row> centres =
        IntStream.range(0, PLANE.cells())
            .mapToObj(i -> RowFactory.create(0.0, Vectors.dense(PLANE.x(i), PLANE.y(i))))
            .toList();
    Model<?> model = (Model<?>) learner.factory().make(2, "").fit(rows);
    return model
        .transform(session.createDataFrame(centres, set.schema()).coalesce(1))
        .select("probability")
        .collectAsList()
        .stream()
        .mapToDouble(row -> row.<Vector>getAs(0).apply(1))
        .toArray();
  }

  private static List<Place> places(Dataset<Row> rows) {
    return rows.select("features").collectAsList().stream().map(row -> place(row, 0)).toList();
  }

  private static Place place(Row row, int column) {
    Vector features = row.getAs(column);
    return new Place(features.apply(0), features.apply(1));
  }

  private PointChart entropy() {
    double[] bits = Arrays.stream(probabilities(training)).map(MoonFigures::bits).toArray();
    return new PointChart(
        "Where the network is unsure",
        "Entropy, in bits, of the network that is trained on the raw rows: 1 is a guess; "
            + shown.text()
            + ".",
        "x",
        "y",
        Optional.of(new Raster(PLANE, bits, levels("entropy", 0.2, 0.4, 0.6, 0.8))),
        shown.groups(GrownRows.of(training, Treatment.raw()), MoonFigures::places),
        List.of());
  }

  private static double bits(double p) {
    double q = 1 - p;
    return -(p <= 0 ? 0 : p * Math.log(p) + (q <= 0 ? 0 : q * Math.log(q))) / Math.log(2);
  }

  /** Four levels, the higher the darker on a light page. */
  private static List<Level> levels(String name, double... from) {
    List<SeriesStyle> styles =
        List.of(SeriesStyle.LEVEL0, SeriesStyle.LEVEL1, SeriesStyle.LEVEL2, SeriesStyle.LEVEL3);
    return IntStream.range(0, from.length)
        .mapToObj(
            i ->
                new Level("%s ≥ %s".formatted(name, Numbers.text(from[i])), from[i], styles.get(i)))
        .toList();
  }

  /**
   * The paths of some ascents on their spheres, with the log posterior ratio behind. The same row
   * with ever more steps allowed stands where its ascent is after as many.
   */
  private PointChart ascents() {
    List<List<Row>> bySteps =
        IntStream.rangeClosed(0, STEPS_SHOWN).mapToObj(this::ascended).toList();
    List<Polyline> lines = new ArrayList<>();
    List<Place> seeds = new ArrayList<>();
    List<Place> steps = new ArrayList<>();
    for (int i = 0; i < SEEDS_SHOWN; i++) {
      Row start = bySteps.get(0).get(i);
      Place seed = place(start, start.fieldIndex("seedFeatures"));
      List<Place> path = path(bySteps, i);
      seeds.add(seed);
      steps.addAll(path);
      lines.add(new Polyline(SeriesStyle.QUIET, circle(seed, start.getAs("radius"))));
      lines.add(new Polyline(SeriesStyle.STRONG, path));
    }
    return new PointChart(
        "Ascents on their spheres",
        "Paths of six ascents, a mark per step allowed, from random points of circles around"
            + " minority rows; behind them the log posterior ratio.",
        "x",
        "y",
        Optional.of(new Raster(AROUND_ASCENTS, logRatio(), levels("log ratio", -2, 0, 2, 4))),
        List.of(
            new Group("seeds", SeriesStyle.WARM, seeds),
            new Group("after each step", SeriesStyle.STRONG, steps)),
        lines);
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

  private static List<Place> path(List<List<Row>> bySteps, int i) {
    return bySteps.stream()
        .map(rows -> place(rows.get(i), rows.get(i).fieldIndex("features")))
        .toList();
  }

  private static List<Place> circle(Place centre, double radius) {
    return IntStream.rangeClosed(0, 90)
        .mapToDouble(k -> k * Math.PI / 45)
        .mapToObj(
            angle ->
                new Place(
                    centre.x() + radius * Math.cos(angle), centre.y() + radius * Math.sin(angle)))
        .toList();
  }

  private double[] logRatio() {
    List<Place> own = places(training.where("label = 1"));
    List<Place> others = places(training.where("label = 0"));
    return IntStream.range(0, AROUND_ASCENTS.cells())
        .mapToObj(i -> new Place(AROUND_ASCENTS.x(i), AROUND_ASCENTS.y(i)))
        .mapToDouble(at -> logSum(own, at) - logSum(others, at))
        .toArray();
  }

  private static double logSum(List<Place> rows, Place at) {
    double sum = 0;
    for (Place row : rows) {
      double dx = row.x() - at.x();
      double dy = row.y() - at.y();
      sum += Math.exp(-(dx * dx + dy * dy) / (2 * BANDWIDTH * BANDWIDTH));
    }
    return Math.log(sum);
  }

  private CurveChart lossBySize() {
    return SizeCurve.of(
        new SyntheticSizeTuner()
            .setResampler(new Simpor().setSeed(1).setMaxRounds(0))
            .setClassifier(Learner.logistic().factory().make(2, ""))
            .fit(training)
            .candidates());
  }
}
