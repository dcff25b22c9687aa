package io.github.sparksimpor.cuda;

/**
 * Rows near points.
 *
 * @param rows per point the indices of some rows, ascending; all those are among them that lie
 *     nearer than {@code within}
 * @param within per point a distance in the units of the coordinates, infinite if all rows are
 *     there
 */
record NearRows(int[][] rows, double[] within) {}
