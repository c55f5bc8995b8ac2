package io.github.ecomai.forecast;

import io.github.ecomai.forecast.RollingOrigin.Trial;
import io.github.ecomai.math.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much wider the bounds of an ensemble have to be than its models say.
 *
 * <p>From earlier points of the history: the mean square of the errors, each over the deviation
 * that the bounds claimed, of which it counts as five at most, so that one jump does not decide. It
 * is blended with 1, as if some errors had been as claimed, see {@link ErrorTable#weight}; six
 * errors of one forecast count as one, since they go together. Estimating parameters from n values
 * adds the factor 1 + 3/n.
 */
final class Calibration {
  private static final double TOGETHER = 6;
  private static final double LARGEST_SQUARE = 25;
  private static final double ESTIMATION = 3;

  private Calibration() {}

  /**
   * The factor for the distance from mean to bound.
   *
   * @param trials with bounds of one level
   * @param weights of the members
   * @param size number of values of the whole history
   * @param others what errors of other series were like
   * @return 0 or more; 1 leaves the bounds
   */
  static double factor(List<Trial> trials, double[] weights, int size, ErrorTable others) {
    double squares = 0;
    int count = 0;
    for (Trial trial : trials) {
      if (IntStream.range(0, weights.length)
          .noneMatch(i -> weights[i] > 0 && trial.forecasts().get(i) != null)) {
        continue; // nothing was known to weigh them by
      }
      Fan fan = combine(trial.forecasts(), weights);
      double z = Normal.quantile(0.5 + 0.5 * fan.levels()[0]);
      for (int h = 0; h < trial.actual().length; h++) {
        if (!Double.isNaN(trial.actual()[h])) {
          squares += square(fan, h, trial.actual()[h], z);
          count++;
        }
      }
    }
    double evidence = count / TOGETHER;
    double mean = count == 0 ? 1 : squares / count;
    double square = (others.weight() + evidence * mean) / (others.weight() + evidence);
    return Math.sqrt(square) * (1 + ESTIMATION / size);
  }

  /** Of an error over the deviation that the bound on its side claims. */
  private static double square(Fan fan, int h, double actual, double z) {
    double mean = fan.mean()[h];
    if (actual == mean) {
      return 0;
    }
    double half = actual > mean ? fan.upper(0)[h] - mean : mean - fan.lower(0)[h];
    double error = z * (actual - mean) / half;
    return half > 0 ? Math.min(LARGEST_SQUARE, error * error) : LARGEST_SQUARE;
  }

  /** The combined members that could be fitted; the others have weight 0. */
  static Fan combine(List<@Nullable Fan> fans, double[] weights) {
    List<Fan> weighed = new ArrayList<>();
    double[] positive = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      Fan fan = fans.get(i);
      if (weights[i] > 0 && fan != null) {
        positive[weighed.size()] = weights[i];
        weighed.add(fan);
      }
    }
    return Combination.of(weighed, Arrays.copyOf(positive, weighed.size()));
  }
}
