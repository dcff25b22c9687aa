package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sparksimpor.contract.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whatever the columns of a table are, every synthetic row is one that could exist. */
class RolesPropertyTest {

  enum Method {
    SIMPOR,
    SMOTE,
    BORDERLINE_1,
    BORDERLINE_2,
    ADASYN,
    STAR,
    PROWSYN,
    RANDOM;

    private Resampler<?, ?> make() {
      return switch (this) {
        case SIMPOR -> new Simpor().setMaxRounds(0).setAscentRegion("all").setMaxIter(5);
        case SMOTE -> new Smote();
        case BORDERLINE_1 -> new BorderlineSmote();
        case BORDERLINE_2 -> new BorderlineSmote().setKind("borderline-2");
        case ADASYN -> new Adasyn();
        case STAR -> new PolynomFitSmote();
        case PROWSYN -> new ProWSyn();
        case RANDOM -> new RandomOversampler();
      };
    }

    ResamplerModel<?> fit(Dataset<Row> data, int partitions, String strategy) {
      return make()
          .setSyntheticCol("synthetic")
          .setSeed(5)
          .setMissing("keep")
          .setStrategy(strategy)
          .fit(data.repartition(partitions));
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void everySyntheticRowCouldExistAndNothingElseChanges(
      @ForAll Method method,
      @ForAll MixedTable.Form form,
      @ForAll @IntRange(min = 0, max = 1) int number) {
    boolean holes = number == 1 && !isScaled(form);
    MixedTable table = MixedTable.random(form, holes, form.name().hashCode() + number);
    Dataset<Row> data = table.dataset();
    ResamplerModel<?> model = method.fit(data, 1, "broadcast");
    List<Row> real = data.collectAsList();
    List<Row> balanced = model.balance(data).collectAsList();
    List<Row> synthetic = balanced.subList(real.size(), balanced.size());

    assertThat(balanced.subList(0, real.size()))
        .as("rows of the table, untouched")
        .extracting(row -> row.getDouble(0), row -> row.get(1).toString(), row -> row.getBoolean(2))
        .containsExactlyElementsOf(
            real.stream().map(row -> tuple(row.get(0), row.get(1).toString(), false)).toList());
    for (int c = 0; c < MixedTable.SIZES.length; c++) {
      double label = c;
      List<double[]> made = features(synthetic, label);
      assertThat(made).as("rows of %s", label).hasSize(MixedTable.SIZES[0] - MixedTable.SIZES[c]);
      for (MixedTable.Column column : table.columns()) {
        check(column, form, made, features(real, label), features(real));
      }
      Set<List<Boolean>> lacking =
          features(real, label).stream().map(RolesPropertyTest::holes).collect(Collectors.toSet());
      assertThat(made)
          .as("holes of %s", label)
          .allSatisfy(row -> assertThat(lacking).contains(holes(row)));
    }
    assertThat(features(synthetic))
        .allSatisfy(
            row -> assertThat(Arrays.stream(row).mapToObj(Double::valueOf)).doesNotContain(-0.0));

    List<String> bits = Samples.bits(model.syntheticSamples());
    ResamplerModel<?> other =
        number == 0 ? method.fit(data, 2, "partitioned") : method.fit(data, 7, "broadcast");
    assertThat(Samples.bits(other.syntheticSamples())).isEqualTo(bits);
  }

  /** Scaled tables have no holes, as Spark's scaler makes holes of whole columns then. */
  private static boolean isScaled(MixedTable.Form form) {
    return form == MixedTable.Form.SCALED || form == MixedTable.Form.SCALED_AND_CENTRED;
  }

  private static List<Boolean> holes(double[] row) {
    return Arrays.stream(row).mapToObj(Double::isNaN).toList();
  }

  /** Values that are there. */
  private static List<double[]> having(MixedTable.Column column, List<double[]> rows) {
    return rows.stream().filter(row -> !Double.isNaN(row[column.from()])).toList();
  }

  private static void check(
      MixedTable.Column column,
      MixedTable.Form form,
      List<double[]> made,
      List<double[]> ofClass,
      List<double[]> all) {
    checkPresent(column, form, having(column, made), having(column, ofClass), having(column, all));
  }

  private static void checkPresent(
      MixedTable.Column column,
      MixedTable.Form form,
      List<double[]> made,
      List<double[]> ofClass,
      List<double[]> all) {
    switch (column.role()) {
      case CONTINUOUS, INTEGER -> {
        double[] seen = ofClass.stream().mapToDouble(row -> row[column.from()]).sorted().toArray();
        assertThat(made)
            .as("%s", column)
            .allSatisfy(
                row -> assertThat(row[column.from()]).isBetween(seen[0], seen[seen.length - 1]));
        if (column.role() == MixedTable.Role.INTEGER && !isScaled(form)) {
          assertThat(made)
              .as("%s", column)
              .allSatisfy(row -> assertThat(row[column.from()] % 1).isZero());
        }
      }
      default -> {
        Set<List<Double>> seen =
            all.stream().map(row -> category(column, row)).collect(Collectors.toSet());
        assertThat(made)
            .as("%s", column)
            .allSatisfy(row -> assertThat(seen).contains(category(column, row)));
      }
    }
  }

  private static List<Double> category(MixedTable.Column column, double[] row) {
    return Arrays.stream(MixedTable.values(column, row)).boxed().toList();
  }

  private static List<double[]> features(List<Row> rows, double label) {
    return features(rows.stream().filter(row -> row.getDouble(0) == label).toList());
  }

  private static List<double[]> features(List<Row> rows) {
    return new ArrayList<>(rows.stream().map(row -> row.<Vector>getAs(1).toArray()).toList());
  }
}
