/** Runnable programs around spark-simpor. */
package io.github.sparksimpor.examples;
