package io.github.ecomai.segment;

/** Copies rows of the caller's numbers. Safe for many threads. */
@FunctionalInterface
interface RowReader {
  /**
   * Copies one row.
   *
   * @param row its number from 0
   * @param target where to
   * @param offset index of the first value in the target
   */
  void read(int row, double[] target, int offset);
}
