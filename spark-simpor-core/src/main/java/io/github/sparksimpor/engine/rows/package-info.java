/**
 * Training rows where they lie: read, checked, counted, in canonical order, in coordinates. Not an
 * API.
 */
@NullMarked
package io.github.sparksimpor.engine.rows;

import org.jspecify.annotations.NullMarked;
