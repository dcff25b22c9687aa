/**
 * One synthetic row: a random point of a sphere around its seed, led along the sphere to where the
 * posterior ratio is largest (paper section 4.2, algorithm 1). Nothing of Spark is used here.
 */
@NullMarked
package io.github.sparksimpor.sphere;

import org.jspecify.annotations.NullMarked;
