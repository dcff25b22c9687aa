/** What a run has done, for people to read. */
@NullMarked
package io.github.sparksimpor.evaluation;

import org.jspecify.annotations.NullMarked;
