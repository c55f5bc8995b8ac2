package io.github.ecomai.math;

/**
 * Sums whose rounding error does not grow with the number of values: the error of each addition is
 * carried along and added at the end. The order is fixed, so the same values give the same bits.
 *
 * <p>{@code NaN} and infinite values, and sums that leave the range of {@code double} on the way,
 * give what plain addition gives. Time O(n), about four times a plain loop.
 *
 * <p>References: Neumaier (1974), ZAMM 54, 39-51; Ogita, Rump and Oishi (2005), SIAM Journal on
 * Scientific Computing 26(6), 1955-1988.
 *
 * <p>All methods are safe for use by many threads on arrays that no other thread writes to.
 */
public final class Sums {
  private Sums() {}

  /**
   * The sum.
   *
   * @param values any values
   * @return their sum, 0 if there are none
   */
  public static double of(double... values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return Double.isFinite(sum) ? sum + lost : sum;
  }

  /**
   * The arithmetic mean.
   *
   * @param values at least one value
   * @return sum divided by count
   * @throws IllegalArgumentException if there are no values
   */
  public static double mean(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("There are no values. Maybe check for that first.");
    }
    return of(values) / values.length;
  }

  /**
   * The inner product as if computed with twice the digits.
   *
   * @param x a vector, length n
   * @param y a vector, length n
   * @return the sum of {@code x[i] * y[i]}, 0 for empty vectors
   * @throws IllegalArgumentException if lengths differ
   */
  public static double dot(double[] x, double[] y) {
    Vectors.checkLengths(x, y);
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < x.length; i++) {
      double product = x[i] * y[i];
      double next = sum + product;
      double part = next - sum;
      lost += Math.fma(x[i], y[i], -product) + ((sum - (next - part)) + (product - part));
      sum = next;
    }
    return Double.isFinite(sum) ? sum + lost : sum;
  }
}
