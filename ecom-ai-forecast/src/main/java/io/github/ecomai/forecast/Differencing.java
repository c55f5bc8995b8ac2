package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;

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

  /** Ordinary differences by the KPSS test at the 5 % level. */
  static int ordinary(double[] y, int most) {
    double[] w = y;
    for (int d = 0; d < most; d++) {
      int lags = (int) (3 * Math.sqrt(w.length) / 13);
      if (w.length < 3 || isConstant(w) || !(UnitRootTests.kpss(w, lags) > KPSS_5)) {
        return d;
      }
      w = ArimaData.difference(w, 1, 0, 1);
    }
    return most;
  }

  /** Differences at the lag of the season, none for fewer than two seasons and one value. */
  static int seasonal(double[] y, int season, int most, Arima.SeasonalTest test, RunContext run) {
    double[] w = y;
    for (int d = 0; d < most; d++) {
      if (season < 2
          || w.length <= 2 * season
          || isConstant(w)
          || !isSeasonal(w, season, test, run)) {
        return d;
      }
      w = ArimaData.difference(w, 0, 1, season);
      if (isConstant(w)) {
        return d + 1;
      }
    }
    return most;
  }

  private static boolean isSeasonal(
      double[] y, int season, Arima.SeasonalTest test, RunContext run) {
    return switch (test) {
      case STRENGTH -> UnitRootTests.seasonalStrength(y, season, run) > STRONG_SEASON;
      case OCSB -> UnitRootTests.ocsb(y, season) > UnitRootTests.ocsbCritical(season);
    };
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
