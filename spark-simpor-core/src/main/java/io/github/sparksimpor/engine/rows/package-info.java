/**
 * Training rows where they lie: read, checked, counted, in canonical order, in coordinates. Not an
 * API for users; who writes a resampler of their own meets some of these classes, which may change
 * with a minor version.
 */
@NullMarked
package io.github.sparksimpor.engine.rows;

import org.jspecify.annotations.NullMarked;
