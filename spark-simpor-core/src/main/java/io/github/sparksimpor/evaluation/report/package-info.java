/** Self-contained HTML pages: tables and charts that load nothing and show every value as text. */
@NullMarked
package io.github.sparksimpor.evaluation.report;

import org.jspecify.annotations.NullMarked;
