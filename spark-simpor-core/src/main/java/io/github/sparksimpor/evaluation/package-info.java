/** Measures of what resampling did to data and to the classifiers trained on it, and the report. */
@NullMarked
package io.github.sparksimpor.evaluation;

import org.jspecify.annotations.NullMarked;
