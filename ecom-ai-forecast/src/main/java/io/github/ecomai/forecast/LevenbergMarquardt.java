package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * Minimises a sum of squares by Levenberg and Marquardt's method; coordinates stay within a box
 * around 0.
 *
 * <p>Derivatives are forward differences first. Where the tolerance asks for more, the search goes
 * on with central ones, and the matrix of products of derivatives is corrected by the change of the
 * slope (BFGS), since it leaves out the curvature of large residuals.
 *
 * <p>References: Marquardt (1963), An algorithm for least-squares estimation of nonlinear
 * parameters, Journal of the Society for Industrial and Applied Mathematics 11(2), 431-441;
 * Fletcher and Xu (1987), Hybrid methods for nonlinear least squares, IMA Journal of Numerical
 * Analysis 7(3), 371-389.
 *
 * <p>Not thread-safe: one search at a time.
 */
final class LevenbergMarquardt {
  private static final double STEP = 1e-6;
  private static final double CENTRAL_STEP = 1e-4;
  private static final double COARSE = 1e-6;
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
  private final double largest;
  private final RunContext run;
  private final double[][] jacobian;
  private final double[][] curvature;
  private final double[] slope;
  private final double[] moved;
  private double[] residuals;
  private double[] trial;
  private double value;
  private double damping;
  private boolean central;

  /**
   * For one function.
   *
   * @param function to minimise
   * @param dimension number of coordinates
   * @param rows number of residuals
   * @param largest bound of the size of each coordinate
   * @param run cancellation
   */
  LevenbergMarquardt(Residuals function, int dimension, int rows, double largest, RunContext run) {
    this.function = function;
    this.largest = largest;
    this.run = run;
    jacobian = new double[dimension][rows];
    curvature = new double[dimension][dimension];
    slope = new double[dimension];
    moved = new double[dimension];
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
   * @param tolerance ends when a step lowers the sum by less than this share
   * @param iterations most steps
   * @return the best point
   */
  double[] minimize(double[] start, double tolerance, int iterations) {
    double[] x = start.clone();
    value = function.at(x, residuals) ? squares(residuals) : Double.POSITIVE_INFINITY;
    damping = FIRST_DAMPING;
    central = false;
    double[] last = new double[x.length];
    for (int i = 0; i < iterations && value < Double.POSITIVE_INFINITY && x.length > 0; i++) {
      run.checkCancelled();
      boolean first = i == 0;
      double[] before = slope.clone();
      differentiate(x);
      if (!central || first || !correct(x, last, before)) {
        products();
      }
      System.arraycopy(x, 0, last, 0, x.length);
      double sum = value;
      boolean lower = step(x);
      if (!lower || sum - value <= Math.max(tolerance, central ? 0 : COARSE) * sum) {
        if (central || tolerance >= COARSE) {
          break;
        }
        central = true;
        damping = Math.min(damping, FIRST_DAMPING);
      }
    }
    return x;
  }

  private void differentiate(double[] x) {
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
      if (known) {
        slopes(jacobian[i], other, 1 / h);
      } else {
        Arrays.fill(jacobian[i], 0);
      }
      x[i] = at;
      slope[i] = NormalEquations.dot(jacobian[i], residuals, 0);
    }
  }

  private static void slopes(double[] moved, double[] other, double factor) {
    for (int t = 0; t < moved.length; t++) {
      moved[t] = (moved[t] - other[t]) * factor;
    }
  }

  private void products() {
    for (int i = 0; i < slope.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = NormalEquations.dot(jacobian[i], jacobian[j], 0);
        curvature[i][j] = product;
        curvature[j][i] = product;
      }
    }
  }

  /** Makes the curvature explain the last change of the slope, if that is possible. */
  private boolean correct(double[] x, double[] last, double[] before) {
    int k = x.length;
    double[] product = new double[k];
    double along = 0;
    double quadratic = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        product[i] += curvature[i][j] * (x[j] - last[j]);
      }
      quadratic += product[i] * (x[i] - last[i]);
      along += (slope[i] - before[i]) * (x[i] - last[i]);
    }
    if (!(along > 1e-3 * quadratic) || !(quadratic > 0)) {
      return false;
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        curvature[i][j] +=
            (slope[i] - before[i]) * (slope[j] - before[j]) / along
                - product[i] * product[j] / quadratic;
      }
    }
    return true;
  }

  /** Moves the point if some damping lowers the sum. */
  private boolean step(double[] x) {
    for (; damping < MOST_DAMPING; damping *= 8) {
      if (move(x)) {
        double next = function.at(moved, trial) ? squares(trial) : Double.POSITIVE_INFINITY;
        if (next < value) {
          System.arraycopy(moved, 0, x, 0, x.length);
          double[] swap = residuals;
          residuals = trial;
          trial = swap;
          value = next;
          damping = Math.max(1e-9, damping * 0.1);
          return true;
        }
      }
    }
    return false;
  }

  private boolean move(double[] x) {
    int k = x.length;
    double[][] a = new double[k][];
    double[] delta = new double[k];
    for (int i = 0; i < k; i++) {
      a[i] = curvature[i].clone();
      a[i][i] += damping * a[i][i] + Double.MIN_NORMAL;
      delta[i] = -slope[i];
    }
    if (!NormalEquations.factorise(a)) {
      return false;
    }
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
