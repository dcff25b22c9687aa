/** Parameters that check their values, and how a stage declares them. */
@NullMarked
package io.github.sparksimpor.ml.param;

import org.jspecify.annotations.NullMarked;
