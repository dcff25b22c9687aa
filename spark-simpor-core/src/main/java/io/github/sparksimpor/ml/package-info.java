/**
 * The public Spark ML stages: resamplers as {@code Estimator}/{@code Model} pairs. Their form for
 * Java's serialization is nobody's contract: what is kept is what {@code write()} saves.
 *
 * @serial exclude
 */
@NullMarked
package io.github.sparksimpor.ml;

import org.jspecify.annotations.NullMarked;
