/**
 * How many rows grow from which seeds, on spheres or segments, and what comes of it. Not an API for
 * users; who writes a resampler of their own meets some of these classes, which may change with a
 * minor version.
 */
@NullMarked
package io.github.sparksimpor.engine.growth;

import org.jspecify.annotations.NullMarked;
