package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;

/** The synthetic rows of a fit, compact until somebody reads them. */
public final class SyntheticRows {
  private final List<Tally> tallies;
  private final List<SyntheticPart> parts;

  /** How many rows of a class grow in a region. */
  private record Tally(int classIndex, Region region, long rows) {}

  /**
   * Rows of an assignment after the other.
   *
   * @param plan what was assigned; only its counts are kept
   * @param parts the rows, in the order of the plan
   */
  public SyntheticRows(List<SeedAssignment> plan, List<? extends SyntheticPart> parts) {
    this.tallies =
        plan.stream()
            .map(rows -> new Tally(rows.classIndex(), rows.region(), rows.size()))
            .toList();
    this.parts = List.copyOf(parts);
  }

  /** Rows of a class. */
  public long count(int classIndex) {
    return tallies.stream()
        .filter(tally -> tally.classIndex() == classIndex)
        .mapToLong(Tally::rows)
        .sum();
  }

  /** Rows of a class whose seeds lie in a region. */
  public long count(int classIndex, Region region) {
    return tallies.stream()
        .filter(tally -> tally.classIndex() == classIndex && tally.region() == region)
        .mapToLong(Tally::rows)
        .sum();
  }

  /**
   * The rows in the columns of {@link SyntheticRow#schema}, always in the same order.
   *
   * @param session has the table
   * @param partitions at most so many: with those of the training data, small ones of many classes
   *     do not come in a partition each
   * @param columns tells how users have their vectors
   * @param idType of the training rows' ids; empty if they have none
   */
  public Dataset<Row> toDataset(
      SparkSession session, int partitions, ActiveColumns columns, Optional<DataType> idType) {
    boolean identified = idType.isPresent();
    JavaRDD<Row> rows =
        distributed(parts, partitions, session).flatMap(part -> read(part, columns, identified));
    return session.createDataFrame(rows, SyntheticRow.schema(idType));
  }

  /**
   * The rows of a table of these columns, read at once and kept in the driver's memory, as those of
   * a fit are.
   */
  public static Dataset<Row> held(Dataset<Row> table) {
    SparkSession session = table.sparkSession();
    List<ReadPart> parts =
        table.toJavaRDD().mapPartitions(rows -> List.of(ReadPart.of(rows)).iterator()).collect();
    JavaRDD<Row> rows =
        distributed(parts, parts.size(), session).flatMap(part -> part.kept().iterator());
    return session.createDataFrame(rows, table.schema());
  }

  private static <T> JavaRDD<T> distributed(List<T> parts, int partitions, SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext())
        .parallelize(parts, Math.max(1, Math.min(partitions, parts.size())));
  }

  private static Iterator<Row> read(SyntheticPart part, ActiveColumns columns, boolean identified) {
    Iterator<SyntheticRow> rows = part.rows();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return rows.next().toRow(columns, identified);
      }
    };
  }
}
