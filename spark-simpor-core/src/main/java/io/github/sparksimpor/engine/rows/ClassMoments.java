package io.github.sparksimpor.engine.rows;

import java.io.Serializable;

/**
 * Moments of rows of one class.
 *
 * @param classIndex the class
 * @param moments of some or all of its rows
 */
public record ClassMoments(int classIndex, Moments moments) implements Serializable {}
