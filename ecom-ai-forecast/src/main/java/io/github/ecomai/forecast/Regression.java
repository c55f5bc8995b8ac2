package io.github.ecomai.forecast;

import org.jspecify.annotations.Nullable;

/** Ordinary least squares with what tests need of it. Immutable. */
final class Regression {
  private final double[] coefficients;
  private final double[] deviations;
  private final double squares;
  private final int rows;

  private Regression(double[] coefficients, double[] deviations, double squares, int rows) {
    this.coefficients = coefficients;
    this.deviations = deviations;
    this.squares = squares;
    this.rows = rows;
  }

  /** Of columns without an own constant; null if they are dependent or too many. */
  static @Nullable Regression of(double[] y, double[][] x) {
    int k = x.length;
    int n = y.length;
    if (n <= k) {
      return null;
    }
    double[][] a = new double[k][k];
    double[] b = new double[k];
    double[] scale = new double[k];
    for (int i = 0; i < k; i++) {
      scale[i] = Math.sqrt(NormalEquations.dot(x[i], x[i], 0));
      b[i] = NormalEquations.dot(x[i], y, 0) / scale[i];
      for (int j = 0; j <= i; j++) {
        a[i][j] = NormalEquations.dot(x[i], x[j], 0) / (scale[i] * scale[j]);
      }
    }
    if (!NormalEquations.factorise(a)) {
      return null;
    }
    NormalEquations.solve(a, b);
    double squares = 0;
    for (int t = 0; t < n; t++) {
      double e = y[t];
      for (int i = 0; i < k; i++) {
        e -= b[i] * x[i][t] / scale[i];
      }
      squares += e * e;
    }
    double[] deviations = NormalEquations.inverseDiagonal(a);
    for (int i = 0; i < k; i++) {
      b[i] /= scale[i];
      deviations[i] = Math.sqrt(deviations[i] * squares / (n - k)) / scale[i];
    }
    return new Regression(b, deviations, squares, n);
  }

  double tStatistic(int i) {
    return coefficients[i] / deviations[i];
  }

  /** Akaike's criterion but for a constant. */
  double aic() {
    return rows * Math.log(squares / rows) + 2 * coefficients.length;
  }
}
