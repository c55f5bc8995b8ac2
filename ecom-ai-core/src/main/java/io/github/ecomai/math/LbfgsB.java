package io.github.ecomai.math;

import io.github.ecomai.run.RunContext;
import java.util.Objects;

/**
 * L-BFGS-B: minimises a smooth function of many coordinates within bounds. A few remembered steps
 * stand for the curvature; each step finds the generalised Cauchy point along the projected
 * gradient, minimises the quadratic model over the coordinates that are then free, and searches
 * that direction for a strong Wolfe point. Memory O(n m), time per step O(n m + m^3) besides the
 * objective, m being the number of remembered steps.
 *
 * <p>The function may give {@code +Infinity} or {@code NaN} where it is not defined, but not at the
 * start. Deterministic: the same input gives the same bits.
 *
 * <p>References: Byrd, Lu, Nocedal and Zhu (1995), SIAM Journal on Scientific Computing 16(5),
 * 1190-1208; Morales and Nocedal (2011), ACM Transactions on Mathematical Software 38(1), 7.
 *
 * <p>Immutable and thread-safe: all state of a search lives in the call.
 *
 * <pre>{@code
 * Optimum best = LbfgsB.withDefaults().minimize(objective, start, bounds, run);
 * }</pre>
 */
public final class LbfgsB {
  private final int memory;
  private final double tolerance;
  private final double valueTolerance;
  private final int maxIterations;

  private LbfgsB(int memory, double tolerance, double valueTolerance, int maxIterations) {
    this.memory = memory;
    this.tolerance = tolerance;
    this.valueTolerance = valueTolerance;
    this.maxIterations = maxIterations;
  }

  /**
   * Memory of 8 steps, tolerance 1e-6, value tolerance 1e-12, at most 1000 iterations.
   *
   * @return the optimiser
   */
  public static LbfgsB withDefaults() {
    return new LbfgsB(8, 1e-6, 1e-12, 1000);
  }

  /**
   * A copy with another memory.
   *
   * @param steps remembered steps, 1 to 50
   * @return the copy
   * @throws IllegalArgumentException if out of range
   */
  public LbfgsB withMemory(int steps) {
    if (steps < 1 || steps > 50) {
      throw new IllegalArgumentException(
          "Memory of " + steps + " steps is not within 1 to 50. Maybe use 8.");
    }
    return new LbfgsB(steps, tolerance, valueTolerance, maxIterations);
  }

  /**
   * A copy with another tolerance of the gradient.
   *
   * @param value converged when no coordinate of the projected gradient is larger; 0 or more
   * @return the copy
   * @throws IllegalArgumentException if negative or {@code NaN}
   */
  public LbfgsB withTolerance(double value) {
    return new LbfgsB(memory, checkTolerance(value), valueTolerance, maxIterations);
  }

  /**
   * A copy with another tolerance of the value.
   *
   * @param value converged when a step lowers the value by at most this, relative to the larger of
   *     its size and 1; 0 or more
   * @return the copy
   * @throws IllegalArgumentException if negative or {@code NaN}
   */
  public LbfgsB withValueTolerance(double value) {
    return new LbfgsB(memory, tolerance, checkTolerance(value), maxIterations);
  }

  /**
   * A copy with another limit of iterations.
   *
   * @param value 1 or more
   * @return the copy
   * @throws IllegalArgumentException if below 1
   */
  public LbfgsB withMaxIterations(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("At most " + value + " iterations. Maybe use 1000.");
    }
    return new LbfgsB(memory, tolerance, valueTolerance, value);
  }

  /**
   * Searches a minimum.
   *
   * @param objective value and gradient, see {@link Objective#numeric} if there is no gradient
   * @param start where to begin; moved into the bounds
   * @param bounds the box to stay in
   * @param run cancellation, looked at before each evaluation
   * @return the best point found; never worse than the start
   * @throws IllegalArgumentException if the start does not fit the bounds or the objective is not
   *     finite there
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled
   */
  public Optimum minimize(Objective objective, double[] start, Bounds bounds, RunContext run) {
    Objects.requireNonNull(objective, "objective");
    Objects.requireNonNull(run, "run");
    Iterate iterate = new Iterate(objective, bounds, run, bounds.start(start));
    LimitedMemory model = new LimitedMemory(bounds.dimension(), memory);
    QuadraticStep step = new QuadraticStep(bounds, model);
    while (true) {
      if (iterate.projectedGradient() <= tolerance) {
        return iterate.optimum(true);
      }
      if (iterate.iterations() >= maxIterations) {
        return iterate.optimum(false);
      }
      double before = iterate.value();
      boolean moved = step.direction(iterate) && WolfeSearch.advance(iterate, step, model);
      if (!moved) {
        if (model.isEmpty()) { // not even the steepest way leads down
          return iterate.optimum(iterate.isFlat(step));
        }
        model.clear();
        continue;
      }
      double gain = before - iterate.value();
      if (gain
          <= valueTolerance * Math.max(1, Math.max(Math.abs(before), Math.abs(iterate.value())))) {
        return iterate.optimum(true);
      }
    }
  }

  private static double checkTolerance(double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("Tolerance " + value + " is negative. Maybe use 1e-6.");
    }
    return value;
  }
}
