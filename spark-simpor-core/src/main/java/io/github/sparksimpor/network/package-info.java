/** Layers of a feed-forward network over rows side by side, in plain Java and on the Vector API. */
@NullMarked
package io.github.sparksimpor.network;

import org.jspecify.annotations.NullMarked;
