/** Which columns of a table are what, and the way from cells to numbers and back. */
@NullMarked
package io.github.sparksimpor.cli.columns;

import org.jspecify.annotations.NullMarked;
