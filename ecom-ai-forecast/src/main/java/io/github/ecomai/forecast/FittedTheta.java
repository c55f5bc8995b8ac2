package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Map;

/**
 * The standard Theta method after its last value: simple exponential smoothing of the seasonally
 * adjusted values with half the slope of their regression line as drift.
 *
 * <p>Reference: Assimakopoulos and Nikolopoulos (2000), The theta model; Hyndman and Billah (2003),
 * Unmasking the Theta method, which gives this form.
 *
 * @param alpha smoothing of the level
 * @param first level before the first value
 * @param level after the last value
 * @param drift per step
 * @param deviation standard deviation of the one-step errors of the smoothing
 * @param count number of values
 * @param season the pattern that was taken out
 */
record FittedTheta(
    double alpha,
    double first,
    double level,
    double drift,
    double deviation,
    int count,
    SeasonalAdjustment season)
    implements FittedValues {
  /** From values without gaps, four or more. */
  static FittedTheta of(double[] y, int season, RunContext run, List<String> notes) {
    SeasonalAdjustment adjustment = SeasonalAdjustment.automatic(y, season);
    double[] adjusted = adjustment.adjusted();
    FittedEts level = EtsChoice.simple(adjusted, run);
    double drift = 0.5 * Line.through(adjusted, adjusted.length).slope();
    notes.add(
        "Theta: the level is smoothed by "
            + Ranking.number(level.smoothing().alpha())
            + " and grows by half the slope of the line through all values"
            + SeasonalAdjustment.why(y, season));
    return new FittedTheta(
        level.smoothing().alpha(),
        level.first().level(),
        level.state().level(),
        drift,
        level.quality().deviation(),
        y.length,
        SeasonalAdjustment.ofIndices(adjustment.indices(), adjustment.multiplicative()));
  }

  @Override
  public String name() {
    return season.seasonal() ? "Seasonal Theta" : "Theta";
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("alpha", alpha, "drift", drift, "deviation", deviation);
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    double lag = lag(count);
    for (int h = 0; h < horizon; h++) {
      mean[h] = season.restore(level + drift * (h + lag), count + h);
      deviations[h] =
          season.restoreDeviation(deviation * Math.sqrt(1 + h * alpha * alpha), count + h);
    }
    return Fan.normal(levels, mean, deviations);
  }

  /** By how many steps of the drift the smoothed level lags behind after so many values. */
  private double lag(int values) {
    return (1 - Math.pow(1 - alpha, values)) / alpha;
  }

  @Override
  public FittedTheta update(double[] values) {
    double moved = level;
    for (int i = 0; i < values.length; i++) {
      moved = advance(moved, values[i], count + i);
    }
    return new FittedTheta(alpha, first, moved, drift, deviation, count + values.length, season);
  }

  private double advance(double before, double value, int t) {
    double expected = before + drift * lag(t);
    double adjusted = Double.isNaN(value) ? expected : season.adjust(value, t);
    return before + alpha * (adjusted - before);
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    Parts parts = new Parts(y.length + horizon, season.seasonal() ? 1 : 0);
    double before = first;
    for (int t = 0; t < parts.size(); t++) {
      int ahead = Math.max(0, t - y.length);
      parts.level()[t] = before;
      parts.trend()[t] = drift * (ahead + lag(t - ahead));
      season.addTo(parts, t);
      before = t < y.length ? advance(before, y[t], t) : before;
    }
    return parts;
  }

  @Override
  public String reading() {
    return season.reading();
  }
}
