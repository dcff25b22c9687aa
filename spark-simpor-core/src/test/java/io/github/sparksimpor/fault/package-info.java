/** Faults of a cluster, brought about on purpose. */
package io.github.sparksimpor.fault;
