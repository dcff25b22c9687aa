/**
 * Exact nearest neighbours, in blocks of rows that serve many query points, and the radius of a
 * seed that follows from them. Nothing of Spark is used here.
 */
@NullMarked
package io.github.sparksimpor.neighbors;

import org.jspecify.annotations.NullMarked;
