package io.github.ecomai.math;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A smooth function to be minimised, with its gradient. An implementation is called by one thread
 * at a time; it need not be thread-safe unless shared.
 */
@FunctionalInterface
public interface Objective {
  /**
   * The value and the gradient at a point.
   *
   * @param x the point, within the bounds; neither changed nor kept
   * @param gradient filled with the partial derivatives; need not be when the value is not finite
   * @return the value; {@code +Infinity} or {@code NaN} where the function is not defined
   */
  double value(double[] x, double[] gradient);

  /**
   * An objective whose gradient comes from central differences within the bounds: two more
   * evaluations per coordinate, relative error about 1e-10 on functions of ordinary curvature, 1e-6
   * next to a bound.
   *
   * @param function the value at a point, {@code +Infinity} or {@code NaN} where not defined
   * @param bounds the box that differences stay in
   * @return an objective with a work area of its own, for one thread at a time
   */
  static Objective numeric(ToDoubleFunction<double[]> function, Bounds bounds) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(bounds, "bounds");
    double[] work = new double[bounds.dimension()];
    return (x, gradient) -> {
      double value = function.applyAsDouble(x);
      if (Double.isFinite(value)) {
        System.arraycopy(x, 0, work, 0, work.length);
        for (int i = 0; i < work.length; i++) {
          gradient[i] = Differences.slope(function, bounds, work, i, value);
        }
      }
      return value;
    };
  }
}
