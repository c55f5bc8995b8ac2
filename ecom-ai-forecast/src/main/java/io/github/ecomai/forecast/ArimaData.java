package io.github.ecomai.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that ARIMA models are fitted to, as they are and differenced. Immutable.
 *
 * <p>Regressors are given at the values and differenced like them.
 */
final class ArimaData {
  private final double[] values;
  private final boolean @Nullable [] missing;
  private final int season;
  private final double[][] regressors;

  /**
   * Of values; anything finite where missing.
   *
   * @param values not copied
   * @param missing which of them are missing, null for none
   * @param season lag of the season, 1 for none
   * @param regressors columns as long as the values, often none
   */
  ArimaData(double[] values, boolean @Nullable [] missing, int season, double[]... regressors) {
    this.values = values;
    this.missing = missing;
    this.season = season;
    this.regressors = regressors;
  }

  double[] values() {
    return values;
  }

  boolean @Nullable [] missing() {
    return missing;
  }

  int season() {
    return season;
  }

  int size() {
    return values.length;
  }

  /** The same without the knowledge which values are missing. */
  ArimaData filled() {
    return missing == null ? this : new ArimaData(values, null, season, regressors);
  }

  /** Number of regressors besides mean or drift. */
  int regressors() {
    return regressors.length;
  }

  /** The values without what the regressors explain, beside a straight line. */
  ArimaData withoutRegressors() {
    if (regressors.length == 0) {
      return this;
    }
    double[][] x = new double[regressors.length + 2][values.length];
    Arrays.fill(x[0], 1);
    Arrays.setAll(x[1], t -> (t - 0.5 * values.length) / values.length);
    System.arraycopy(regressors, 0, x, 2, regressors.length);
    double[] b = NormalEquations.leastSquares(values, x, 0);
    double[] rest = values.clone();
    for (int c = 2; b != null && c < x.length; c++) {
      for (int t = 0; t < rest.length; t++) {
        rest[t] -= b[c] * x[c][t];
      }
    }
    return new ArimaData(rest, missing, season);
  }

  /** Values, then the mean or drift if the order has one, then the other regressors. */
  double[][] levels(ArimaOrder order) {
    int constant = order.constant() ? 1 : 0;
    double[][] columns = new double[1 + constant + regressors.length][];
    columns[0] = values;
    if (order.constant()) {
      boolean drift = order.differences() + order.seasonalDifferences() > 0;
      columns[1] = new double[values.length];
      for (int t = 0; t < values.length; t++) {
        columns[1][t] = drift ? t + 1 : 1;
      }
    }
    System.arraycopy(regressors, 0, columns, 1 + constant, regressors.length);
    return columns;
  }

  /** The same columns differenced; shorter by d + m D. */
  double[][] differenced(ArimaOrder order) {
    double[][] columns = levels(order);
    for (int c = 0; c < columns.length; c++) {
      columns[c] = difference(columns[c], order.differences(), order.seasonalDifferences(), season);
    }
    return columns;
  }

  static double[] difference(double[] y, int d, int seasonalD, int season) {
    double[] w = y;
    for (int i = 0; i < d + seasonalD; i++) {
      int lag = i < d ? 1 : season;
      double[] next = new double[Math.max(0, w.length - lag)];
      for (int t = 0; t < next.length; t++) {
        next[t] = w[t + lag] - w[t];
      }
      w = next;
    }
    return w;
  }

  /** How many values the likelihood of an order counts. */
  int counted(ArimaOrder order) {
    int count = values.length - order.differences() - season * order.seasonalDifferences();
    if (missing != null) {
      for (boolean one : missing) {
        count -= one ? 1 : 0;
      }
    }
    return count;
  }
}
