package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * One-step errors of columns of differenced values under an ARMA model, exact or conditional on the
 * first values.
 *
 * <p>The exact ones come from the Kalman filter. Since it starts from the stationary state, the
 * covariance of the state changes by a matrix of rank 1 a step, so that a step takes O(r) for a
 * state of length r, not O(r^2) (Chandrasekhar recursions). Once the change is gone, only the lags
 * with a coefficient remain.
 *
 * <p>Rounding moves the exact log-likelihood by less than 1e-4, unless several roots of both parts
 * lie within 1 % of the unit circle, where it can be some tenths.
 *
 * <p>The conditional ones divide by the moving-average polynomials one after the other.
 *
 * <p>References: Morf, Sidhu and Kailath (1974), IEEE Transactions on Automatic Control 19(4),
 * 315-323; Melard (1984), algorithm AS 197, Applied Statistics 33(1), 104-114; Box and Jenkins
 * (1976), Time series analysis, for the conditional form. Not thread-safe: work areas are used
 * again.
 */
final class ArmaFilter {
  /** A change of the state below this, relative to the innovations, counts as none. */
  private static final double SETTLED = 1e-7;

  private static final int CHECK_EVERY = 8;

  private final double[][] columns;
  private final int n;
  private final ArmaCoefficients coefficients;
  private final ArmaCovariance covariance;
  private final int size;
  private final double[] phi;
  private final double[] gain;
  private final double[] change;
  private final double[][] state;
  private final double[][] raw;
  private final double[][] errors;
  private double variance;
  private double logVariances;
  private int settledAt;

  /**
   * For values and regressors.
   *
   * @param columns differenced values and, after them, regressors; not copied
   * @param coefficients the model, set before each call
   */
  ArmaFilter(double[][] columns, ArmaCoefficients coefficients) {
    this.columns = columns;
    this.coefficients = coefficients;
    n = columns[0].length;
    covariance = new ArmaCovariance(coefficients);
    size = covariance.size();
    phi = new double[size];
    settledAt = n;
    gain = new double[size];
    change = new double[n + size];
    state = new double[columns.length][n + size];
    raw = new double[columns.length][n];
    errors = new double[columns.length][n];
  }

  /** Errors of the last call, by column; not to be changed. */
  double[][] errors() {
    return errors;
  }

  /** Sum of the logarithms of the variances of the last call, in units of the innovations. */
  double logVariances() {
    return logVariances;
  }

  /** The first errors, as many as this, are 0 because of the condition. */
  int condition() {
    return coefficients.fullAr().length;
  }

  /** Exact one-step errors, each over its standard deviation in units of the innovations. */
  void exact() {
    begin();
    int t = 0;
    double product = 1;
    logVariances = 0;
    while (t < n && !(t >= size && t % CHECK_EVERY == 0 && isSettled(t))) {
      product *= variance;
      if (product > 1e200 || product < 1e-200) {
        logVariances += Math.log(product);
        product = 1;
      }
      advance(t);
      t++;
    }
    logVariances += Math.log(product);
    settledAt = t;
    if (t < n) {
      logVariances += (n - t) * Math.log(variance);
      for (int c = 0; c < columns.length; c++) {
        settled(columns[c], raw[c], errors[c], t);
      }
    }
  }

  private void begin() {
    double[] ar = coefficients.fullAr();
    System.arraycopy(ar, 0, phi, 0, ar.length);
    int used = Math.min(n, settledAt) + size;
    Arrays.fill(change, 0, used, 0);
    for (double[] one : state) {
      Arrays.fill(one, 0, used, 0);
    }
    covariance.column(gain);
    variance = gain[0];
    for (int i = 0; i < size; i++) {
      gain[i] = phi[i] * variance + (i + 1 < size ? gain[i + 1] : 0);
    }
    System.arraycopy(gain, 0, change, 0, size);
  }

  /** Whether no future change of the variance will matter. */
  private boolean isSettled(int t) {
    double largest = 0;
    for (int i = t; i < t + size; i++) {
      largest = Math.max(largest, Math.abs(change[i]));
    }
    return largest < SETTLED;
  }

  /**
   * One value: errors, states, then gain and variance of the next one. At time t the elements of
   * states and change stand from index t on, so that the shift of the model moves nothing.
   */
  private void advance(int t) {
    double inverse = 1 / variance;
    double root = Math.sqrt(inverse);
    for (int c = 0; c < columns.length; c++) {
      double[] x = state[c];
      double first = x[t];
      double error = columns[c][t] - first;
      raw[c][t] = error;
      errors[c][t] = error * root;
      move(x, t + 1, first, error * inverse);
    }
    double first = change[t];
    double share = first * inverse;
    updateGain(t + 1, first, share);
    variance = Math.max(1, variance - first * share);
  }

  private void move(double[] x, int at, double first, double scaled) {
    for (int i = 0; i < size; i++) {
      x[at + i] += phi[i] * first + gain[i] * scaled;
    }
  }

  private void updateGain(int at, double first, double share) {
    for (int i = 0; i < size; i++) {
      double moved = change[at + i] + phi[i] * first;
      double before = gain[i];
      change[at + i] = moved - before * share;
      gain[i] = before - moved * share;
    }
  }

  /** The rest of a column by its lags. */
  private void settled(double[] w, double[] v, double[] out, int from) {
    System.arraycopy(w, from, v, from, n - from);
    double[] ar = coefficients.fullAr();
    for (int i = 0; i < ar.length; i++) {
      if (ar[i] != 0) {
        subtract(ar[i], w, i + 1, v, from);
      }
    }
    double[] ma = coefficients.fullMa();
    int count = 0;
    int[] lags = new int[ma.length];
    double[] thetas = new double[ma.length];
    for (int j = 0; j < ma.length; j++) {
      if (ma[j] != 0) {
        lags[count] = j + 1;
        thetas[count++] = ma[j];
      }
    }
    double root = 1 / Math.sqrt(variance);
    for (int t = from; t < n; t++) {
      double error = v[t];
      for (int k = 0; k < count; k++) {
        error -= thetas[k] * v[t - lags[k]];
      }
      v[t] = error;
      out[t] = error * root;
    }
  }

  private static void subtract(double c, double[] x, int lag, double[] y, int from) {
    for (int t = from; t < y.length; t++) {
      y[t] -= c * x[t - lag];
    }
  }

  /** Conditional one-step errors; 0 at the first ones. */
  void conditional() {
    int from = condition();
    logVariances = 0;
    double[] ar = coefficients.fullAr();
    for (int c = 0; c < columns.length; c++) {
      double[] e = errors[c];
      Arrays.fill(e, 0, Math.min(n, from), 0);
      if (from >= n) {
        continue;
      }
      System.arraycopy(columns[c], from, e, from, n - from);
      for (int i = 0; i < ar.length; i++) {
        if (ar[i] != 0) {
          subtract(ar[i], columns[c], i + 1, e, from);
        }
      }
      divide(coefficients.minusSeasonalMa(), coefficients.season(), e, from);
      divide(coefficients.minusMa(), 1, e, from);
    }
  }

  /** Divides by the polynomial 1 - sum c_i B^(i step), as if all were 0 before. */
  private static void divide(double[] c, int step, double[] e, int from) {
    for (int t = from; t < e.length; t++) {
      double sum = e[t];
      for (int i = 0, before = t - step; i < c.length && before >= from; i++, before -= step) {
        sum += c[i] * e[before];
      }
      e[t] = sum;
    }
  }

  /** Whether the last exact call reached the steady state. */
  boolean hasSettled() {
    return settledAt < n;
  }
}
