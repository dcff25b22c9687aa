/** What the caller can put right, and how failures are told. */
@NullMarked
package io.github.sparksimpor.cli.fault;

import org.jspecify.annotations.NullMarked;
