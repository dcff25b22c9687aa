/** How stages are saved and loaded: metadata, parts, and nothing that runs. */
@NullMarked
package io.github.sparksimpor.ml.persistence;

import org.jspecify.annotations.NullMarked;
