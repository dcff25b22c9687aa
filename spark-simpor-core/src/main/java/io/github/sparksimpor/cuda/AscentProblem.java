package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.RowParts;
import java.util.List;

/**
 * Which log ratio ascents climb.
 *
 * @param own rows of the class that grows
 * @param contrast rows of the classes it is contrasted with
 * @param bandwidth h, positive, in standardised units
 */
public record AscentProblem(RowParts own, List<RowParts> contrast, double bandwidth) {
  int dimension() {
    return own.dimension();
  }
}
