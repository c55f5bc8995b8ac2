package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Normal;
import java.util.stream.IntStream;

/**
 * How far naive forecasts of a history were off at each step: the root mean square of its changes
 * over as many steps, or over whole seasons where those are smaller, for hours also whole weeks
 * where more than two are known. The age at which a change counts half is four usual horizons.
 *
 * <p>Of years, and other frequencies without a season, changes are taken less their mean as far as
 * that is clear: what grows steadily is not as uncertain as it changes.
 *
 * <p>Changes need no model and are seen at every point, while the calibration of a model sees a few
 * stretches of the history. On training parts of the M4 and M3 competitions bounds that lean on
 * them have a lower MSIS than those of the models alone for years, months, weeks, days and hours
 * (by 1 to 7 %), and the same within a hundredth for quarters.
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
  private static final double UNCLEAR = 2;
  private static final double CLEAREST = 0.99;

  private final double[] history;
  private final int[] seasons;
  private final double decay;
  private final double clarity;

  NaiveErrors(TimeSeries history) {
    this.history = history.toArray();
    this.seasons = Seasons.of(history.frequency());
    this.clarity = seasons[0] > 1 ? 0 : clarity(this.history);
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

  /** How clear the mean change is, 0 to 0.99: 1 - 4 / t^2, t being the mean over its error. */
  private static double clarity(double[] values) {
    Moments changes = Moments.NONE;
    for (int t = 1; t < values.length; t++) {
      double change = values[t] - values[t - 1];
      changes = Double.isNaN(change) ? changes : changes.and(change);
    }
    double error = changes.deviation() / Math.sqrt(changes.count());
    double noise = UNCLEAR * error / changes.mean(); // NaN where nothing changes
    boolean clear = changes.count() >= FEWEST && Math.abs(noise) < 1;
    return clear ? Math.min(CLEAREST, 1 - noise * noise) : 0;
  }

  private double deviation(int lag) {
    double weight = 1;
    double weights = 0;
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (int t = history.length - 1; t >= lag && weight > LEAST_WEIGHT; t--) {
      double change = history[t] - history[t - lag];
      if (!Double.isNaN(change)) {
        sum += weight * change;
        squares += weight * change * change;
        weights += weight;
        known++;
      }
      weight *= decay;
    }
    double mean = sum / weights;
    double square = squares / weights - clarity * mean * mean;
    return known < FEWEST ? Double.NaN : Math.sqrt(Math.max(0, square));
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
