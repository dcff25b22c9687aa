/** Where a run reads and writes, kept apart, and what appears whole or not at all. */
@NullMarked
package io.github.sparksimpor.cli.paths;

import org.jspecify.annotations.NullMarked;
