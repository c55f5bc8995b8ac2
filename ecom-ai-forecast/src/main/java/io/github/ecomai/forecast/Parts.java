package io.github.ecomai.forecast;

import java.util.function.DoubleUnaryOperator;

/**
 * Level, trend and seasons of what a model expects, first of the values of a history, then of those
 * ahead. Not shared between threads while it is being filled.
 */
final class Parts {
  private static final double MOST = 2;

  private final double[] level;
  private final double[] trend;
  private final double[][] seasons;

  /** All zero. */
  Parts(int size, int seasons) {
    level = new double[size];
    trend = new double[size];
    this.seasons = new double[seasons][size];
  }

  int size() {
    return level.length;
  }

  int seasons() {
    return seasons.length;
  }

  double[] level() {
    return level;
  }

  double[] trend() {
    return trend;
  }

  /** The shortest first. */
  double[] season(int i) {
    return seasons[i];
  }

  /** All parts of one time. */
  double sum(int t) {
    double sum = level[t] + trend[t];
    for (double[] season : seasons) {
      sum += season[t];
    }
    return sum;
  }

  /**
   * The parts of a function of the sum: the level alone through it, and what each other part
   * changes when it is added to those before.
   */
  Parts through(DoubleUnaryOperator function) {
    for (int t = 0; t < level.length; t++) {
      double sum = level[t] + trend[t];
      double before = function.applyAsDouble(level[t]);
      level[t] = before;
      double next = function.applyAsDouble(sum);
      trend[t] = next - before;
      for (double[] season : seasons) {
        sum += season[t];
        before = next;
        next = function.applyAsDouble(sum);
        season[t] = next - before;
      }
    }
    return this;
  }

  /** Multiplies the parts of a time so that they add up to a value near their sum. */
  void stretch(int t, double value) {
    double ratio = value / sum(t);
    if (ratio >= 1 / MOST && ratio <= MOST) {
      level[t] *= ratio;
      trend[t] *= ratio;
      for (double[] season : seasons) {
        season[t] *= ratio;
      }
    }
  }
}
