package io.github.ecomai.math;

import io.github.ecomai.run.RunContext;
import java.util.function.ToDoubleFunction;

/**
 * The simplex search of Nelder and Mead, kept within bounds by moving points onto the box: for a
 * few coordinates (about ten at most) and functions that are not smooth. After converging, the
 * search begins again from the best point with a smaller simplex, since a simplex may collapse; it
 * ends when that no longer helps.
 *
 * <p>Deterministic. {@code NaN} from the function counts as {@code +Infinity}.
 *
 * <p>References: Nelder and Mead (1965), The Computer Journal 7(4), 308-313; parameters for more
 * than two coordinates by Gao and Han (2012), Computational Optimization and Applications 51,
 * 259-277.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Optimum best = NelderMead.withDefaults().minimize(f, start, bounds, run);
 * }</pre>
 */
public final class NelderMead {
  private final double tolerance;
  private final int maxEvaluations;
  private final int restarts;

  private NelderMead(double tolerance, int maxEvaluations, int restarts) {
    this.tolerance = tolerance;
    this.maxEvaluations = maxEvaluations;
    this.restarts = restarts;
  }

  /**
   * Tolerance 1e-8, at most 5000 evaluations, at most 2 restarts.
   *
   * @return the search
   */
  public static NelderMead withDefaults() {
    return new NelderMead(1e-8, 5000, 2);
  }

  /**
   * A copy with another tolerance.
   *
   * @param value the search ends when the values of the simplex differ by at most this, relative to
   *     the best one, and its points by at most the square root of this; above 0
   * @return the copy
   * @throws IllegalArgumentException if the tolerance is not positive
   */
  public NelderMead withTolerance(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("Tolerance " + value + " is not above 0. Maybe use 1e-8.");
    }
    return new NelderMead(value, maxEvaluations, restarts);
  }

  /**
   * A copy with another limit of evaluations.
   *
   * @param value 1 or more; the last step may go beyond it by one simplex
   * @return the copy
   * @throws IllegalArgumentException if the limit is below 1
   */
  public NelderMead withMaxEvaluations(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("At most " + value + " evaluations. Maybe use 5000.");
    }
    return new NelderMead(tolerance, value, restarts);
  }

  /**
   * A copy with another limit of restarts.
   *
   * @param value 0 or more; 0 is quickest
   * @return the copy
   * @throws IllegalArgumentException if the limit is negative
   */
  public NelderMead withRestarts(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("Restarts " + value + " is negative. Maybe use 0.");
    }
    return new NelderMead(tolerance, maxEvaluations, value);
  }

  /**
   * Searches a minimum.
   *
   * @param function the value at a point, which it neither changes nor keeps; {@code +Infinity} or
   *     {@code NaN} where not defined
   * @param start where to begin; moved into the bounds
   * @param bounds the box to stay in
   * @param run cancellation, looked at after each step
   * @return the best point found
   * @throws IllegalArgumentException if the start does not fit the bounds or its value is not
   *     finite
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled
   */
  public Optimum minimize(
      ToDoubleFunction<double[]> function, double[] start, Bounds bounds, RunContext run) {
    Optimum.Effort effort = new Optimum.Effort();
    Simplex simplex = new Simplex(function, bounds, run, effort);
    simplex.begin(bounds.start(start));
    double scale = 1;
    for (int round = 0; round <= restarts; round++) {
      double before = simplex.bestValue();
      simplex.spread(scale);
      effort.converged = simplex.shrinkTo(tolerance, maxEvaluations);
      double gain = before - simplex.bestValue();
      boolean settled = round > 0 && gain <= 10 * slack(simplex.bestValue());
      if (!effort.converged || settled) {
        break;
      }
      scale = round % 2 == 0 ? -0.2 : 0.2;
    }
    return simplex.optimum();
  }

  private double slack(double value) {
    return tolerance * (Math.abs(value) + tolerance);
  }
}
