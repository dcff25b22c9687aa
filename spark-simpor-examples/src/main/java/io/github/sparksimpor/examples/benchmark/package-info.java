/** The benchmark: every figure beside its bound or rival, measured in the same run. */
@NullMarked
package io.github.sparksimpor.examples.benchmark;

import org.jspecify.annotations.NullMarked;
