/** What predictions are worth: metrics for imbalanced classes, and class priors. */
@NullMarked
package io.github.sparksimpor.evaluation;

import org.jspecify.annotations.NullMarked;
