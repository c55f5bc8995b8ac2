package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * Coefficients of lag polynomials 1 - c_1 B - c_2 B^2 - ..., c_1 at index 0.
 *
 * <p>Reference: Barndorff-Nielsen and Schou (1973), On the parametrization of autoregressive models
 * by partial autocorrelations, Journal of Multivariate Analysis 3(4), 408-419.
 */
final class LagPolynomial {
  private LagPolynomial() {}

  /**
   * Coefficients of a polynomial whose roots lie outside the unit circle, from any real numbers:
   * their hyperbolic tangents are the partial autocorrelations.
   */
  static void fromFree(double[] free, int from, double[] c) {
    double[] before = new double[c.length];
    for (int k = 0; k < c.length; k++) {
      double partial = Math.tanh(free[from + k]);
      System.arraycopy(c, 0, before, 0, k);
      for (int i = 0; i < k; i++) {
        c[i] = before[i] - partial * before[k - 1 - i];
      }
      c[k] = partial;
    }
  }

  /** The inverse of {@link #fromFree}, at most {@code largest} in size. */
  static void toFree(double[] c, double[] free, int from, double largest) {
    double[] partial = partials(c);
    for (int k = 0; k < c.length; k++) {
      double r = Math.max(-1, Math.min(1, partial[k]));
      double x = 0.5 * Math.log((1 + r) / (1 - r));
      free[from + k] = Math.max(-largest, Math.min(largest, x));
    }
  }

  /** Partial autocorrelations of an autoregression; all within (-1, 1) if it is stationary. */
  static double[] partials(double[] c) {
    double[] partial = c.clone();
    double[] before = new double[c.length];
    for (int k = c.length - 1; k > 0; k--) {
      double r = partial[k];
      double scale = 1 / (1 - r * r);
      System.arraycopy(partial, 0, before, 0, k);
      for (int i = 0; i < k; i++) {
        partial[i] = (before[i] + r * before[k - 1 - i]) * scale;
      }
    }
    return partial;
  }

  /** Whether all roots are larger than a radius. */
  static boolean rootsBeyond(double radius, double[] c) {
    double[] scaled = c.clone();
    double power = 1;
    for (int i = 0; i < c.length; i++) {
      power *= radius;
      scaled[i] *= power;
    }
    for (double r : partials(scaled)) {
      if (!(Math.abs(r) < 1)) {
        return false;
      }
    }
    return true;
  }

  /** The product of a polynomial of the lag and one of the seasonal lag. */
  static void multiply(double[] c, double[] seasonal, int season, double[] product) {
    Arrays.fill(product, 0);
    System.arraycopy(c, 0, product, 0, c.length);
    for (int s = 0; s < seasonal.length; s++) {
      int lag = (s + 1) * season;
      product[lag - 1] += seasonal[s];
      for (int i = 0; i < c.length; i++) {
        product[lag + i] -= seasonal[s] * c[i];
      }
    }
  }

  /** The polynomial (1 - B)^d (1 - B^m)^D. */
  static double[] differences(int d, int seasonalD, int season) {
    double[] c = new double[0];
    for (int i = 0; i < d + seasonalD; i++) {
      int lag = i < d ? 1 : season;
      double[] product = new double[c.length + lag];
      multiply(c, new double[] {1}, lag, product);
      c = product;
    }
    return c;
  }
}
