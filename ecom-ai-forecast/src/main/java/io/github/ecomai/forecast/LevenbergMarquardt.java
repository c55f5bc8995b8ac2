package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;

/**
 * Minimises a sum of squares by Levenberg and Marquardt's method; coordinates stay within a box
 * around 0. Derivatives are forward differences, and central ones for the last steps of a search
 * with a fine tolerance.
 *
 * <p>Reference: Marquardt (1963), An algorithm for least-squares estimation of nonlinear
 * parameters, Journal of the Society for Industrial and Applied Mathematics 11(2), 431-441.
 *
 * <p>Not thread-safe: one search at a time.
 */
final class LevenbergMarquardt {
  private static final double STEP = 1e-6;
  private static final double CENTRAL_STEP = 1e-4;
  private static final double FINE = 1e-8;
  private static final double LONGEST = 1.5;
  private static final double FIRST_DAMPING = 1e-3;
  private static final double MOST_DAMPING = 1e10;

  /** Writes the residuals at a point. */
  @FunctionalInterface
  interface Residuals {
    /** False if they are not defined there. */
    boolean at(double[] x, double[] residuals);
  }

  private final Residuals function;
  private final double[][] jacobian;
  private double[] residuals;
  private double[] trial;
  private double value;

  LevenbergMarquardt(Residuals function, int dimension, int rows) {
    this.function = function;
    jacobian = new double[dimension][rows];
    residuals = new double[rows];
    trial = new double[rows];
  }

  /** The least sum found; infinite if the residuals were not defined at the start. */
  double value() {
    return value;
  }

  /**
   * Searches from a point.
   *
   * @param start where to begin
   * @param largest bound of the size of each coordinate
   * @param tolerance ends when a step lowers the sum by less than this share
   * @param iterations most steps
   * @param run cancellation
   * @return the best point
   */
  double[] minimize(
      double[] start, double largest, double tolerance, int iterations, RunContext run) {
    double[] x = start.clone();
    value = function.at(x, residuals) ? squares(residuals) : Double.POSITIVE_INFINITY;
    double damping = FIRST_DAMPING;
    boolean central = false;
    for (int i = 0; i < iterations && value < Double.POSITIVE_INFINITY && x.length > 0; i++) {
      run.checkCancelled();
      differentiate(x, central);
      double before = value;
      damping = step(x, largest, damping);
      if (!(before - value > Math.max(tolerance, central ? 0 : FINE) * before)) {
        if (central || tolerance >= FINE) {
          break;
        }
        central = true;
        damping = Math.min(damping, FIRST_DAMPING);
      }
    }
    return x;
  }

  private void differentiate(double[] x, boolean central) {
    for (int i = 0; i < x.length; i++) {
      double at = x[i];
      double h = central ? CENTRAL_STEP : at > 0 ? -STEP : STEP;
      x[i] = at + h;
      boolean known = function.at(x, jacobian[i]);
      double[] other = residuals;
      if (central) {
        x[i] = at - h;
        known &= function.at(x, trial);
        other = trial;
        h *= 2;
      }
      for (int t = 0; t < residuals.length; t++) {
        jacobian[i][t] = known ? (jacobian[i][t] - other[t]) / h : 0;
      }
      x[i] = at;
    }
  }

  /** Moves the point if a damping lowers the sum; gives the damping for the next step. */
  private double step(double[] x, double largest, double first) {
    int k = x.length;
    double[] slope = new double[k];
    double[][] products = new double[k][k];
    for (int i = 0; i < k; i++) {
      slope[i] = -NormalEquations.dot(jacobian[i], residuals, 0);
      for (int j = 0; j <= i; j++) {
        products[i][j] = NormalEquations.dot(jacobian[i], jacobian[j], 0);
      }
    }
    double[] moved = new double[k];
    for (double damping = first; damping < MOST_DAMPING; damping *= 8) {
      if (!move(x, slope, products, damping, largest, moved)) {
        continue;
      }
      double next = function.at(moved, trial) ? squares(trial) : Double.POSITIVE_INFINITY;
      if (next < value) {
        System.arraycopy(moved, 0, x, 0, k);
        double[] swap = residuals;
        residuals = trial;
        trial = swap;
        value = next;
        return Math.max(1e-9, damping * 0.1);
      }
    }
    return MOST_DAMPING;
  }

  private static boolean move(
      double[] x,
      double[] slope,
      double[][] products,
      double damping,
      double largest,
      double[] moved) {
    int k = x.length;
    double[][] a = new double[k][];
    for (int i = 0; i < k; i++) {
      a[i] = products[i].clone();
      a[i][i] += damping * a[i][i] + Double.MIN_NORMAL;
    }
    if (!NormalEquations.factorise(a)) {
      return false;
    }
    double[] delta = slope.clone();
    NormalEquations.solve(a, delta);
    for (int i = 0; i < k; i++) {
      double bounded = Math.max(-LONGEST, Math.min(LONGEST, delta[i]));
      moved[i] = Math.max(-largest, Math.min(largest, x[i] + bounded));
    }
    return true;
  }

  private static double squares(double[] r) {
    double sum = NormalEquations.dot(r, r, 0);
    return sum >= 0 ? sum : Double.POSITIVE_INFINITY;
  }
}
