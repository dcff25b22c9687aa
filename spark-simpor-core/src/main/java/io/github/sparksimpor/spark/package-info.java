/** The ground floor beside the mathematics: how this library uses Spark, whatever it computes. */
@NullMarked
package io.github.sparksimpor.spark;

import org.jspecify.annotations.NullMarked;
