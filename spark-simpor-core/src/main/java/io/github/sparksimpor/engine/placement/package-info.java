/**
 * Where training rows lie while synthetic rows grow: broadcast, or left in the executors. Not an
 * API.
 */
@NullMarked
package io.github.sparksimpor.engine.placement;

import org.jspecify.annotations.NullMarked;
