package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;
import java.util.stream.DoubleStream;

/**
 * How the errors of the default ensemble lie beside the bounds of its models, by season, step and
 * level: what one series is too short to tell.
 *
 * <p>Conformal calibration, pooled over series: from the training parts of 2,040 yearly to hourly
 * series of the M4 and M3 competitions one to four stretches of a horizon were cut off the end and
 * forecast (4,166 forecasts); the numbers are quantiles of the absolute errors over the half width
 * that the series' own calibration gave. The competitions' test parts are not in it.
 *
 * <p>Reference: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), Distribution-free predictive
 * inference for regression, Journal of the American Statistical Association 113, 1094-1111; series
 * of Makridakis and Hibon (2000) and of Makridakis, Spiliotis and Assimakopoulos (2020).
 *
 * <p>Immutable and thread-safe.
 */
final class ErrorTable {
  /** Bounds are as the models say: for other ensembles than the default one. */
  static final ErrorTable NONE =
      new ErrorTable(0, 1, new double[] {1, 1, 1}, new double[] {1, 1, 1, 1, 1});

  /** Normal quantiles of the levels 50, 80, 90, 95 and 99 %. */
  private static final double[] QUANTILES =
      DoubleStream.of(0.5, 0.8, 0.9, 0.95, 0.99).map(p -> Normal.quantile(0.5 + 0.5 * p)).toArray();

  private static final double[] PLACES = {1 / 6.0, 0.5, 5 / 6.0};
  private static final ErrorTable[] TABLES = {
    new ErrorTable(1, 1.149, new double[] {0.838, 1.013, 1.072}, levels(768, 879, 957, 992, 1196)),
    new ErrorTable(4, 1.224, new double[] {0.847, 0.948, 1.040}, levels(849, 906, 935, 987, 1215)),
    new ErrorTable(7, 0.967, new double[] {0.965, 1.145, 1.189}, levels(750, 872, 920, 981, 1127)),
    new ErrorTable(
        12, 0.912, new double[] {1.041, 1.018, 1.098}, levels(813, 892, 947, 1002, 1174)),
    new ErrorTable(24, 0.430, new double[] {1.350, 1.130, 1.186}, levels(734, 858, 929, 997, 1310)),
    new ErrorTable(52, 0.356, new double[] {1.052, 0.968, 1.011}, levels(788, 889, 969, 1002, 1154))
  };

  private final int season;
  private final double square;
  private final double[] byStep;
  private final double[] byLevel;

  /**
   * @param season of the series that it was estimated from, 0 for none
   * @param square mean square of errors over the deviations that bounds claim
   * @param byStep factors in the middle of each third of the usual horizon
   * @param byLevel factors at each of the levels
   */
  private ErrorTable(int season, double square, double[] byStep, double[] byLevel) {
    this.season = season;
    this.square = square;
    this.byStep = byStep;
    this.byLevel = byLevel;
  }

  private static double[] levels(int... thousandths) {
    double[] factors = new double[thousandths.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = thousandths[i] / 1000.0;
    }
    return factors;
  }

  /** The table of the season nearest in proportion; {@link #NONE} of 0. */
  static ErrorTable of(int season) {
    if (season == 0) {
      return NONE;
    }
    ErrorTable nearest = TABLES[0];
    for (ErrorTable table : TABLES) {
      if (ratio(table.season, season) < ratio(nearest.season, season)) {
        nearest = table;
      }
    }
    return nearest;
  }

  private static double ratio(double a, double b) {
    return Math.max(a / b, b / a);
  }

  /** The season of the table, 0 for {@link #NONE}. */
  int season() {
    return season;
  }

  /** The mean square that a series without earlier forecasts is taken to have. */
  double square() {
    return square;
  }

  /**
   * By how much more than its calibration says a bound has to be away from its mean.
   *
   * @param level of the interval
   * @param step from 0
   * @return the factor; with a level rises the factor times the normal quantile
   */
  double factor(double level, int step) {
    double place = season == 0 ? 0 : (step + 0.5) / Seasons.usualHorizon(season);
    double z = Normal.quantile(0.5 + 0.5 * level);
    return between(PLACES, byStep, place) * between(QUANTILES, byLevel, z);
  }

  /** Straight lines between points, level beyond them. */
  private static double between(double[] places, double[] values, double at) {
    int last = places.length - 1;
    if (at <= places[0]) {
      return values[0];
    } else if (at >= places[last]) {
      return values[last];
    }
    int i = 1;
    while (places[i] < at) {
      i++;
    }
    double share = (at - places[i - 1]) / (places[i] - places[i - 1]);
    return values[i - 1] + share * (values[i] - values[i - 1]);
  }
}
