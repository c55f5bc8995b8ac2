package io.github.ecomai.forecast;

/**
 * Count, mean and sum of squared deviations of values, one after the other.
 *
 * <p>Reference: Welford (1962), Note on a method for calculating corrected sums of squares and
 * products, Technometrics 4(3), 419-420.
 *
 * @param count number of values
 * @param mean of the values, 0 of none
 * @param squares sum of the squared distances to the mean
 */
record Moments(int count, double mean, double squares) {
  static final Moments NONE = new Moments(0, 0, 0);

  Moments and(double value) {
    double before = value - mean;
    double moved = mean + before / (count + 1);
    return new Moments(count + 1, moved, squares + before * (value - moved));
  }

  /** Standard deviation with one degree of freedom less; 0 of fewer than two values. */
  double deviation() {
    return Math.sqrt(squares / Math.max(1, count - 1));
  }
}
