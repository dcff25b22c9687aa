package io.github.sparksimpor.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Checked and counted training rows that still lie where they were read. Closing them frees what is
 * cached.
 */
public final class LabelledRows implements AutoCloseable {
  private final JavaRDD<RowChunk> chunks;
  private final ClassCensus census;

  LabelledRows(JavaRDD<RowChunk> chunks, ClassCensus census) {
    this.chunks = chunks;
    this.census = census;
  }

  /** Classes and their sizes. */
  public ClassCensus census() {
    return census;
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
    for (RowChunk chunk : chunks.collect()) {
      for (ChunkScatter.Piece piece : ChunkScatter.scatter(chunk, census)) {
        rows.get(piece.classIndex()).get(piece.part()).add(piece.values());
      }
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

  static double[] concatenate(List<double[]> pieces) {
    int length = pieces.stream().mapToInt(piece -> piece.length).reduce(0, Math::addExact);
    double[] all = new double[length];
    int filled = 0;
    for (double[] piece : pieces) {
      System.arraycopy(piece, 0, all, filled, piece.length);
      filled += piece.length;
    }
    return all;
  }

  @Override
  public void close() {
    chunks.unpersist(false);
  }
}
