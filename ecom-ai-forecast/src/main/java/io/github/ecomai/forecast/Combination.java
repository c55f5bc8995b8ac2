package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;
import java.util.Arrays;
import java.util.List;

/**
 * Several fans become one: at each step the weighted median of the means, and bounds that count
 * both how wide the fans are and how far apart.
 *
 * <p>The median is the one that moves on in straight lines between values, each standing in the
 * middle of its weight; with two values that is their weighted mean, and a far-off model cannot
 * draw the result along. The square of the distance to a bound of level p is that of the weighted
 * geometric mean of the distances, plus z^2 times the weighted variance of the means around the
 * median, z being the normal quantile of p. A distance counts as a tenth of their arithmetic mean
 * or more: that of a model which sees nothing but zero ahead is 0.
 */
final class Combination {
  private static final double LEAST_SHARE = 0.1;

  private final List<Fan> fans;
  private final double[] weights;
  private final int[] order;

  /**
   * @param fans of the same levels and horizon, one or more
   * @param weights one for each, above 0
   */
  private Combination(List<Fan> fans, double[] weights) {
    this.fans = fans;
    double sum = Arrays.stream(weights).sum();
    this.weights = Arrays.stream(weights).map(weight -> weight / sum).toArray();
    this.order = new int[weights.length];
    Arrays.setAll(order, i -> i);
  }

  /** The combined fan; the arguments stay as they are. */
  static Fan of(List<Fan> fans, double[] weights) {
    return new Combination(fans, weights).fan();
  }

  private Fan fan() {
    double[] levels = fans.get(0).levels();
    Fan fan = Fan.empty(levels, fans.get(0).mean().length);
    double[] quantiles = Arrays.stream(levels).map(p -> Normal.quantile(0.5 + 0.5 * p)).toArray();
    double[] below = new double[weights.length];
    double[] above = new double[weights.length];
    for (int h = 0; h < fan.mean().length; h++) {
      double median = median(h);
      fan.mean()[h] = median;
      double apart = apart(h, median);
      for (int level = 0; level < levels.length; level++) {
        for (int i = 0; i < weights.length; i++) {
          double mean = fans.get(i).mean()[h];
          below[i] = mean - fans.get(i).lower(level)[h];
          above[i] = fans.get(i).upper(level)[h] - mean;
        }
        double z = quantiles[level];
        fan.lower(level)[h] = median - Math.hypot(geometricMean(below), z * apart);
        fan.upper(level)[h] = median + Math.hypot(geometricMean(above), z * apart);
      }
    }
    return fan;
  }

  /** Of numbers that are not negative; 0 if all are 0, infinite if one is. */
  private double geometricMean(double[] distances) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * distances[i];
    }
    if (!(mean > 0 && mean < Double.POSITIVE_INFINITY)) {
      return mean;
    }
    double logarithm = 0;
    for (int i = 0; i < weights.length; i++) {
      logarithm += weights[i] * Math.log(Math.max(distances[i] / mean, LEAST_SHARE));
    }
    return mean * Math.exp(logarithm);
  }

  /** Weighted deviation of the means around their median. */
  private double apart(int h, double median) {
    double apart = 0;
    for (int i = 0; i < weights.length; i++) {
      apart = Math.hypot(apart, Math.sqrt(weights[i]) * (fans.get(i).mean()[h] - median));
    }
    return apart;
  }

  private double median(int h) {
    sort(h);
    double passed = 0;
    double value = fans.get(order[0]).mean()[h];
    double at = 0;
    for (int i = 0; i < order.length; i++) {
      double next = fans.get(order[i]).mean()[h];
      double middle = passed + 0.5 * weights[order[i]];
      if (middle >= 0.5) {
        return i == 0 ? next : value + (next - value) * ((0.5 - at) / (middle - at));
      }
      passed += weights[order[i]];
      value = next;
      at = middle;
    }
    return value;
  }

  private void sort(int h) {
    for (int i = 1; i < order.length; i++) {
      int moved = order[i];
      double mean = fans.get(moved).mean()[h];
      int to = i;
      while (to > 0 && fans.get(order[to - 1]).mean()[h] > mean) {
        order[to] = order[to - 1];
        to--;
      }
      order[to] = moved;
    }
  }
}
