package io.github.ecomai.forecast;

import org.jspecify.annotations.Nullable;

/**
 * What an order makes of values: residuals whose sum of squares is least where the likelihood is
 * greatest, exact or conditional. Mean, drift and other regressors are concentrated out by least
 * squares at every point, and so is the variance.
 *
 * <p>With one-step errors v of variance s^2 f, the likelihood depends on S = (product of f)^(1/n)
 * (sum of v^2/f) alone: L = -n/2 (1 + log(2 pi S/n)). Not thread-safe: work areas are used again.
 */
final class ArimaLikelihood {
  /** Sums of squares below this, for values near 1, are rounding: the fit is perfect. */
  private static final double LEAST_VARIANCE = 1e-30;

  private final ArimaData data;
  private final ArimaOrder order;
  private final ArmaCoefficients coefficients;
  private final ArmaFilter filter;
  private final @Nullable ArimaKalman kalman;
  private final double[][] regressors;
  private final int counted;
  private double[] beta = new double[0];
  private double @Nullable [] fixedBeta;

  ArimaLikelihood(ArimaData data, ArimaOrder order) {
    this.data = data;
    this.order = order;
    coefficients = new ArmaCoefficients(order, data.season());
    double[][] columns = data.differenced(order);
    filter = new ArmaFilter(columns, coefficients);
    boolean[] missing = data.missing();
    kalman = missing == null ? null : kalman(missing);
    regressors = new double[columns.length - 1][];
    counted = data.counted(order);
  }

  private ArimaKalman kalman(boolean[] missing) {
    double[] delta =
        LagPolynomial.differences(order.differences(), order.seasonalDifferences(), data.season());
    return new ArimaKalman(coefficients, delta, data.levels(order), missing);
  }

  ArimaData data() {
    return data;
  }

  ArimaOrder order() {
    return order;
  }

  ArmaCoefficients coefficients() {
    return coefficients;
  }

  /** Number of residuals. */
  int rows() {
    return filter.errors()[0].length;
  }

  /** Number of values that the likelihood counts, n. */
  int counted() {
    return counted;
  }

  /** Coefficients of mean or drift and regressors at the last point. */
  double[] beta() {
    return beta;
  }

  /** Keeps mean, drift and regressors as they are from now on, or estimates them again. */
  void fix(double @Nullable [] value) {
    fixedBeta = value;
  }

  /** Residuals of the exact likelihood at unrestricted parameters. */
  boolean exact(double[] free, double[] residuals) {
    coefficients.setFree(free);
    return exact(residuals);
  }

  /** Residuals of the exact likelihood at the coefficients that are set. */
  boolean exact(double[] residuals) {
    double logs;
    double[][] errors;
    if (kalman == null) {
      filter.exact();
      logs = filter.logVariances();
      errors = filter.errors();
    } else {
      kalman.run();
      logs = kalman.logVariances();
      errors = kalman.errors();
    }
    return project(errors, 0, Math.exp(0.5 * logs / counted), residuals);
  }

  /** Residuals of the conditional likelihood at unrestricted parameters; gaps count as filled. */
  boolean conditional(double[] free, double[] residuals) {
    coefficients.setFree(free);
    return conditional(residuals);
  }

  /** Residuals of the conditional likelihood at the coefficients that are set. */
  boolean conditional(double[] residuals) {
    filter.conditional();
    return project(filter.errors(), filter.condition(), 1, residuals);
  }

  private boolean project(double[][] errors, int from, double scale, double[] residuals) {
    System.arraycopy(errors, 1, regressors, 0, regressors.length);
    double[] b = fixedBeta;
    if (b == null) {
      b = NormalEquations.leastSquares(errors[0], regressors, from);
    }
    if (b == null) {
      return false;
    }
    beta = b;
    System.arraycopy(errors[0], 0, residuals, 0, residuals.length);
    for (int c = 0; c < b.length; c++) {
      double[] x = regressors[c];
      for (int t = 0; t < residuals.length; t++) {
        residuals[t] -= b[c] * x[t];
      }
    }
    for (int t = 0; t < residuals.length && scale != 1; t++) {
      residuals[t] *= scale;
    }
    return true;
  }

  /** Sum of squared exact residuals, each over its own variance. */
  double squares(double leastSum) {
    double logs = kalman == null ? filter.logVariances() : kalman.logVariances();
    return leastSum * Math.exp(-logs / counted);
  }

  /** The logarithm of the likelihood for a sum of squared residuals over so many of them. */
  static double log(double sum, int rows, int counted) {
    double variance = Math.max(LEAST_VARIANCE, sum / rows);
    return -0.5 * counted * (1 + Math.log(2 * Math.PI) + Math.log(variance));
  }

  /** Number of residuals that the conditional sum of squares counts. */
  int conditionalRows() {
    return rows() - filter.condition();
  }
}
