package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.spark.sql.Row;

/** Rows at random points of segments (SMOTE, Chawla et al. 2002). */
@DefaultSerializer(JavaSerializer.class)
record SegmentPart(Segments segments, FeatureSpace space, long seed) implements SyntheticPart {
  private static final double FULL = 1;
  private static final double HALF = 0.5;

  @Override
  public Iterator<Row> rows() {
    return IntStream.range(0, segments.size()).mapToObj(this::row).iterator();
  }

  private Row row(int i) {
    SeedTurns turns = segments.turns();
    int position = turns.turns()[i];
    double[] start = segments.seeds()[position];
    double[] features = point(position, turns.draws()[i]);
    return SyntheticRows.row(
        turns.label(),
        turns.region(),
        start,
        features,
        space.distance(start, features),
        Double.NaN,
        Double.NaN,
        0,
        SyntheticRows.NO_ASCENT);
  }

  private double[] point(int position, long draw) {
    SeedTurns turns = segments.turns();
    double[] start = segments.seeds()[position];
    double[][] own = segments.own()[position];
    double[][] others = segments.others()[position];
    UniformRandomProvider random =
        RandomDraws.of(seed, turns.label(), turns.seeds()[position], draw);
    boolean outwards = others.length > 0 && (own.length == 0 || random.nextBoolean());
    double[][] ends = outwards ? others : own;
    if (ends.length == 0) {
      return start.clone();
    }
    double[] end = ends[random.nextInt(ends.length)];
    double share = random.nextDouble() * (outwards ? HALF : FULL);
    return space.between(start, end, share, own);
  }

  /** The value most neighbours have; of several, the one met first. */
  static double mostFrequent(double[][] neighbors, int feature) {
    double[] values = Arrays.stream(neighbors).mapToDouble(row -> row[feature]).toArray();
    double best = values[0];
    long most = 0;
    for (double value : values) {
      long count = Arrays.stream(values).filter(other -> other == value).count();
      if (count > most) {
        most = count;
        best = value;
      }
    }
    return best;
  }
}
