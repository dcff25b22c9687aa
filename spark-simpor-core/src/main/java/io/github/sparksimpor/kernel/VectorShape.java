package io.github.sparksimpor.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that all code of a JVM shares. They are the machine's widest, {@code SPECIES_MAX} and
 * not {@code SPECIES_PREFERRED}, because MLlib's BLAS takes the former. The two are equally wide
 * but of different classes, and once the JDK's own methods have met both, the compiler puts every
 * vector that lives across a loop's turns on the heap.
 */
public final class VectorShape {
  private VectorShape() {}

  /** Vectors of doubles. */
  public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_MAX;

  /** Vectors of longs, of as many lanes. */
  static final VectorSpecies<Long> LONGS = LongVector.SPECIES_MAX;
}
