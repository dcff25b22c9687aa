package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PartSumsTest {
  private static final int POINTS = 11;
  private static final JavaSparkContext CONTEXT =
      JavaSparkContext.fromSparkContext(SparkTestSession.get().sparkContext());

  /** Part 0 is of the class that grows, the others of its contrast. */
  private static ClassPart part(int number) {
    double[] values = new SplittableRandom(number).doubles(2L * (40 + number), -3, 3).toArray();
    return new ClassPart(number, number == 0 ? 1 : 0, new Object[0], values);
  }

  private static PartPass pass(int parts) {
    int[] firstRows = new int[parts];
    for (int part = 2; part < parts; part++) {
      firstRows[part] = firstRows[part - 1] + 40 + part - 1;
    }
    FeatureSpace space =
        new FeatureSpace(
            new int[] {0, 1},
            new double[2],
            new double[] {1, 1},
            FeatureRoles.none(),
            new double[0],
            null);
    return new PartPass(1, new boolean[] {true, false}, firstRows, 0.5, true, space, 2);
  }

  private static QueryBatch points() {
    QueryBatch batch = new QueryBatch(POINTS, 2);
    SplittableRandom random = new SplittableRandom(7);
    for (int point = 0; point < POINTS; point++) {
      batch.add(new double[] {random.nextDouble(), random.nextDouble()}, 0, point);
    }
    return batch;
  }

  private static PartSums merged(int parts, int length) {
    PartPass pass = pass(parts);
    QueryBatch points = points();
    List<PartSums> sums =
        IntStream.range(0, parts)
            .map(i -> parts - 1 - i)
            .mapToObj(PartSumsTest::part)
            .flatMap(
                part ->
                    IntStream.iterate(0, from -> from < POINTS, from -> from + length)
                        .mapToObj(
                            from ->
                                pass.sums(part, points.slice(from, Math.min(POINTS, from + length)))
                                    .beginningAt(from)))
            .toList();
    return PartSums.merge(CONTEXT.parallelize(sums, 3), parts, pass.room(points));
  }

  private static double[] contents(PartSums sums) {
    return Stream.of(sums.own(), sums.contrast()).flatMapToDouble(PartSumsTest::of).toArray();
  }

  private static DoubleStream of(RunningSums sums) {
    double[] mean = new double[2];
    return IntStream.range(0, POINTS)
        .boxed()
        .flatMapToDouble(
            point -> {
              sums.mean(point, mean, 0);
              return Arrays.stream(new double[] {sums.logSum(point), mean[0], mean[1]});
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 130})
  void pointsSummedAFewAtATimeHaveTheBitsOfAllAtOnce(int parts) {
    double[] atOnce = contents(merged(parts, POINTS));
    assertThat(atOnce).hasSize(2 * 3 * POINTS).doesNotContain(0, Double.NEGATIVE_INFINITY);
    assertThat(contents(merged(parts, 4))).containsExactly(atOnce);
    assertThat(contents(merged(parts, 1))).containsExactly(atOnce);
  }
}
