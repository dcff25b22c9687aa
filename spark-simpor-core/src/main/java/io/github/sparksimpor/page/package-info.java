/** Pages about fitted models: what happened, in words and figures. */
@NullMarked
package io.github.sparksimpor.page;

import org.jspecify.annotations.NullMarked;
