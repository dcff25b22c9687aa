package io.github.sparksimpor.cli.columns;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one pass over the cells of a column tells. Profiles of parts add up in any order. */
final class ColumnProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a decoder puts in place of bytes that it cannot read. */
  private static final String UNREADABLE = "\uFFFD";

  /** The square of a number beyond this is none. */
  private static final double MOST_SQUARED = 1e150;

  /** Up to here a double holds every whole number. */
  private static final long MOST_EXACT = 1L << 53;

  private final Dialect dialect;
  private final BitSet moments = new BitSet();
  private ChronoUnit unit = ChronoUnit.DAYS;
  private long cells;
  private long missing;
  private long numbers;
  private long wholes;
  private long nans;
  private long infinite;
  private long huge;
  private long commas;
  private long unreadable;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;
  private @Nullable Stray notNumber;
  private @Nullable Stray fraction;
  private @Nullable Stray inexact;
  private long exponents;

  ColumnProfile(Dialect dialect) {
    this.dialect = dialect;
    moments.set(0, dialect.moments().size());
  }

  /**
   * A cell that is worth showing.
   *
   * @param part of the table
   * @param row in the part, from 0
   * @param cell shortened
   */
  record Stray(int part, long row, String cell) implements Serializable {
    private static final int LONGEST = 30;

    static Stray of(int part, long row, Object cell) {
      String text = String.valueOf(cell);
      return new Stray(
          part,
          row,
          text.codePointCount(0, text.length()) <= LONGEST
              ? text
              : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…");
    }

    /** The earlier of two. */
    static @Nullable Stray first(@Nullable Stray one, @Nullable Stray other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      boolean before = one.part < other.part || (one.part == other.part && one.row <= other.row);
      return before ? one : other;
    }
  }

  /** Looks at whether the text of a cell could be decoded, and at nothing else. */
  void addKept(@Nullable Object cell) {
    if (cell instanceof String text && text.contains(UNREADABLE)) {
      unreadable++;
    }
  }

  void add(@Nullable Object cell, int part, long row) {
    addKept(cell);
    if (dialect.isMissing(cell)) {
      missing++;
      return;
    }
    cells++;
    if (cell instanceof String text) {
      addText(text, part, row);
    } else if (cell instanceof Number number) {
      numbers++;
      if (cell instanceof Double || cell instanceof Float || cell instanceof BigDecimal) {
        addValue(number.doubleValue(), part, row, cell);
        if (cell instanceof BigDecimal exact && !NumberText.isHeld(exact)) {
          addInexact(part, row, cell);
        }
      } else {
        addWhole(number.longValue(), part, row, cell);
      }
    } else if (cell instanceof Temporal) {
      addUnit(Calendar.unitOf(cell));
    }
  }

  private void addText(String cell, int part, long row) {
    NumberText text = dialect.numbers();
    if (text.isNumber(cell)) {
      numbers++;
      if (text.isWhole(cell)) {
        addWhole(text.wholeOf(cell), part, row, cell);
      } else {
        double value = text.valueOf(cell);
        addValue(value, part, row, cell);
        if (!text.isHeld(cell, value)) {
          addInexact(part, row, cell);
        }
        if (NumberText.hasExponent(cell)) {
          exponents++;
        }
      }
    } else {
      notNumber = Stray.first(notNumber, Stray.of(part, row, cell));
      if (NumberText.hasDecimalComma(cell)) {
        commas++;
      }
    }
    for (int k = moments.nextSetBit(0); k >= 0; k = moments.nextSetBit(k + 1)) {
      if (dialect.moments().get(k).read(cell) == null) {
        moments.clear(k);
      }
    }
  }

  private void addWhole(long value, int part, long row, Object cell) {
    if (Math.abs(value) > MOST_EXACT) {
      addInexact(part, row, cell);
    }
    wholes++;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  private void addInexact(int part, long row, Object cell) {
    inexact = Stray.first(inexact, Stray.of(part, row, cell));
  }

  private void addValue(double value, int part, long row, Object cell) {
    if (Double.isNaN(value)) {
      nans++;
    } else if (Double.isInfinite(value)) {
      infinite++;
    } else if (value != Math.rint(value)) {
      fraction = Stray.first(fraction, Stray.of(part, row, cell));
    } else if (Math.abs(value) > MOST_SQUARED) {
      huge++; // all of them are whole
    }
  }

  private void addUnit(ChronoUnit of) {
    unit = of.compareTo(unit) < 0 ? of : unit;
  }

  /** This profile with what another part of the column tells. */
  ColumnProfile plus(ColumnProfile other) {
    cells += other.cells;
    missing += other.missing;
    numbers += other.numbers;
    wholes += other.wholes;
    nans += other.nans;
    infinite += other.infinite;
    huge += other.huge;
    commas += other.commas;
    unreadable += other.unreadable;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    moments.and(other.moments);
    addUnit(other.unit);
    notNumber = Stray.first(notNumber, other.notNumber);
    fraction = Stray.first(fraction, other.fraction);
    inexact = Stray.first(inexact, other.inexact);
    exponents += other.exponents;
    return this;
  }

  /** Cells that hold something. */
  long cells() {
    return cells;
  }

  long missing() {
    return missing;
  }

  /** Cells that hold NaN. */
  long nans() {
    return nans;
  }

  long infinite() {
    return infinite;
  }

  /** Cells that hold a number whose square is none. */
  long huge() {
    return huge;
  }

  long unreadable() {
    return unreadable;
  }

  /** Cells of text that hold no number. */
  long notNumbers() {
    return cells - numbers;
  }

  boolean areNumbers() {
    return numbers == cells;
  }

  /** Whether most cells are numbers, though some may have a decimal comma. */
  boolean areMostlyNumbers() {
    return 2 * (numbers + commas) > cells;
  }

  boolean hasDecimalCommas() {
    return commas > 0;
  }

  /** Whether no number is written with a fraction, nor beyond 64 bits. */
  boolean areWhole() {
    return areNumbers() && wholes == cells;
  }

  boolean fitInt() {
    return least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE;
  }

  /** The largest whole number. */
  long most() {
    return most;
  }

  Optional<Stray> notNumber() {
    return Optional.ofNullable(notNumber);
  }

  /** A number that is not whole. */
  Optional<Stray> fraction() {
    return Optional.ofNullable(fraction);
  }

  /** A number of more digits than a double holds. */
  Optional<Stray> inexact() {
    return Optional.ofNullable(inexact);
  }

  /** Whether numbers are written with a power of ten. */
  boolean hasExponents() {
    return exponents > 0;
  }

  /** How all cells may be read as moments. */
  Optional<MomentSpelling> moment() {
    return cells == 0 || moments.isEmpty()
        ? Optional.empty()
        : Optional.of(dialect.moments().get(moments.nextSetBit(0)));
  }

  /** The largest unit of which all moments are multiples. */
  ChronoUnit unit() {
    return unit;
  }
}
