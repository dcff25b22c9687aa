/** Figures and pages of a run, drawn from measures and rows. */
@NullMarked
package io.github.sparksimpor.evaluation.figure;

import org.jspecify.annotations.NullMarked;
