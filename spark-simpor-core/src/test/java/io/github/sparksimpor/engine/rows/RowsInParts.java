package io.github.sparksimpor.engine.rows;

/** Gives tests classes of several parts without a million rows. */
public final class RowsInParts {
  private RowsInParts() {}

  /** The same rows in parts of about so many values. */
  public static LabelledRows of(LabelledRows rows, long valuesPerPart) {
    ClassCensus census = rows.census();
    return new LabelledRows(
        rows.read(),
        new ClassCensus(census.labels(), census.sizes(), census.columns(), valuesPerPart),
        rows.roles(),
        rows.missing(),
        rows.idType());
  }
}
