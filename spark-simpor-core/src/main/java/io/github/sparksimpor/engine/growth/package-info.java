/**
 * How many rows grow from which seeds, on spheres or segments, and what comes of it. Not an API.
 */
@NullMarked
package io.github.sparksimpor.engine.growth;

import org.jspecify.annotations.NullMarked;
