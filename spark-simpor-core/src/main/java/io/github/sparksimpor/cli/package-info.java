/** The program that {@code spark-submit} runs: reads a table, balances it, writes it. */
@NullMarked
package io.github.sparksimpor.cli;

import org.jspecify.annotations.NullMarked;
