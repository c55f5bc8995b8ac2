package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;

/** Upper tail of the chi-squared distribution. */
final class ChiSquared {
  private static final double TOLERANCE = 1e-15;

  private ChiSquared() {}

  /**
   * The probability of a larger value, by sums over odd or even degrees: exact but for rounding.
   *
   * <p>Reference: Abramowitz and Stegun (1964), Handbook of mathematical functions, 26.4.4-5.
   */
  static double above(double x, int freedom) {
    if (!(x > 0)) {
      return 1;
    }
    boolean odd = freedom % 2 == 1;
    double root = Math.sqrt(x);
    double term = odd ? 2 * root * Math.exp(-0.5 * x) / Math.sqrt(2 * Math.PI) : Math.exp(-0.5 * x);
    double sum = odd ? 2 * Normal.cdf(-root) : 0;
    for (int k = odd ? 1 : 0; k < freedom - (odd ? 1 : 0); k += 2) {
      sum += term;
      term *= x / (k + 2);
      if (term < TOLERANCE * sum && k > x) {
        break;
      }
    }
    return Math.min(1, sum);
  }
}
