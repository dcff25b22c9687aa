package io.github.sparksimpor.engine.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.DataType;
import scala.Tuple2;

/**
 * Checked and counted training rows that still lie where they were read. Closing them frees what is
 * cached.
 */
public final class LabelledRows implements AutoCloseable {
  private final JavaRDD<ReadChunk> read;
  private final ClassCensus census;
  private final FeatureRoles roles;
  private final int[] missing;
  private final Optional<DataType> idType;

  LabelledRows(
      JavaRDD<ReadChunk> read,
      ClassCensus census,
      FeatureRoles roles,
      int[] missing,
      Optional<DataType> idType) {
    this.read = read;
    this.census = census;
    this.roles = roles;
    this.missing = missing;
    this.idType = idType;
  }

  /** Features that hold categories or whole numbers, and so are no plain coordinates. */
  public FeatureRoles roles() {
    return roles;
  }

  /** Least and greatest value of each feature in each class, with one job. */
  public ValueRanges valueRanges() {
    ClassCensus known = census;
    return chunks().map(chunk -> ValueRanges.of(chunk, known)).reduce(ValueRanges::merge);
  }

  /** Type of the rows' ids; empty if rows have none. */
  public Optional<DataType> idType() {
    return idType;
  }

  /** Features in which values are missing, ascending. */
  public int[] missing() {
    return missing.clone();
  }

  /**
   * The same rows with the roles that their values tell where nobody has told any; with one job, or
   * two if there are features of two values. Wide sparse rows stay as they are told: hashed text
   * has many features of two values that are no categories.
   */
  public LabelledRows withRolesFound() {
    if (census.columns().width() > ActiveColumns.NARROW) {
      return this;
    }
    FeatureProfile profile = chunks().map(FeatureProfile::of).reduce(FeatureProfile::merge);
    RoleDiscovery discovery = new RoleDiscovery(roles, profile);
    OneHotBlock binary = discovery.binary();
    boolean[] parted =
        binary.slots().length < 2
            ? new boolean[binary.slots().length]
            : chunks()
                .map(chunk -> RoleDiscovery.parted(chunk, binary))
                .reduce(RoleDiscovery::either);
    return new LabelledRows(read, census, discovery.roles(parted), missing, idType);
  }

  /** The rows where they were read, as they were cached. */
  JavaRDD<ReadChunk> read() {
    return read;
  }

  /** The rows where they were read: their active features. */
  JavaRDD<RowChunk> chunks() {
    ActiveColumns active = census.columns();
    return read.flatMap(chunk -> chunk.narrowed(active));
  }

  /** Partitions of the training data. */
  public int partitions() {
    return read.getNumPartitions();
  }

  /** Classes and their sizes. */
  public ClassCensus census() {
    return census;
  }

  /**
   * Brings the rows of one class to the driver, in canonical order.
   *
   * @return its parts
   */
  public List<ClassPart> gather(int classIndex) {
    ClassCensus known = census;
    int first = known.firstPart(classIndex);
    int behind = first + known.parts(classIndex);
    return parts(
        chunks()
            .flatMap(chunk -> ChunkScatter.scatter(chunk, known).iterator())
            .filter(piece -> piece.partNumber() >= first && piece.partNumber() < behind)
            .collect(),
        first,
        behind);
  }

  /** Brings all rows to the driver, in canonical order. */
  public TrainingRows gather() {
    List<ChunkScatter.PartRows> pieces = new ArrayList<>();
    for (ReadChunk chunk : read.collect()) {
      chunk
          .narrowed(census.columns())
          .forEachRemaining(narrow -> pieces.addAll(ChunkScatter.scatter(narrow, census)));
    }
    return TrainingRows.of(census, parts(pieces, 0, census.totalParts()));
  }

  /** Parts of successive numbers, put together. */
  private List<ClassPart> parts(List<ChunkScatter.PartRows> pieces, int first, int behind) {
    Map<Integer, List<ChunkScatter.PartRows>> byPart =
        pieces.stream().collect(Collectors.groupingBy(ChunkScatter.PartRows::partNumber));
    return IntStream.range(first, behind)
        .mapToObj(number -> part(census, number, byPart.getOrDefault(number, List.of())))
        .toList();
  }

  public static double[] concatenate(List<double[]> pieces) {
    int length = pieces.stream().mapToInt(piece -> piece.length).reduce(0, Math::addExact);
    double[] all = new double[length];
    int filled = 0;
    for (double[] piece : pieces) {
      System.arraycopy(piece, 0, all, filled, piece.length);
      filled += piece.length;
    }
    return all;
  }

  /**
   * Moves all rows to the parts of their classes, where they stay: one RDD partition a part, in
   * canonical order. Cached by the caller.
   */
  public JavaRDD<ClassPart> shuffle() {
    ClassCensus known = census;
    return chunks()
        .flatMap(chunk -> ChunkScatter.scatter(chunk, known).iterator())
        .mapToPair(piece -> new Tuple2<>(piece.partNumber(), piece))
        .partitionBy(new PartPartitioner(known.totalParts()))
        .mapPartitionsWithIndex(
            (partNumber, pieces) -> {
              List<ChunkScatter.PartRows> all = new ArrayList<>();
              pieces.forEachRemaining(piece -> all.add(piece._2()));
              return List.of(part(known, partNumber, all)).iterator();
            },
            true);
  }

  private static ClassPart part(
      ClassCensus census, int partNumber, List<ChunkScatter.PartRows> pieces) {
    int dimension = census.dimension();
    double[] values = concatenate(pieces.stream().map(ChunkScatter.PartRows::values).toList());
    Object[] ids = RowIds.concatenate(pieces.stream().map(ChunkScatter.PartRows::ids).toList());
    int[] order = CanonicalOrder.order(values, dimension, ids);
    return new ClassPart(
        partNumber,
        census.classOfPart(partNumber),
        RowIds.some(ids, order),
        CanonicalOrder.inOrder(values, dimension, order));
  }

  /** The part's number is its partition. */
  private static final class PartPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int parts;

    PartPartitioner(int parts) {
      this.parts = parts;
    }

    @Override
    public int numPartitions() {
      return parts;
    }

    @Override
    public int getPartition(Object partNumber) {
      return (Integer) partNumber;
    }
  }

  @Override
  public void close() {
    read.unpersist(false);
  }
}
