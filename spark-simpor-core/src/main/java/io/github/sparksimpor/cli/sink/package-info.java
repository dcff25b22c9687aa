/** Writes tables, so that each is complete or not there. */
@NullMarked
package io.github.sparksimpor.cli.sink;

import org.jspecify.annotations.NullMarked;
