package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.Map;

/**
 * The standard Theta method after its last value: simple exponential smoothing of the seasonally
 * adjusted values with half the slope of their regression line as drift.
 *
 * <p>Reference: Assimakopoulos and Nikolopoulos (2000), The theta model; Hyndman and Billah (2003),
 * Unmasking the Theta method, which gives this form.
 *
 * @param alpha smoothing of the level
 * @param level after the last value
 * @param drift per step
 * @param deviation standard deviation of the one-step errors of the smoothing
 * @param count number of values
 * @param season the pattern that was taken out
 */
record FittedTheta(
    double alpha,
    double level,
    double drift,
    double deviation,
    int count,
    SeasonalAdjustment season)
    implements FittedValues {
  /** From values without gaps, four or more. */
  static FittedTheta of(double[] y, int season, RunContext run) {
    SeasonalAdjustment adjustment = SeasonalAdjustment.automatic(y, season);
    double[] adjusted = adjustment.adjusted();
    FittedEts level = EtsChoice.simple(adjusted, run);
    double drift = 0.5 * Line.through(adjusted, adjusted.length).slope();
    return new FittedTheta(
        level.smoothing().alpha(),
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
    double lag = (1 - Math.pow(1 - alpha, count)) / alpha;
    for (int h = 0; h < horizon; h++) {
      mean[h] = season.restore(level + drift * (h + lag), count + h);
      deviations[h] =
          season.restoreDeviation(deviation * Math.sqrt(1 + h * alpha * alpha), count + h);
    }
    return Fan.normal(levels, mean, deviations);
  }
}
