/** The public Spark ML stages: resamplers as {@code Estimator}/{@code Model} pairs. */
@NullMarked
package io.github.sparksimpor.ml;

import org.jspecify.annotations.NullMarked;
