package io.github.ecomai.math;

import io.github.ecomai.run.RunContext;
import java.util.OptionalDouble;

/** The current point of a search by {@link LbfgsB} with value and gradient. Not thread-safe. */
final class Iterate {
  private final Objective objective;
  private final Bounds bounds;
  private final RunContext run;
  private final Optimum.Effort effort = new Optimum.Effort();

  double[] x;
  double[] gradient;
  double[] nextX;
  double[] nextGradient;
  private double value;
  private double nextValue;

  Iterate(Objective objective, Bounds bounds, RunContext run, double[] start) {
    this.objective = objective;
    this.bounds = bounds;
    this.run = run;
    int n = start.length;
    x = new double[n];
    gradient = new double[n];
    nextX = start;
    nextGradient = new double[n];
    if (!evaluateNext()) {
      throw new IllegalArgumentException(
          "The objective or its gradient is not finite at the start. Maybe begin elsewhere.");
    }
    swap();
  }

  double value() {
    return value;
  }

  double nextValue() {
    return nextValue;
  }

  int iterations() {
    return effort.iterations;
  }

  Bounds bounds() {
    return bounds;
  }

  /** Moves to the next point, which was evaluated. */
  void accept() {
    effort.iterations++;
    swap();
  }

  private void swap() {
    double[] swap = x;
    x = nextX;
    nextX = swap;
    swap = gradient;
    gradient = nextGradient;
    nextGradient = swap;
    value = nextValue;
  }

  /** Evaluates at x + length * direction, moved into the bounds; false if not finite. */
  boolean probe(double length, double[] direction) {
    for (int i = 0; i < x.length; i++) {
      nextX[i] = bounds.clamp(i, x[i] + length * direction[i]);
    }
    return evaluateNext();
  }

  private boolean evaluateNext() {
    run.checkCancelled();
    effort.evaluations++;
    nextValue = objective.value(nextX, nextGradient);
    if (!Double.isFinite(nextValue)) {
      return false;
    }
    for (double slope : nextGradient) {
      if (!Double.isFinite(slope)) {
        return false;
      }
    }
    return true;
  }

  double projectedGradient() {
    double max = 0;
    for (int i = 0; i < x.length; i++) {
      max = Math.max(max, Math.abs(bounds.clamp(i, x[i] - gradient[i]) - x[i]));
    }
    return max;
  }

  /** Whether the slope of the last direction is below what the value can still show. */
  boolean isFlat(QuadraticStep step) {
    return -step.slope() <= 1e-13 * Math.max(1, Math.abs(value));
  }

  Optimum optimum(boolean converged) {
    effort.converged = converged;
    return new Optimum(x, value, OptionalDouble.of(projectedGradient()), effort);
  }
}
