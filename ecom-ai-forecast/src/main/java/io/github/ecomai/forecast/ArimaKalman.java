package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * The Kalman filter of an ARIMA model on the values themselves, which may be missing. The state
 * holds that of the ARMA process, r elements as in {@link ArmaCovariance}, and the last s values,
 * where s is the degree of the differencing.
 *
 * <p>The first s values are given. Those of them that are missing start at a guess with a variance
 * of a million innovations, which the likelihood leaves out again. A step takes O((r + s)^2), and
 * O(r + s) once the state is as certain as it can be.
 *
 * <p>References: Harvey (1989), Forecasting, structural time series models and the Kalman filter,
 * section 3.4; Kohn and Ansley (1986), Journal of the American Statistical Association 81(395),
 * 751-761. Not thread-safe.
 */
final class ArimaKalman {
  private static final double DIFFUSE = 1e6;
  private static final double SETTLED = 1e-14;
  private static final int CHECK_EVERY = 8;

  private final ArmaCovariance arma;
  private final double[] delta;
  private final int r;
  private final int size;
  private final double[][] levels;
  private final boolean[] missing;
  private final int n;
  private final double[][] state;
  private final double[][] errors;
  private final double[] seen;
  private double[] p;
  private double[] next;
  private double logVariances;
  private boolean settled;

  /** Number of values before the first one of the levels. */
  private int passed;

  /** The first values, as many as this, are given. */
  private final int given;

  /** Sees the state of the first column before each value that is not given. */
  @FunctionalInterface
  interface Watch {
    void before(int t, double[] state);
  }

  /**
   * For values and regressors.
   *
   * @param coefficients the model, set before each call
   * @param delta coefficients of the differencing, from {@link LagPolynomial#differences}
   * @param levels values, anything finite where missing, and after them regressors; not copied
   * @param missing which values are missing
   */
  ArimaKalman(ArmaCoefficients coefficients, double[] delta, double[][] levels, boolean[] missing) {
    this(coefficients, delta, delta.length, levels, missing);
  }

  /** To go on with values after a state. */
  static ArimaKalman after(
      FittedArima.State state, ArmaCoefficients coefficients, double[] delta, Observed values) {
    ArimaKalman kalman =
        new ArimaKalman(coefficients, delta, 0, new double[][] {values.values()}, values.missing());
    System.arraycopy(state.mean(), 0, kalman.state[0], 0, kalman.size);
    kalman.passed = state.count();
    kalman.settled = state.covariance().length == 0;
    if (kalman.settled) {
      kalman.settle();
    } else {
      System.arraycopy(state.covariance(), 0, kalman.p, 0, kalman.p.length);
    }
    return kalman;
  }

  /** Values, anything finite where they are missing. Not to be changed. */
  static final class Observed {
    private final double[] values;
    private final boolean[] missing;

    /** From values of which NaN are missing. */
    Observed(double[] y) {
      values = y.clone();
      missing = new boolean[y.length];
      for (int t = 0; t < y.length; t++) {
        missing[t] = Double.isNaN(y[t]);
        values[t] = missing[t] ? 0 : y[t];
      }
    }

    double[] values() {
      return values;
    }

    boolean[] missing() {
      return missing;
    }
  }

  private ArimaKalman(
      ArmaCoefficients coefficients,
      double[] delta,
      int given,
      double[][] levels,
      boolean[] missing) {
    arma = new ArmaCovariance(coefficients);
    this.delta = delta;
    this.given = given;
    this.levels = levels;
    this.missing = missing;
    r = arma.size();
    size = r + delta.length;
    n = levels[0].length;
    state = new double[levels.length][size];
    errors = new double[levels.length][n - given];
    seen = new double[size];
    p = new double[size * size];
    next = new double[size * size];
  }

  /** Errors over their standard deviations by column, 0 where missing; not to be changed. */
  double[][] errors() {
    return errors;
  }

  /** Sum of the logarithms of the variances, those of the unknown first values left out. */
  double logVariances() {
    return logVariances;
  }

  /** The state before the first value after the series, by column. */
  double[][] state() {
    return state;
  }

  /**
   * The covariance of that state, row after row, in units of the variance of the innovations; empty
   * if only the next innovation is uncertain.
   */
  double[] covariance() {
    return settled ? new double[0] : p.clone();
  }

  /** Runs over all values. */
  void run() {
    begin();
    runOn((t, x) -> {});
  }

  /** The same under watch. */
  void run(Watch watch) {
    begin();
    runOn(watch);
  }

