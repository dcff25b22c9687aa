/** What runs on Spark: class-partitioned data, seed slices, the entropy loop. */
@NullMarked
package io.github.sparksimpor.engine;

import org.jspecify.annotations.NullMarked;
