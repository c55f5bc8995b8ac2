package io.github.ecomai.forecast;

/**
 * Whether the weights of old values die away: all roots of the moving-average polynomial of the
 * reduced form lie within the unit circle, or so near to it that the difference is rounding.
 *
 * <p>With B the lag, the polynomial of a model with level, damped trend and season is (1 - phi B)(1
 * - B^m) + B (alpha + phi beta - alpha phi B)(1 + B + ... + B^(m-1)) + gamma B^m (1 - phi B); a
 * part that a model lacks is left out. Its roots are judged by the step-down recursion of Schur and
 * Cohn, in O(m^2) and without finding one.
 *
 * <p>Reference: Hyndman, Akram and Archibald (2008), The admissible parameter space for exponential
 * smoothing models, Annals of the Institute of Statistical Mathematics 60, 407-426.
 */
final class Stability {
  private static final double SLACK = 1e-8;

  private Stability() {}

  /**
   * @param p the parameters; phi 0 without a trend
   * @param positions of the season, 1 for none
   */
  static boolean holds(Smoothing p, int positions) {
    return isWithinCircle(polynomial(p, positions));
  }

  /** Coefficients of 1, B, B^2, ... */
  private static double[] polynomial(Smoothing p, int positions) {
    double[] c = new double[positions + 2];
    double first = p.alpha() + p.phi() * p.beta();
    double second = -p.alpha() * p.phi();
    c[0] = 1;
    c[1] -= p.phi();
    c[positions] += p.gamma() - 1;
    c[positions + 1] += p.phi() * (1 - p.gamma());
    for (int k = 0; k < positions; k++) {
      c[k + 1] += first;
      c[k + 2] += second;
    }
    return c;
  }

  private static boolean isWithinCircle(double[] c) {
    double[] a = new double[c.length];
    double shrink = 1;
    for (int k = 0; k < c.length; k++) {
      a[k] = c[k] * shrink;
      shrink *= 1 - SLACK;
    }
    double[] next = new double[c.length];
    for (int degree = c.length - 1; degree > 0; degree--) {
      double reflection = a[degree] / a[0];
      if (!(Math.abs(reflection) < 1)) {
        return false;
      }
      for (int k = 0; k < degree; k++) {
        next[k] = a[k] - reflection * a[degree - k];
      }
      double[] swap = a;
      a = next;
      next = swap;
    }
    return true;
  }
}
