package io.github.ecomai.forecast;

/**
 * Exponential smoothing on its way through values, step by step as {@link EtsKernel} does it, bit
 * for bit. Where a level or an index is not positive that would have to be, nothing is learnt
 * through it. Not thread-safe.
 */
final class EtsRun {
  private final Smoothing p;
  private final boolean product;
  private final double[] season;
  private double level;
  private double trend;
  private int position;

  EtsRun(EtsForm form, Smoothing p, EtsState state) {
    this.p = p;
    product = form.product();
    level = state.level();
    trend = state.trend();
    season = state.season().clone();
  }

  double level() {
    return level;
  }

  /** What the trend adds in the next step. */
  double step() {
    return p.phi() * trend;
  }

  /** Level and trend of the next value. */
  double base() {
    return level + step();
  }

  /** The next value. */
  double expected() {
    return product ? base() * season[position] : base() + season[position];
  }

  /** Takes in the next value; NaN for what is expected. */
  void advance(double value) {
    double mu = expected();
    double d = Double.isNaN(value) ? 0 : value - mu;
    double step = step();
    double base = level + step;
    double index = season[position];
    double scaled = product ? d * inverse(index) : d;
    level = base + p.alpha() * scaled;
    trend = step + p.beta() * scaled;
    season[position] = index + p.gamma() * (product ? d * inverse(base) : d);
    position = position + 1 == season.length ? 0 : position + 1;
  }

  private static double inverse(double value) {
    return value > 0 ? 1 / value : 0;
  }

  /** The state before the next value. */
  EtsState state() {
    double[] next = new double[season.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = season[(position + i) % season.length];
    }
    return new EtsState(level, trend, next);
  }
}
