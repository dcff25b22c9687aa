package io.github.sparksimpor.evaluation;

import java.io.Serializable;

/**
 * A candidate that could not be tried, or not on every fold.
 *
 * @param candidate its name, with its size if it has one
 * @param reason why, in a sentence without its full stop
 */
public record LeftOut(String candidate, String reason) implements Serializable {}
