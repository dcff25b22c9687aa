/** Which rows lie among those of another class, so that cleaning leaves them out. Not an API. */
@NullMarked
package io.github.sparksimpor.engine.cleaning;

import org.jspecify.annotations.NullMarked;
