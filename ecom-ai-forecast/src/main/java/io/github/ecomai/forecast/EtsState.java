package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * Level, trend and seasonal indices at one time, the index of the next value first; one index that
 * changes nothing where there is no season. Immutable: the array is not to be changed.
 */
final class EtsState {
  private static final int FIRST_VALUES = 10;
  private static final double SMALLEST_INDEX = 0.01;
  private static final double SHRINK = 0.7;

  private final double level;
  private final double trend;
  private final double[] season;

  EtsState(double level, double trend, double[] season) {
    this.level = level;
    this.trend = trend;
    this.season = season;
  }

  /**
   * A rule of thumb for the state before the first value: the season by classical decomposition;
   * level and trend from a straight line through the first ten adjusted values, or two seasons.
   */
  static EtsState before(double[] y, int positions, EtsForm form) {
    boolean product = form.product();
    SeasonalAdjustment adjustment =
        form.hasSeason()
            ? SeasonalAdjustment.of(y, positions, product)
            : SeasonalAdjustment.none(y);
    int first = form.hasSeason() ? Math.max(FIRST_VALUES, 2 * positions) : FIRST_VALUES;
    Line line = Line.through(adjustment.adjusted(), Math.min(y.length, first));
    double[] season = form.hasSeason() ? adjustment.indices().clone() : new double[1];
    if (product) {
      double sum = 0;
      for (int i = 0; i < season.length; i++) {
        season[i] = Math.max(SMALLEST_INDEX, season[i]);
        sum += season[i];
      }
      for (int i = 0; i < season.length; i++) {
        season[i] *= season.length / sum;
      }
    }
    return form.trended()
        ? new EtsState(line.at(-1), line.slope(), season)
        : new EtsState(line.mean(), 0, season);
  }

  /** A state nearer to one level without trend and season, which no positive value contradicts. */
  EtsState tamer(double mean, boolean product) {
    double neutral = product ? 1 : 0;
    double[] indices = Arrays.stream(season).map(s -> neutral + SHRINK * (s - neutral)).toArray();
    return new EtsState(mean + SHRINK * (level - mean), SHRINK * trend, indices);
  }

  double level() {
    return level;
  }

  double trend() {
    return trend;
  }

  double[] season() {
    return season;
  }
}
