package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.CategoryCounts;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.ClassMoments;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Imputation;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.Moments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.ValueRanges;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * The parts of all classes where they lie in the executors, cached in memory and on disk, and what
 * the driver knows of their rows.
 *
 * @param context runs the jobs
 * @param given the parts as they were given
 * @param whole the same with nothing missing, made where they are read
 * @param census classes and their sizes
 * @param space coordinates of all rows
 * @param valueRanges least and greatest values
 * @param identified whether rows have ids
 * @param firstRows of each part the index, within its class, of its first row
 */
record ClassParts(
    JavaSparkContext context,
    JavaRDD<ClassPart> given,
    JavaRDD<ClassPart> whole,
    ClassCensus census,
    FeatureSpace space,
    ValueRanges valueRanges,
    boolean identified,
    int[] firstRows)
    implements AutoCloseable {

  /**
   * Moves rows to their parts.
   *
   * @param session runs the jobs
   * @param labelled the rows; freed once moved
   * @param standardize whether coordinates are divided by their standard deviation
   */
  static ClassParts of(SparkSession session, LabelledRows labelled, boolean standardize) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    JavaRDD<ClassPart> parts = labelled.shuffle().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ClassCensus census = labelled.census();
      int dimension = census.dimension();
      Imputation imputation = imputation(parts, labelled);
      List<PartMoments> moments =
          imputed(parts, imputation, dimension)
              .map(part -> PartMoments.of(part, dimension))
              .collect();
      labelled.close();
      FeatureRoles roles = labelled.roles();
      FeatureSpace space =
          FeatureSpace.of(
                  moments.stream().flatMap(part -> part.moments().stream()).toList(),
                  standardize,
                  roles,
                  census.columns(),
                  () ->
                      imputed(parts, imputation, dimension)
                          .map(
                              part ->
                                  CategoryCounts.of(
                                      part.classIndex(), part.values(), dimension, roles))
                          .collect())
              .with(imputation);
      ValueRanges valueRanges =
          ValueRanges.of(
              census, moments.stream().flatMap(part -> part.moments().stream()).toList());
      return new ClassParts(
          context,
          parts,
          imputed(parts, space.imputation(), dimension),
          census,
          space,
          valueRanges,
          labelled.idType().isPresent(),
          firstRows(moments, census));
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      parts.unpersist(false);
      throw e;
    }
  }

  private static Imputation imputation(JavaRDD<ClassPart> parts, LabelledRows labelled) {
    int[] missing = labelled.missing();
    if (missing.length == 0) {
      return Imputation.none();
    }
    int dimension = labelled.census().dimension();
    FeatureRoles roles = labelled.roles();
    return Imputation.of(
        missing,
        parts.map(part -> part.present(dimension, missing, roles)).collect(),
        labelled.census());
  }

  private static JavaRDD<ClassPart> imputed(
      JavaRDD<ClassPart> parts, Imputation imputation, int dimension) {
    return imputation.isNone() ? parts : parts.map(part -> part.imputed(imputation, dimension));
  }

  /** Rows of a part, and their moments if there are rows. */
  @DefaultSerializer(JavaSerializer.class)
  private record PartMoments(int rows, List<ClassMoments> moments) implements Serializable {
    static PartMoments of(ClassPart part, int dimension) {
      int rows = part.rows(dimension);
      return new PartMoments(
          rows,
          rows == 0
              ? List.of()
              : List.of(new ClassMoments(part.classIndex(), Moments.of(part.values(), dimension))));
    }
  }

  private static int[] firstRows(List<PartMoments> parts, ClassCensus census) {
    int[] first = new int[parts.size()];
    for (int partNumber = 1; partNumber < first.length; partNumber++) {
      boolean sameClass = census.classOfPart(partNumber) == census.classOfPart(partNumber - 1);
      first[partNumber] =
          sameClass ? Math.addExact(first[partNumber - 1], parts.get(partNumber - 1).rows()) : 0;
    }
    return first;
  }

  /** Something of a row of a class, and where the row was asked for. */
  @DefaultSerializer(JavaSerializer.class)
  private record Found(int position, @Nullable Object content) implements Serializable {}

  /** As {@link PlacedRows#features} has it. */
  double[][] features(int classIndex, int[] rows) {
    int dimension = census.dimension();
    double[][] features = new double[rows.length][];
    find(
            classIndex,
            rows,
            (part, row) ->
                Arrays.copyOfRange(part.values(), row * dimension, (row + 1) * dimension))
        .forEach(row -> features[row.position()] = (double[]) row.content());
    return features;
  }

  /** As {@link PlacedRows#ids} has it. */
  Object[] ids(int classIndex, int[] rows) {
    if (!identified) {
      return new Object[0];
    }
    Object[] ids = new Object[rows.length];
    find(classIndex, rows, (part, row) -> part.ids()[row])
        .forEach(row -> ids[row.position()] = row.content());
    return ids;
  }

  /** Gives something of the row of an index within its part. */
  private interface OfRow extends Serializable {
    @Nullable Object get(ClassPart part, int row);
  }

  private List<Found> find(int classIndex, int[] rows, OfRow what) {
    int dimension = census.dimension();
    int[] first = firstRows;
    Broadcast<int[]> wanted = context.broadcast(rows);
    try {
      return given
          .filter(part -> part.classIndex() == classIndex)
          .flatMap(part -> found(part, wanted.value(), first[part.partNumber()], dimension, what))
          .collect();
    } finally {
      wanted.destroy();
    }
  }

  private static Iterator<Found> found(
      ClassPart part, int[] rows, int firstRow, int dimension, OfRow what) {
    int size = part.rows(dimension);
    return IntStream.range(0, rows.length)
        .filter(i -> rows[i] >= firstRow && rows[i] - firstRow < size)
        .mapToObj(i -> new Found(i, what.get(part, rows[i] - firstRow)))
        .iterator();
  }

  @Override
  public void close() {
    given.unpersist(false);
  }
}
