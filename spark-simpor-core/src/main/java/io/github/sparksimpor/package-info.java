/** Resampling of imbalanced data on Apache Spark. */
package io.github.sparksimpor;
