package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * The stationary state of an ARMA process with innovations of variance 1, in the form where x'[i] =
 * phi_{i+1} x[0] + x[i+1] + theta_i e' and x[0] is the value.
 *
 * <p>Time O(p^3 + q^2) for the longest lags p and q. Not thread-safe: work areas are used again.
 */
final class ArmaCovariance {
  private final double[] ar;
  private final double[] ma;
  private final int size;
  private final double[][] equations;
  private final double[] gamma;
  private final double[] psi;

  /**
   * For coefficients that are set later.
   *
   * @param coefficients whose arrays are read at every {@link #column}
   */
  ArmaCovariance(ArmaCoefficients coefficients) {
    ar = coefficients.fullAr();
    ma = coefficients.fullMa();
    size = Math.max(ar.length, ma.length + 1);
    equations = new double[ar.length + 1][ar.length + 2];
    gamma = new double[ar.length + 1];
    psi = new double[ma.length + 1];
  }

  /** Length of the state. */
  int size() {
    return size;
  }

  /** Covariances of the elements of the state with the value. */
  void column(double[] column) {
    psiWeights();
    autocovariances();
    Arrays.fill(column, 0);
    for (int k = 1; k <= ar.length; k++) {
      double a = ar[k - 1];
      if (a != 0) {
        for (int i = 0; i < k; i++) {
          column[i] += a * gamma[k - i];
        }
      }
    }
    for (int j = 0; j <= ma.length; j++) {
      double b = j == 0 ? 1 : ma[j - 1];
      if (b != 0) {
        for (int i = 0; i <= j; i++) {
          column[i] += b * psi[j - i];
        }
      }
    }
    column[0] = gamma[0];
  }

  /**
   * Covariances of the process from the linear equations that multiplying it by its own past gives.
   * They lose less to rounding than covariances of the autoregression, moved by the moving average.
   */
  private void autocovariances() {
    int last = gamma.length;
    for (int i = 0; i < last; i++) {
      double[] row = equations[i];
      Arrays.fill(row, 0);
      row[i] = 1;
      for (int j = 1; j < last; j++) {
        row[Math.abs(i - j)] -= ar[j - 1];
      }
      for (int j = i; j <= ma.length; j++) {
        row[last] += theta(j) * psi[j - i];
      }
    }
    eliminate();
    for (int i = last - 1; i >= 0; i--) {
      double[] row = equations[i];
      double sum = row[last];
      for (int j = i + 1; j < last; j++) {
        sum -= row[j] * gamma[j];
      }
      gamma[i] = sum / row[i];
    }
  }

  /** Makes the equations triangular, with exchange of rows. */
  private void eliminate() {
    int last = gamma.length;
    for (int c = 0; c < last; c++) {
      int best = c;
      for (int i = c + 1; i < last; i++) {
        best = Math.abs(equations[i][c]) > Math.abs(equations[best][c]) ? i : best;
      }
      double[] pivot = equations[best];
      equations[best] = equations[c];
      equations[c] = pivot;
      for (int i = c + 1; i < last; i++) {
        double[] row = equations[i];
        double factor = row[c] / pivot[c];
        if (factor != 0) {
          for (int j = c; j <= last; j++) {
            row[j] -= factor * pivot[j];
          }
        }
      }
    }
  }

  private void psiWeights() {
    psi[0] = 1;
    for (int j = 1; j <= ma.length; j++) {
      double sum = ma[j - 1];
      for (int i = 0; i < Math.min(ar.length, j); i++) {
        sum += ar[i] * psi[j - 1 - i];
      }
      psi[j] = sum;
    }
  }

  /** The whole covariance matrix, row after row, each row {@code stride} long. */
  void matrix(double[] p, int stride) {
    double[] column = new double[size];
    column(column);
    for (int i = 0; i < size; i++) {
      p[i] = column[i];
      p[i * stride] = column[i];
    }
    for (int i = size - 1; i > 0; i--) {
      for (int j = i; j > 0; j--) {
        double next = i + 1 < size ? p[(i + 1) * stride + j + 1] : 0;
        double sum = phi(i) * phi(j) * column[0] + theta(i) * theta(j) + next;
        sum += phi(i) * (j + 1 < size ? column[j + 1] : 0);
        sum += phi(j) * (i + 1 < size ? column[i + 1] : 0);
        p[i * stride + j] = sum;
        p[j * stride + i] = sum;
      }
    }
  }

  /** Factor of the value in element i of the next state. */
  double phi(int i) {
    return i < ar.length ? ar[i] : 0;
  }

  /** Factor of the innovation in element i of the state. */
  double theta(int i) {
    return i == 0 ? 1 : i <= ma.length ? ma[i - 1] : 0;
  }
}
