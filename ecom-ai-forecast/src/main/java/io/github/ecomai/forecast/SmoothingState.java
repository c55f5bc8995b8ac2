package io.github.ecomai.forecast;

/**
 * Level, trend and season of additive exponential smoothing, moved on value by value:
 *
 * <pre>
 * e = y - (l + phi b + s)      l' = l + phi b + alpha e
 * b' = phi b + beta e          s' = s + gamma e
 * </pre>
 *
 * <p>Not thread-safe.
 */
final class SmoothingState {
  private static final int FIRST_VALUES = 10;

  private double level;
  private double trend;
  private final double[] season;

  SmoothingState(double level, double trend, double[] season) {
    this.level = level;
    this.trend = trend;
    this.season = season;
  }

  SmoothingState copy() {
    return new SmoothingState(level, trend, season.clone());
  }

  /**
   * A rule of thumb for the state before the first value: the season by classical decomposition;
   * level and trend from a straight line through the first ten adjusted values, or two seasons.
   */
  static SmoothingState before(double[] y, int positions, boolean trended) {
    SeasonalAdjustment adjustment =
        positions > 1 ? SeasonalAdjustment.of(y, positions, false) : SeasonalAdjustment.none(y);
    int first = positions > 1 ? Math.max(FIRST_VALUES, 2 * positions) : FIRST_VALUES;
    Line line = Line.through(adjustment.adjusted(), Math.min(y.length, first));
    double[] season = positions > 1 ? adjustment.indices().clone() : new double[1];
    return trended
        ? new SmoothingState(line.at(-1), line.slope(), season)
        : new SmoothingState(line.mean(), 0, season);
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

  /** Moves on by one value and gives its error. */
  double advance(Smoothing p, double value, int position) {
    double step = p.phi() * trend;
    double error = value - (level + step + season[position]);
    level += step + p.alpha() * error;
    trend = step + p.beta() * error;
    season[position] += p.gamma() * error;
    return error;
  }

  /** Adds to the state; the corrections stand in the order level, trend, all positions but one. */
  void correct(double[] by, boolean trended) {
    level += by[0];
    int i = 1;
    if (trended) {
      trend += by[i++];
    }
    int last = season.length - 1;
    for (int s = 0; s < last; s++, i++) {
      season[s] += by[i];
      season[last] -= by[i];
    }
  }
}
