package io.github.sparksimpor.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Columns by names that may hold any character. */
public final class ColumnNames {
  private ColumnNames() {}

  /** The column of exactly this name; dots in it are no paths. */
  public static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /**
   * A name without the characters that mean something in one, for what reads columns by their bare
   * names, as Spark's classifiers do.
   */
  public static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }
}
