package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;
import java.util.stream.DoubleStream;

/**
 * How the errors of the default ensemble lie beside the bounds that one series' own errors give, by
 * season, step and level: what one series is too short to tell.
 *
 * <p>Conformal calibration, pooled over series: from the training parts of 2,040 yearly to hourly
 * series of the M4 and M3 competitions one to eight stretches of a horizon were cut off the end and
 * forecast (5,024 forecasts); the numbers are quantiles of the absolute errors over the half width
 * that the series' own calibration and changes gave. The competitions' test parts are not in it.
 * The program {@code benchmarks/run calibrate} says by what each number has to be multiplied: 1
 * where it is right.
 *
 * <p>Daily, weekly and hourly series are a hundred or fewer of one collection, longer and steadier
 * than most, and cover more in one stretch than in another; of them the table takes all of what
 * makes intervals wider and half, in logarithms, of what makes them narrower. Hours have no factor
 * by step: a third of their horizon, 16 hours, would tell the time of day rather than the distance.
 * How much the series' own errors count is, of 1, 3, 10 and 30, what gave the least MSIS on those
 * stretches with the table that it needs.
 *
 * <p>Reference: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), Distribution-free predictive
 * inference for regression, Journal of the American Statistical Association 113, 1094-1111; series
 * of Makridakis and Hibon (2000) and of Makridakis, Spiliotis and Assimakopoulos (2020).
 *
 * <p>Immutable and thread-safe.
 */
final class ErrorTable {
  private static final int USUAL_WEIGHT = 10;

  /** Bounds are as the series' own errors say: for other ensembles than the default one. */
  static final ErrorTable NONE =
      new ErrorTable(0, USUAL_WEIGHT, new double[] {1, 1, 1}, new double[] {1, 1, 1, 1, 1});

  /** Normal quantiles of the levels 50, 80, 90, 95 and 99 %. */
  private static final double[] QUANTILES =
      DoubleStream.of(0.5, 0.8, 0.9, 0.95, 0.99).map(p -> Normal.quantile(0.5 + 0.5 * p)).toArray();

  private static final double[] PLACES = {1 / 6.0, 0.5, 5 / 6.0};
  private static final ErrorTable[] TABLES = {
    new ErrorTable(1, 30, factors(973, 1237, 1409), factors(816, 935, 1000, 1028, 1181)),
    new ErrorTable(4, 30, factors(1004, 1078, 1191), factors(831, 869, 900, 976, 1173)),
    new ErrorTable(7, 10, factors(992, 1172, 1219), factors(901, 951, 979, 981, 1185)),
    new ErrorTable(12, 10, factors(992, 927, 1055), factors(813, 887, 940, 988, 1110)),
    new ErrorTable(24, 3, factors(1000, 1000, 1000), factors(836, 889, 935, 972, 1172)),
    new ErrorTable(52, 1, factors(991, 995, 1057), factors(890, 919, 946, 991, 1125))
  };

  private final int season;
  private final int weight;
  private final double[] byStep;
  private final double[] byLevel;

  /**
   * @param season of the series that it was estimated from, 0 for none
   * @param weight how many errors of a series weigh as much as what is known of others
   * @param byStep factors in the middle of each third of the usual horizon
   * @param byLevel factors at the levels of the quantiles
   */
  private ErrorTable(int season, int weight, double[] byStep, double[] byLevel) {
    this.season = season;
    this.weight = weight;
    this.byStep = byStep;
    this.byLevel = byLevel;
  }

  private static double[] factors(int... thousandths) {
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

  /** With so many errors of a series, they count as much as that bounds are right on average. */
  int weight() {
    return weight;
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
