package io.github.ecomai.forecast;

import org.jspecify.annotations.Nullable;

/** Small symmetric positive systems by Cholesky's method. */
final class NormalEquations {
  /** A pivot below this share of its diagonal element is rounding. */
  private static final double ROUNDING = 1e-13;

  private NormalEquations() {}

  /**
   * Factorises in place: the lower triangle becomes L with A = L L'.
   *
   * @return false if the matrix is not clearly positive definite
   */
  static boolean factorise(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      double diagonal = a[i][i];
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i == j) {
          if (!(sum > ROUNDING * diagonal) || !(sum < Double.POSITIVE_INFINITY)) {
            return false;
          }
          a[i][i] = Math.sqrt(sum);
        } else {
          a[i][j] = sum / a[j][j];
        }
      }
    }
    return true;
  }

  /** Solves with a factorised matrix; the right side becomes the solution. */
  static void solve(double[][] l, double[] b) {
    for (int i = 0; i < l.length; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= l[i][k] * b[k];
      }
      b[i] /= l[i][i];
    }
    for (int i = l.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < l.length; k++) {
        b[i] -= l[k][i] * b[k];
      }
      b[i] /= l[i][i];
    }
  }

  /** The diagonal of the inverse of a factorised matrix. */
  static double[] inverseDiagonal(double[][] l) {
    double[] diagonal = new double[l.length];
    for (int i = 0; i < l.length; i++) {
      double[] unit = new double[l.length];
      unit[i] = 1;
      solve(l, unit);
      diagonal[i] = unit[i];
    }
    return diagonal;
  }

  /**
   * Least squares on columns.
   *
   * @param y target
   * @param x regressors, each as long as the target
   * @param from first row that counts
   * @return coefficients, or null if the columns are dependent
   */
  static double @Nullable [] leastSquares(double[] y, double[][] x, int from) {
    double[][] a = new double[x.length][x.length];
    double[] b = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      b[i] = dot(x[i], y, from);
      for (int j = 0; j <= i; j++) {
        a[i][j] = dot(x[i], x[j], from);
      }
    }
    if (!factorise(a)) {
      return null;
    }
    solve(a, b);
    return b;
  }

  /** The dot product of the rows from an index on. */
  static double dot(double[] x, double[] y, int from) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int t = from;
    for (; t + 3 < x.length; t += 4) {
      s0 += x[t] * y[t];
      s1 += x[t + 1] * y[t + 1];
      s2 += x[t + 2] * y[t + 2];
      s3 += x[t + 3] * y[t + 3];
    }
    for (; t < x.length; t++) {
      s0 += x[t] * y[t];
    }
    return s0 + s1 + (s2 + s3);
  }
}
