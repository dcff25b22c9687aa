/** Which rows a neural network is least sure about: the informative region. Not an API. */
@NullMarked
package io.github.sparksimpor.engine.entropy;

import org.jspecify.annotations.NullMarked;
