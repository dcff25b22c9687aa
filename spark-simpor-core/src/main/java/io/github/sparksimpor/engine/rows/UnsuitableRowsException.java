package io.github.sparksimpor.engine.rows;

/**
 * Rows that one way to sample can do nothing with, though another may. The message says why. A
 * search leaves that way out; any other refusal, of a setting for instance, ends it.
 */
public class UnsuitableRowsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal of rows.
   *
   * @param message names what is wrong with them, the value found, and what to do
   */
  public UnsuitableRowsException(String message) {
    super(message);
  }
}
