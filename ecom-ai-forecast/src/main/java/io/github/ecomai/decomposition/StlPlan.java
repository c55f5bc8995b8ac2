package io.github.ecomai.decomposition;

import java.util.Arrays;

/**
 * The settings of one fit with every default worked out: three smoothers and the numbers of passes.
 *
 * <p>Immutable; safe for use by many threads.
 */
record StlPlan(
    int period,
    boolean periodic,
    int inner,
    int outer,
    Median median,
    Loess seasonal,
    Loess trend,
    Loess lowPass) {

  /**
   * Twice the median, in the mode asked for.
   *
   * @param values 0 or more; unchanged
   * @param n how many of them count
   * @param scratch n or more places
   */
  double twiceMedian(double[] values, int n, double[] scratch) {
    if (median == Median.EXACT || n < 2) {
      return MedianSelection.twiceMedian(values, n, scratch);
    }
    int first = n / 2;
    int second = n - first - 1;
    double[] sorted = Arrays.copyOf(values, n);
    PartialSort.sort(sorted, n, first, second);
    return sorted[first] + sorted[second];
  }
}
