package io.github.ecomai.forecast;

import static java.util.stream.Collectors.joining;

import io.github.ecomai.run.RunContext;
import java.util.List;

/**
 * How often values have to be differenced to look stationary.
 *
 * <p>Reference: Hyndman and Khandakar (2008), Automatic time series forecasting: the forecast
 * package for R, Journal of Statistical Software 27(3).
 */
final class Differencing {
  private static final double KPSS_5 = 0.463;
  private static final double STRONG_SEASON = 0.64;

  private Differencing() {}

  /**
   * Ordinary differences by the KPSS test at the 5 % level.
   *
   * @param seen to which the statistics are added
   */
  static int ordinary(double[] y, int most, List<Double> seen) {
    double[] w = y;
    for (int d = 0; d < most; d++) {
      int lags = (int) (3 * Math.sqrt(w.length) / 13);
      if (w.length < 3 || isConstant(w)) {
        return d;
      }
      double statistic = UnitRootTests.kpss(w, lags);
      seen.add(statistic);
      if (!(statistic > KPSS_5)) {
        return d;
      }
      w = ArimaData.difference(w, 1, 0, 1);
    }
    return most;
  }

  /**
   * Differences at the lag of the season, none for fewer than two seasons and one value.
   *
   * @param seen to which the statistics are added
   */
  static int seasonal(
      double[] y,
      int season,
      int most,
      Arima.SeasonalTest test,
      RunContext run,
      List<Double> seen) {
    double[] w = y;
    for (int d = 0; d < most; d++) {
      if (season < 2 || w.length <= 2 * season || isConstant(w)) {
        return d;
      }
      double statistic = statistic(w, season, test, run);
      seen.add(statistic);
      if (!(statistic > limit(season, test))) {
        return d;
      }
      w = ArimaData.difference(w, 0, 1, season);
      if (isConstant(w)) {
        return d + 1;
      }
    }
    return most;
  }

  private static double statistic(double[] y, int season, Arima.SeasonalTest test, RunContext run) {
    return switch (test) {
      case STRENGTH -> UnitRootTests.seasonalStrength(y, season, run);
      case OCSB -> UnitRootTests.ocsb(y, season);
    };
  }

  private static double limit(int season, Arima.SeasonalTest test) {
    return switch (test) {
      case STRENGTH -> STRONG_SEASON;
      case OCSB -> UnitRootTests.ocsbCritical(season);
    };
  }

  /** Why there are so many differences at the lag of a season, for people; empty if not tested. */
  static String whySeasonal(int count, int season, Arima.SeasonalTest test, List<Double> seen) {
    String what =
        switch (test) {
          case STRENGTH -> "strength of the season ";
          case OCSB -> "OCSB statistic ";
        };
    return seen.isEmpty() ? "" : why(count, " seasonal", what, seen, limit(season, test));
  }

  /** Why there are so many ordinary differences, for people; empty if not tested. */
  static String whyOrdinary(int count, List<Double> seen) {
    return seen.isEmpty() ? "" : why(count, " ordinary", "KPSS statistic ", seen, KPSS_5);
  }

  private static String why(int count, String kind, String what, List<Double> seen, double limit) {
    String numbers = seen.stream().map(Ranking::number).collect(joining(", then "));
    return count
        + kind
        + (count == 1 ? " difference (" : " differences (")
        + what
        + numbers
        + ", the limit "
        + Ranking.number(limit)
        + ")";
  }

  /** Whether all values are equal but for rounding. */
  static boolean isConstant(double[] y) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double largest = 1;
    for (double value : y) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      largest = Math.max(largest, Math.abs(value));
    }
    return !(most - least > 1e-13 * largest);
  }
}
