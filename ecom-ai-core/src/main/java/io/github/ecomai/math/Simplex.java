package io.github.ecomai.math;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The n + 1 points of a search by {@link NelderMead}, the best first. Not thread-safe. */
final class Simplex {
  private static final double FIRST_STEP = 0.1;

  private final ToDoubleFunction<double[]> function;
  private final Bounds bounds;
  private final RunContext run;
  private final Optimum.Effort effort;
  private final int n;
  private final double[][] points;
  private final double[] values;
  private final double[] centre;
  private double[] trial;
  private double[] second;
  private final double expand;
  private final double contract;
  private final double shrink;

  Simplex(
      ToDoubleFunction<double[]> function, Bounds bounds, RunContext run, Optimum.Effort effort) {
    this.function = function;
    this.bounds = bounds;
    this.run = run;
    this.effort = effort;
    n = bounds.dimension();
    points = new double[n + 1][n];
    values = new double[n + 1];
    centre = new double[n];
    trial = new double[n];
    second = new double[n];
    double dimension = Math.max(2, n);
    expand = 1 + 2 / dimension;
    contract = 0.75 - 1 / (2 * dimension);
    shrink = 1 - 1 / dimension;
  }

  void begin(double[] start) {
    points[0] = start;
    values[0] = evaluate(start);
    if (!Double.isFinite(values[0])) {
      throw new IllegalArgumentException(
          "The function is not finite at the start. Maybe begin elsewhere.");
    }
  }

  double bestValue() {
    return values[0];
  }

  Optimum optimum() {
    return new Optimum(points[0], values[0], OptionalDouble.empty(), effort);
  }

  /**
   * Puts the others one step along each coordinate from the best one, back if the scale is below 0.
   */
  void spread(double scale) {
    for (int i = 0; i < n; i++) {
      double[] point = points[i + 1];
      System.arraycopy(points[0], 0, point, 0, n);
      double at = point[i];
      double step = scale * step(i, at);
      double moved = bounds.clamp(i, at + step);
      boolean roomy = Math.abs(moved - at) >= Math.abs(step) / 2;
      point[i] = roomy ? moved : bounds.clamp(i, at - step);
      values[i + 1] = evaluate(point);
    }
    sort();
  }

  private double step(int i, double at) {
    double width = bounds.upper(i) - bounds.lower(i);
    double free = Math.max(FIRST_STEP * Math.abs(at), FIRST_STEP);
    return Double.isInfinite(width) ? free : Math.min(free, FIRST_STEP * 2 * width);
  }

  /** Steps until values and points are close to the best ones; false if the limit came first. */
  boolean shrinkTo(double tolerance, int maxEvaluations) {
    double near = Math.sqrt(tolerance);
    while (values[n] - values[0] > tolerance * (Math.abs(values[0]) + tolerance)
        || !isWithin(near)) {
      if (effort.evaluations >= maxEvaluations) {
        return false;
      }
      run.checkCancelled();
      effort.iterations++;
      step();
    }
    return true;
  }

  /** Equal values are not enough: two points may lie on both sides of a minimum. */
  private boolean isWithin(double near) {
    for (int i = 1; i <= n; i++) {
      for (int j = 0; j < n; j++) {
        double best = points[0][j];
        if (Math.abs(points[i][j] - best) > near * Math.max(1, Math.abs(best))) {
          return false;
        }
      }
    }
    return true;
  }

  private void step() {
    centreWithoutWorst();
    double reflected = probe(trial, 1);
    if (reflected < values[0]) {
      double further = probe(second, expand);
      if (further < reflected) {
        replaceWorst(true, further);
      } else {
        replaceWorst(false, reflected);
      }
    } else if (reflected < values[n - 1]) {
      replaceWorst(false, reflected);
    } else {
      boolean outside = reflected < values[n];
      double nearer = probe(second, outside ? contract : -contract);
      if (nearer < values[n] && (!outside || nearer <= reflected)) {
        replaceWorst(true, nearer);
      } else {
        shrinkAll();
      }
    }
  }

  private void centreWithoutWorst() {
    Arrays.fill(centre, 0);
    for (int i = 0; i < n; i++) {
      Vectors.axpy(1.0 / n, points[i], centre);
    }
  }

  private double probe(double[] target, double factor) {
    double[] worst = points[n];
    for (int j = 0; j < n; j++) {
      target[j] = bounds.clamp(j, centre[j] + factor * (centre[j] - worst[j]));
    }
    // a second copy of the best point, made by a bound, would flatten the simplex
    return Arrays.equals(target, points[0]) ? Double.POSITIVE_INFINITY : evaluate(target);
  }

  private void replaceWorst(boolean bySecond, double value) {
    double[] freed = points[n];
    points[n] = bySecond ? second : trial;
    if (bySecond) {
      second = freed;
    } else {
      trial = freed;
    }
    values[n] = value;
    sort();
  }

  private void shrinkAll() {
    double[] best = points[0];
    for (int i = 1; i <= n; i++) {
      for (int j = 0; j < n; j++) {
        points[i][j] = bounds.clamp(j, best[j] + shrink * (points[i][j] - best[j]));
      }
      values[i] = evaluate(points[i]);
    }
    sort();
  }

  /** Insertion sort: stable, and quick when only the last point is new. */
  private void sort() {
    for (int i = 1; i <= n; i++) {
      double value = values[i];
      double[] point = points[i];
      int j = i - 1;
      while (j >= 0 && values[j] > value) {
        values[j + 1] = values[j];
        points[j + 1] = points[j];
        j--;
      }
      values[j + 1] = value;
      points[j + 1] = point;
    }
  }

  private double evaluate(double[] point) {
    effort.evaluations++;
    double value = function.applyAsDouble(point);
    return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
  }
}
