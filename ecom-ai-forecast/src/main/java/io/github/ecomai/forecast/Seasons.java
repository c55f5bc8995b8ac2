package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;

/** Lengths of seasons. */
final class Seasons {
  private static final int LONGEST = 100_000;
  private static final int DAYS_OF_WEEK = 7;

  private Seasons() {}

  static int check(int season) {
    if (season < 1 || season > LONGEST) {
      throw new IllegalArgumentException(
          "season "
              + season
              + " is not from 1 to "
              + LONGEST
              + ". Maybe 12 for months, 1 for none.");
    }
    return season;
  }

  /** Those that a frequency usually has, the shortest first: of hours the day and the week. */
  static int[] of(Frequency frequency) {
    int season = frequency.season();
    return frequency.equals(Frequency.HOUR)
        ? new int[] {season, DAYS_OF_WEEK * season}
        : new int[] {season};
  }

  /**
   * How many steps ahead a season's models are usually asked for, and therefore compared: 6 years,
   * 8 quarters, 18 months, 13 weeks, 14 days, 48 hours (the horizons of the M4 competition).
   */
  static int usualHorizon(int season) {
    if (season <= 1) {
      return 6;
    }
    return season == 12 ? 18 : season >= 50 ? Math.max(13, season / 4) : 2 * season;
  }
}
