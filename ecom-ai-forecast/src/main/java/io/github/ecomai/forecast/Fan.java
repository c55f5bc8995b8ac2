package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Expected values and bounds for some levels, step by step. The levels are in ascending order. Not
 * shared between threads while it is being shaped.
 */
final class Fan {
  private final double[] levels;
  private final double[] mean;
  private final double[][] lower;
  private final double[][] upper;

  private Fan(double[] levels, double[] mean, double[][] lower, double[][] upper) {
    this.levels = levels;
    this.mean = mean;
    this.lower = lower;
    this.upper = upper;
  }

  /** Bounds of a normal distribution around each mean. */
  static Fan normal(double[] levels, double[] mean, double[] deviation) {
    Fan fan = empty(levels, mean.length);
    System.arraycopy(mean, 0, fan.mean, 0, mean.length);
    for (int i = 0; i < levels.length; i++) {
      double z = Normal.quantile(0.5 + 0.5 * levels[i]);
      for (int h = 0; h < mean.length; h++) {
        fan.lower[i][h] = mean[h] - z * deviation[h];
        fan.upper[i][h] = mean[h] + z * deviation[h];
      }
    }
    return fan;
  }

  /** All zero, to be filled. */
  static Fan empty(double[] levels, int horizon) {
    return new Fan(
        levels,
        new double[horizon],
        new double[levels.length][horizon],
        new double[levels.length][horizon]);
  }

  double[] mean() {
    return mean;
  }

  double[] lower(int level) {
    return lower[level];
  }

  double[] upper(int level) {
    return upper[level];
  }

  double[] levels() {
    return levels;
  }

  /** Every number through an increasing function. */
  Fan map(DoubleUnaryOperator increasing) {
    apply(mean, increasing);
    for (int i = 0; i < levels.length; i++) {
      apply(lower[i], increasing);
      apply(upper[i], increasing);
    }
    return this;
  }

  private static void apply(double[] values, DoubleUnaryOperator function) {
    Arrays.setAll(values, i -> function.applyAsDouble(values[i]));
  }

  /** By how much a bound is moved away from its mean. */
  interface Widening {
    double factor(double level, int step);
  }

  /** Every bound moved away from its mean by a factor. */
  Fan widen(Widening widening) {
    for (int i = 0; i < levels.length; i++) {
      for (int h = 0; h < mean.length; h++) {
        widen(i, h, widening.factor(levels[i], h));
      }
    }
    return this;
  }

  /** The bounds of one level at one step moved away from their mean by a factor. */
  void widen(int level, int step, double factor) {
    lower[level][step] = mean[step] - factor * (mean[step] - lower[level][step]);
    upper[level][step] = mean[step] + factor * (upper[level][step] - mean[step]);
  }

  /**
   * Makes the distances to the mean non-decreasing over the steps and over the levels: one cannot
   * know more about later values, and a wider interval contains a narrower one.
   */
  Fan widening() {
    for (int i = 0; i < levels.length; i++) {
      double below = 0;
      double above = 0;
      for (int h = 0; h < mean.length; h++) {
        below = Math.max(below, mean[h] - lower[i][h]);
        above = Math.max(above, upper[i][h] - mean[h]);
        if (i > 0) {
          below = Math.max(below, mean[h] - lower[i - 1][h]);
          above = Math.max(above, upper[i - 1][h] - mean[h]);
        }
        lower[i][h] = mean[h] - below;
        upper[i][h] = mean[h] + above;
      }
    }
    return this;
  }
}
