/** Reads tables, and tells what is wrong with their files. */
@NullMarked
package io.github.sparksimpor.cli.table;

import org.jspecify.annotations.NullMarked;
