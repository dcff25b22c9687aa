/**
 * Sums of Gaussian kernels: per query the log-sum and the weighted mean of the rows of a class. The
 * ground floor: nothing of Spark is used here.
 */
@NullMarked
package io.github.sparksimpor.kernel;

import org.jspecify.annotations.NullMarked;
