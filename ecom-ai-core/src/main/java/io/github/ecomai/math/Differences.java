package io.github.ecomai.math;

import java.util.function.ToDoubleFunction;

/** Finite differences within bounds. Stateless and thread-safe. */
final class Differences {
  private static final double STEP = Math.cbrt(0x1p-52);

  private Differences() {}

  /** The slope along coordinate i of x, which is left as it was. */
  static double slope(
      ToDoubleFunction<double[]> function, Bounds bounds, double[] x, int i, double value) {
    double at = x[i];
    double step = STEP * Math.max(1, Math.abs(at));
    double right = bounds.clamp(i, at + step);
    double left = bounds.clamp(i, at - step);
    double above = right > at ? evaluate(function, x, i, right) : Double.NaN;
    double below = left < at ? evaluate(function, x, i, left) : Double.NaN;
    x[i] = at;
    if (Double.isFinite(above) && Double.isFinite(below)) {
      // on a clipped side the two slopes are weighted so that curvature cancels
      double up = (above - value) / (right - at);
      double down = (value - below) / (at - left);
      return (up * (at - left) + down * (right - at)) / (right - left);
    }
    if (Double.isFinite(above)) {
      return (above - value) / (right - at);
    }
    return Double.isFinite(below) ? (value - below) / (at - left) : 0;
  }

  private static double evaluate(
      ToDoubleFunction<double[]> function, double[] x, int i, double moved) {
    x[i] = moved;
    return function.applyAsDouble(x);
  }
}