  /** From the state as it is on. */
  void runOn(Watch watch) {
    double product = 1;
    for (int t = given; t < n; t++) {
      watch.before(t, state[0]);
      double variance = settled ? 1 : look();
      if (missing[t]) {
        for (double[] column : errors) {
          column[t - given] = 0;
        }
        settled = false;
      } else {
        product *= variance;
        if (product > 1e200) {
          logVariances += Math.log(product);
          product = 1;
        }
        correct(t, variance);
      }
      for (double[] x : state) {
        moveState(x);
      }
      if (!settled) {
        moveCovariance();
        settled = (passed + t) % CHECK_EVERY == 0 && largestExcess() < SETTLED;
        if (settled) {
          settle();
        }
      }
    }
    logVariances += Math.log(product);
  }

  private void begin() {
    settled = false;
    logVariances = 0;
    Arrays.fill(p, 0);
    arma.matrix(p, size);
    for (int i = 0; i < delta.length; i++) {
      int t = delta.length - 1 - i;
      for (int c = 0; c < levels.length; c++) {
        state[c][r + i] = levels[c][t];
      }
      if (missing[t]) {
        p[(r + i) * (size + 1)] = DIFFUSE;
        logVariances -= Math.log(DIFFUSE);
      }
    }
    for (double[] x : state) {
      Arrays.fill(x, 0, r, 0);
    }
  }

  /** Covariances of the state with the next value; gives the variance of that. */
  private double look() {
    for (int i = 0; i < size; i++) {
      int row = i * size;
      double sum = p[row];
      for (int k = 0; k < delta.length; k++) {
        sum += delta[k] * p[row + r + k];
      }
      seen[i] = sum;
    }
    return value(seen);
  }

  /** The value that a state shows. */
  private double value(double[] x) {
    double sum = x[0];
    for (int k = 0; k < delta.length; k++) {
      sum += delta[k] * x[r + k];
    }
    return sum;
  }

  private void correct(int t, double variance) {
    double root = 1 / Math.sqrt(variance);
    for (int c = 0; c < levels.length; c++) {
      double[] x = state[c];
      double error = levels[c][t] - value(x);
      errors[c][t - given] = error * root;
      if (settled) {
        for (int i = 0; i < r; i++) {
          x[i] += arma.theta(i) * error;
        }
      } else {
        for (int i = 0; i < size; i++) {
          x[i] += seen[i] * error / variance;
        }
      }
    }
    if (!settled) {
      for (int i = 0; i < size; i++) {
        double share = seen[i] / variance;
        if (share != 0) {
          for (int j = 0, at = i * size; j < size; j++, at++) {
            p[at] -= share * seen[j];
          }
        }
      }
    }
  }

  private void moveState(double[] x) {
    double value = value(x);
    double first = x[0];
    for (int i = 0; i < r; i++) {
      x[i] = arma.phi(i) * first + (i + 1 < r ? x[i + 1] : 0);
    }
    if (delta.length > 0) {
      System.arraycopy(x, r, x, r + 1, delta.length - 1);
      x[r] = value;
    }
  }

  /** p' = T p T' + R R'. */
  private void moveCovariance() {
    double variance = look();
    for (int i = 0; i < r; i++) {
      double a = arma.phi(i);
      int below = (i + 1) * size;
      for (int j = 0; j <= i; j++) {
        double b = arma.phi(j);
        double sum = a * b * p[0] + a * p[j + 1 < r ? j + 1 : 0] * (j + 1 < r ? 1 : 0);
        sum += arma.theta(i) * arma.theta(j);
        if (i + 1 < r) {
          sum += b * p[below] + p[below + j + 1];
        }
        set(i, j, sum);
      }
    }
    for (int k = 0; k < delta.length; k++) {
      int row = (r + k - 1) * size;
      for (int i = 0; i < r; i++) {
        double sum = k == 0 ? arma.phi(i) * seen[0] : arma.phi(i) * p[row];
        if (i + 1 < r) {
          sum += k == 0 ? seen[i + 1] : p[row + i + 1];
        }
        set(r + k, i, sum);
      }
      for (int l = 0; l <= k; l++) {
        double sum = k == 0 ? variance : l == 0 ? seen[r + k - 1] : p[row + r + l - 1];
        set(r + k, r + l, sum);
      }
    }
    double[] swap = p;
    p = next;
    next = swap;
  }

  private void set(int i, int j, double value) {
    next[i * size + j] = value;
    next[j * size + i] = value;
  }

  /** Only the next innovation is uncertain. */
  private void settle() {
    Arrays.fill(p, 0);
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < r; j++) {
        p[i * size + j] = arma.theta(i) * arma.theta(j);
      }
    }
  }

  private double largestExcess() {
    double largest = 0;
    for (int i = 0; i < size; i++) {
      double innovation = i < r ? arma.theta(i) * arma.theta(i) : 0;
      largest = Math.max(largest, p[i * (size + 1)] - innovation);
    }
    return largest;
  }
}
