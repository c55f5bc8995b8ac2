package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Normal;
import java.util.stream.IntStream;

/**
 * How far naive forecasts of a history were off at each step: the root mean square of its changes
 * over as many steps, or over whole seasons where those are smaller, for hours also whole weeks
 * where more than two are known. The age at which a change counts half is four usual horizons.
 *
 * <p>Changes need no model and are seen at every point, while the calibration of a model sees a few
 * stretches of the history. On training parts of the M4 and M3 competitions bounds that lean on
 * them have a lower MSIS than those of the models alone for months, weeks, days and hours (by 1 to
 * 7 %), and the same within a hundredth for years and quarters.
 *
 * <p>Time: horizon times the length, of which only what is young enough to count.
 */
final class NaiveErrors {
  private static final int FEWEST = 8;
  private static final int USUAL_HORIZONS = 4;
  private static final int YOUNGEST_HALF_LIFE = 20;
  private static final double LEAST_WEIGHT = 1e-4;
  private static final double SHARE = 0.3;
  private static final double FARTHEST = 10;

  private final double[] history;
  private final int[] seasons;
  private final double decay;

  NaiveErrors(TimeSeries history) {
    this.history = history.toArray();
    this.seasons = Seasons.of(history.frequency());
    int horizon = Seasons.usualHorizon(seasons[0]);
    int halfLife = Math.max(USUAL_HORIZONS * horizon, YOUNGEST_HALF_LIFE);
    this.decay = Math.pow(0.5, 1.0 / halfLife);
  }

  /**
   * The usual size of a change from one value to the next, or over the season (for hours the day)
   * where that is smaller: the median of those that are not 0; 0 if hardly any is known.
   */
  static double usualChange(TimeSeries history) {
    double[] values = history.toArray();
    int season = history.frequency().season();
    double change = Math.min(usualChange(values, 1), usualChange(values, season));
    return change < Double.POSITIVE_INFINITY ? change : 0;
  }

  private static double usualChange(double[] values, int lag) {
    double[] changes =
        IntStream.range(lag, values.length)
            .mapToDouble(t -> Math.abs(values[t] - values[t - lag]))
            .filter(change -> change > 0) // nor NaN
            .sorted()
            .toArray();
    return changes.length < FEWEST ? Double.POSITIVE_INFINITY : changes[changes.length / 2];
  }

  /** Root mean square errors by step; NaN where too few changes are known. */
  double[] deviations(int horizon) {
    double[] deviations = new double[horizon];
    double[] whole = new double[seasons.length];
    for (int h = 1; h <= horizon; h++) {
      deviations[h - 1] = deviation(h);
      for (int i = 0; i < seasons.length; i++) {
        if ((h - 1) % seasons[i] == 0) {
          boolean counts = i == 0 || history.length > 2 * seasons[i];
          whole[i] = counts ? deviation(h - 1 + seasons[i]) : Double.NaN;
        }
        deviations[h - 1] = smaller(deviations[h - 1], whole[i]);
      }
    }
    return deviations;
  }

  /** The smaller of two; NaN stands for not known. */
  private static double smaller(double a, double b) {
    return Double.isNaN(a) || b < a ? b : a;
  }

  private double deviation(int lag) {
    double weight = 1;
    double weights = 0;
    double squares = 0;
    int known = 0;
    for (int t = history.length - 1; t >= lag && weight > LEAST_WEIGHT; t--) {
      double change = history[t] - history[t - lag];
      if (!Double.isNaN(change)) {
        squares += weight * change * change;
        weights += weight;
        known++;
      }
      weight *= decay;
    }
    return known < FEWEST ? Double.NaN : Math.sqrt(squares / weights);
  }

  /**
   * Moves the bounds of a fan 30 % of the way to those of naive forecasts, in logarithms of the
   * width, as if a bound were at most ten times too near or too far. Steps that are further ahead
   * than changes are known move as the last that is not.
   */
  void draw(Fan fan) {
    double[] deviations = deviations(fan.mean().length);
    for (int level = 0; level < fan.levels().length; level++) {
      double z = Normal.quantile(0.5 + 0.5 * fan.levels()[level]);
      double factor = 1;
      for (int h = 0; h < deviations.length; h++) {
        double half = 0.5 * (fan.upper(level)[h] - fan.lower(level)[h]);
        if (half > 0 && deviations[h] > 0) {
          double ratio = z * deviations[h] / half;
          factor = Math.pow(Math.max(1 / FARTHEST, Math.min(FARTHEST, ratio)), SHARE);
        }
        fan.widen(level, h, factor);
      }
    }
  }
}
