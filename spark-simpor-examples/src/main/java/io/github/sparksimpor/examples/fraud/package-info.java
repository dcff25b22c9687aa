/** The example that a fraud team starts from. */
@NullMarked
package io.github.sparksimpor.examples.fraud;

import org.jspecify.annotations.NullMarked;
