package io.github.ecomai.forecast;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How orders are searched. Immutable.
 *
 * @param ar most autoregressive terms
 * @param differences most ordinary differences
 * @param ma most moving-average terms
 * @param seasonalAr most seasonal autoregressive terms
 * @param seasonalDifferences most seasonal differences
 * @param seasonalMa most seasonal moving-average terms
 * @param terms most terms together, in a full search
 * @param full whether all orders are compared, not only neighbours of the best
 * @param effort most orders to compare
 * @param time most time for the search, null for any
 * @param test for a seasonal difference
 */
record ArimaLimits(
    int ar,
    int differences,
    int ma,
    int seasonalAr,
    int seasonalDifferences,
    int seasonalMa,
    int terms,
    boolean full,
    int effort,
    @Nullable Duration time,
    Arima.SeasonalTest test) {
  private static final int FULL_EFFORT = 2000;

  static final ArimaLimits DEFAULTS =
      new ArimaLimits(5, 2, 5, 2, 1, 2, 5, false, 94, null, Arima.SeasonalTest.STRENGTH);

  ArimaLimits withMost(ArimaOrder most) {
    return copy(most.ar(), most.differences(), most.ma(), seasonalAr, seasonalMa);
  }

  ArimaLimits withMostSeasonal(ArimaOrder most) {
    return new ArimaLimits(
        ar,
        differences,
        ma,
        most.seasonalAr(),
        most.seasonalDifferences(),
        most.seasonalMa(),
        terms,
        full,
        effort,
        time,
        test);
  }

  ArimaLimits withFull(int most) {
    return search(most, true, Math.max(effort, FULL_EFFORT), time, test);
  }

  ArimaLimits withEffort(int orders) {
    return search(terms, full, orders, time, test);
  }

  ArimaLimits withTime(Duration most) {
    return search(terms, full, effort, most, test);
  }

  ArimaLimits withTest(Arima.SeasonalTest other) {
    return search(terms, full, effort, time, other);
  }

  private ArimaLimits search(
      int most, boolean all, int orders, @Nullable Duration limit, Arima.SeasonalTest other) {
    return new ArimaLimits(
        ar,
        differences,
        ma,
        seasonalAr,
        seasonalDifferences,
        seasonalMa,
        most,
        all,
        orders,
        limit,
        other);
  }

  private ArimaLimits copy(int p, int d, int q, int sar, int sma) {
    return new ArimaLimits(p, d, q, sar, seasonalDifferences, sma, terms, full, effort, time, test);
  }

  /** What so many values with such a season allow. */
  ArimaLimits within(int size, int season) {
    int third = size / 3;
    int seasons = season > 1 ? third / season : 0;
    int sar = Math.min(seasonalAr, seasons);
    int sma = Math.min(seasonalMa, seasons);
    int shortAr = Math.min(ar, sar > 0 ? Math.min(third, season - 1) : third);
    int shortMa = Math.min(ma, sma > 0 ? Math.min(third, season - 1) : third);
    return copy(shortAr, differences, shortMa, sar, sma);
  }
}
