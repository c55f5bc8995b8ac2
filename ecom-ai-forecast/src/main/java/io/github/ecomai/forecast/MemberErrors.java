package io.github.ecomai.forecast;

import io.github.ecomai.forecast.RollingOrigin.Trial;
import java.util.Arrays;
import java.util.List;

/** How far the members of an ensemble were off at earlier points, and the weights they earn. */
final class MemberErrors {
  /**
   * This share of the best error, and of the usual change of the history, is added to each error
   * before they are compared: in a history that stood still lately the best may be 0 by chance.
   */
  private static final double RESOLUTION = 0.02;

  /** With this many forecasts, errors count half as much as they finally may. */
  private static final double HALF_EVIDENCE = 60;

  private static final double LARGEST_POWER = 4;

  private final double[] mean;
  private final int forecasts;
  private final double change;

  private MemberErrors(double[] mean, int forecasts, double change) {
    this.mean = mean;
    this.forecasts = forecasts;
    this.change = change;
  }

  /**
   * From forecasts and what came.
   *
   * @param change the usual one of the history, see {@link NaiveErrors#usualChange}
   */
  static MemberErrors of(List<Trial> trials, int members, double change) {
    double[] mean = new double[members];
    int forecasts = 0;
    for (Trial trial : trials) {
      for (int h = 0; h < trial.actual().length; h++) {
        double actual = trial.actual()[h];
        if (!Double.isNaN(actual)) {
          forecasts++;
          for (int i = 0; i < members; i++) {
            Fan fan = trial.forecasts().get(i);
            double error =
                fan == null ? Double.POSITIVE_INFINITY : Math.abs(actual - fan.mean()[h]);
            mean[i] += (error - mean[i]) / forecasts;
          }
        }
      }
    }
    for (int i = 0; i < members; i++) {
      mean[i] = Double.isNaN(mean[i]) ? Double.POSITIVE_INFINITY : mean[i];
    }
    boolean none = Arrays.stream(mean).allMatch(Double::isInfinite);
    return new MemberErrors(mean, none ? 0 : forecasts, change);
  }

  /** Number of values that were forecast; 0 if no member could be fitted before. */
  int forecasts() {
    return forecasts;
  }

  /** Mean absolute error of a member, infinite if it could not be fitted. */
  double mean(int member) {
    return mean[member];
  }

  /** The member of the least error; the first of several. */
  int best() {
    int best = 0;
    for (int i = 1; i < mean.length; i++) {
      best = mean[i] < mean[best] ? i : best;
    }
    return best;
  }

  /**
   * Weights that sum to 1: a member's share, times a power of the best error over its own, where
   * the power grows with the number of forecasts from 0 to 4; equal ones without any forecast.
   */
  double[] weights(double[] shares) {
    double[] weights = new double[mean.length];
    double best = forecasts == 0 ? 0 : mean[best()];
    double power = LARGEST_POWER * forecasts / (forecasts + HALF_EVIDENCE);
    for (int i = 0; i < mean.length; i++) {
      weights[i] = forecasts == 0 ? 1 : shares[i] * weight(mean[i], best, power);
    }
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0)) {
      System.arraycopy(shares, 0, weights, 0, weights.length);
      sum = Arrays.stream(shares).sum();
    }
    for (int i = 0; i < mean.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** All weight to the best. */
  double[] bestAlone() {
    double[] weights = new double[mean.length];
    weights[best()] = 1;
    return weights;
  }

  private double weight(double error, double best, double power) {
    if (error == best) {
      return 1;
    }
    double floor = RESOLUTION * best + RESOLUTION * change;
    return error < Double.POSITIVE_INFINITY ? Math.pow((best + floor) / (error + floor), power) : 0;
  }
}
