package io.github.sparksimpor.engine.rows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
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

  LabelledRows(JavaRDD<ReadChunk> read, ClassCensus census, FeatureRoles roles, int[] missing) {
    this.read = read;
    this.census = census;
    this.roles = roles;
    this.missing = missing;
  }

  /** Features that hold categories or whole numbers, and so are no plain coordinates. */
  public FeatureRoles roles() {
    return roles;
  }

  /** Features in which values are missing, ascending. */
  public int[] missing() {
    return missing.clone();
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

  /** Classes and their sizes. */
  public ClassCensus census() {
    return census;
  }

  /**
   * Brings the rows of one class to the driver, in canonical order.
   *
   * @return its parts
   */
  public double[][] gather(int classIndex) {
    ClassCensus known = census;
    int first = known.firstPart(classIndex);
    int parts = known.parts(classIndex);
    List<List<double[]>> pieces =
        Stream.<List<double[]>>generate(ArrayList::new).limit(parts).toList();
    chunks()
        .flatMap(chunk -> ChunkScatter.scatter(chunk, known).iterator())
        .filter(piece -> piece.partNumber() >= first && piece.partNumber() < first + parts)
        .collect()
        .forEach(piece -> pieces.get(piece.partNumber() - first).add(piece.values()));
    return pieces.stream().map(this::inOrder).toArray(double[][]::new);
  }

  /** Brings all rows to the driver, in canonical order. */
  public TrainingRows gather() {
    List<List<List<double[]>>> rows = new ArrayList<>();
    for (int c = 0; c < census.classes(); c++) {
      List<List<double[]>> parts = new ArrayList<>();
      for (int part = 0; part < census.parts(c); part++) {
        parts.add(new ArrayList<>());
      }
      rows.add(parts);
    }
    for (ReadChunk chunk : read.collect()) {
      chunk
          .narrowed(census.columns())
          .forEachRemaining(
              narrow -> {
                for (ChunkScatter.PartRows piece : ChunkScatter.scatter(narrow, census)) {
                  int c = census.classOfPart(piece.partNumber());
                  rows.get(c).get(piece.partNumber() - census.firstPart(c)).add(piece.values());
                }
              });
    }
    double[][][] values =
        rows.stream()
            .map(parts -> parts.stream().map(this::inOrder).toArray(double[][]::new))
            .toArray(double[][][]::new);
    return new TrainingRows(census, values);
  }

  private double[] inOrder(List<double[]> pieces) {
    return CanonicalOrder.sort(concatenate(pieces), census.dimension());
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
        .flatMapToPair(chunk -> keyed(ChunkScatter.scatter(chunk, known)))
        .partitionBy(new PartPartitioner(known.totalParts()))
        .mapPartitionsWithIndex(
            (partNumber, pieces) -> List.of(part(known, partNumber, pieces)).iterator(), true);
  }

  private static Iterator<Tuple2<Integer, double[]>> keyed(List<ChunkScatter.PartRows> pieces) {
    return pieces.stream()
        .map(piece -> new Tuple2<>(piece.partNumber(), piece.values()))
        .iterator();
  }

  private static ClassPart part(
      ClassCensus census, int partNumber, Iterator<Tuple2<Integer, double[]>> pieces) {
    List<double[]> values = new ArrayList<>();
    pieces.forEachRemaining(piece -> values.add(piece._2()));
    double[] sorted = CanonicalOrder.sort(concatenate(values), census.dimension());
    return new ClassPart(partNumber, census.classOfPart(partNumber), sorted);
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
