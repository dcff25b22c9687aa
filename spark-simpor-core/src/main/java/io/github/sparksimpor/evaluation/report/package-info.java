/**
 * Self-contained HTML pages: tables and charts that load nothing and show every value as text.
 *
 * <p>The charts are drawn here and not by a chart library, because a page has to be read in the
 * dark as in the light, must show under a content policy that lets it load and run nothing, carries
 * the numbers behind each chart as a table, and is written where there is neither AWT nor a font,
 * as in slim containers. Libraries for the JVM draw by AWT, into pictures of fixed colours.
 */
@NullMarked
package io.github.sparksimpor.evaluation.report;

import org.jspecify.annotations.NullMarked;
