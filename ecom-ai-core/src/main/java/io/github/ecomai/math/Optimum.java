package io.github.ecomai.math;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What an optimiser found: the best point it looked at, never worse than the start, always within
 * the bounds.
 *
 * <p>Immutable and thread-safe.
 */
public final class Optimum {
  private final double[] point;
  private final double value;
  private final OptionalDouble gradientNorm;
  private final int iterations;
  private final int evaluations;
  private final boolean converged;

  Optimum(double[] point, double value, OptionalDouble gradientNorm, Effort effort) {
    this.point = point.clone();
    this.value = value;
    this.gradientNorm = gradientNorm;
    this.iterations = effort.iterations;
    this.evaluations = effort.evaluations;
    this.converged = effort.converged;
  }

  /**
   * The best point.
   *
   * @return a new array
   */
  public double[] point() {
    return point.clone();
  }

  /**
   * The objective at the best point.
   *
   * @return a finite number
   */
  public double value() {
    return value;
  }

  /**
   * The largest absolute coordinate of the projected gradient, by which one would still move within
   * the bounds: 0 at a minimum.
   *
   * @return 0 or more; empty from an optimiser without gradients
   */
  public OptionalDouble gradientNorm() {
    return gradientNorm;
  }

  /**
   * How many steps were taken.
   *
   * @return 0 or more
   */
  public int iterations() {
    return iterations;
  }

  /**
   * How often the objective was computed.
   *
   * @return 1 or more
   */
  public int evaluations() {
    return evaluations;
  }

  /**
   * Whether a tolerance was reached, rather than a limit of steps or a failed search.
   *
   * @return {@code true} if it was
   */
  public boolean converged() {
    return converged;
  }

  /**
   * Value, convergence and effort; the point only if it is short.
   *
   * @return one short line
   */
  @Override
  public String toString() {
    return "Optimum of "
        + value
        + (converged ? "" : ", not converged,")
        + " after "
        + iterations
        + " iterations, "
        + evaluations
        + " evaluations"
        + (point.length <= 8 ? " at " + Arrays.toString(point) : "");
  }

  /** Counters of a search under way. Not thread-safe. */
  static final class Effort {
    int iterations;
    int evaluations;
    boolean converged;
  }
}
