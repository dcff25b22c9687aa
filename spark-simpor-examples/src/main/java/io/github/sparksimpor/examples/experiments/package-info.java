/** The papers' experiments, and comparisons over many data sets. */
@NullMarked
package io.github.sparksimpor.examples.experiments;

import org.jspecify.annotations.NullMarked;
