package io.github.ecomai.forecast;

/**
 * Level, trend and season of what an ARIMA model expects.
 *
 * <p>Waves are the season where there are any. The season of a seasonal model is what the next
 * expectation differs from the mean of those over a whole season, which is the level, moved to the
 * middle of that season by the trend. The trend is the drift where there is one; with two or more
 * differences it is the change from one expected season to the next. All else is level: mean and
 * integrated values.
 */
final class ArimaParts {
  private final FittedArima model;
  private final double[] y;
  private final int horizon;
  private final int season;
  private final Parts parts;
  private double lastLevel;

  ArimaParts(FittedArima model, double[] y, int horizon) {
    this.model = model;
    this.y = y;
    this.horizon = horizon;
    season = isSeasonal(model) ? model.season() : 1;
    parts = new Parts(y.length + horizon, season > 1 || model.fourier().pairs() > 0 ? 1 : 0);
  }

  private static boolean isSeasonal(FittedArima model) {
    return model.order().seasonal() && model.season() > 1;
  }

  static String reading(FittedArima model) {
    if (isSeasonal(model)) {
      return "The level is the mean of what the model expects over a season, the season what each"
          + " value differs from it.";
    }
    return model.fourier().pairs() > 0
        ? "The season is made of waves, the trend is the drift, the level all else."
        : "The level is what the model expects but for the drift: no other split is sensible.";
  }

  Parts parts() {
    int given = model.order().differences();
    given += model.season() * model.order().seasonalDifferences();
    given(given);
    int window = Math.max(2, 2 * season);
    ArimaKalman filter = model.filter(y);
    filter.run((t, x) -> split(t, model.means(x, window), model.line(t, window), 0));
    double[] ahead = model.means(model.state().mean(), horizon + window);
    double[] line = model.line(y.length, horizon + window);
    for (int h = 0; h < horizon; h++) {
      split(y.length + h, from(ahead, h, window), from(line, h, window), h);
    }
    double[] waves = model.waves(0, parts.size());
    for (int t = given; model.fourier().pairs() > 0 && t < waves.length; t++) {
      parts.season(0)[t] += waves[t];
    }
    return parts;
  }

  private static double[] from(double[] values, int start, int count) {
    double[] some = new double[count];
    System.arraycopy(values, start, some, 0, count);
    return some;
  }

  /** The first values, which differencing uses up, are levels as they are. */
  private void given(int count) {
    double last = 0;
    for (int t = 0; t < Math.min(count, y.length); t++) {
      last = Double.isNaN(y[t]) ? last : y[t];
      parts.level()[t] = last;
    }
  }

  /** Splits the first of some expectations, h steps after the first one ahead. */
  private void split(int t, double[] rest, double[] line, int h) {
    double now = 0;
    double later = 0;
    for (int k = 0; k < season; k++) {
      now += (rest[k] + line[k]) / season;
      later += (rest[season + k] + line[season + k]) / season;
    }
    double slope = slope(now, later);
    double expected = rest[0] + line[0];
    double middle = season > 1 ? now - 0.5 * (season - 1) * slope : expected;
    lastLevel = h == 0 ? middle - slope : lastLevel;
    parts.level()[t] = model.differences() == 0 || !trended() ? middle : lastLevel;
    parts.trend()[t] = middle - parts.level()[t];
    if (season > 1) {
      parts.season(0)[t] = expected - middle;
    }
  }

  private boolean trended() {
    return model.order().constant() || model.differences() > 1;
  }

  private double slope(double now, double later) {
    if (model.differences() == 0 || !trended()) {
      return 0;
    }
    return model.order().constant() ? model.beta()[0] : (later - now) / season;
  }
}
