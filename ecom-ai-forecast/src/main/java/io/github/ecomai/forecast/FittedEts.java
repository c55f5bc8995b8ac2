package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Additive exponential smoothing after its last value.
 *
 * @param trend form of the trend
 * @param smoothing its parameters
 * @param state level, trend and season after the last value; not to be changed
 * @param next position in the season of the first value ahead
 * @param deviation standard deviation of the one-step errors
 * @param aicc corrected information criterion of the fit, infinite when not defined
 */
record FittedEts(
    Ets.Trend trend,
    Smoothing smoothing,
    SmoothingState state,
    int next,
    double deviation,
    double aicc)
    implements FittedValues {
  @Override
  public String name() {
    String season = state.season().length > 1 ? "A" : "N";
    return "ETS(A," + trend.letter() + "," + season + ")";
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("alpha", smoothing.alpha());
    if (trend != Ets.Trend.NONE) {
      named.put("beta", smoothing.beta());
      named.put("phi", smoothing.phi());
    }
    if (state.season().length > 1) {
      named.put("gamma", smoothing.gamma());
    }
    named.put("deviation", deviation);
    if (aicc < Double.POSITIVE_INFINITY) {
      named.put("aicc", aicc);
    }
    return named;
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] season = state.season();
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    double damping = 1;
    double steps = 0;
    double variance = 1;
    for (int h = 0; h < horizon; h++) {
      deviations[h] = deviation * Math.sqrt(variance);
      damping *= smoothing.phi();
      steps += damping;
      mean[h] = state.level() + steps * state.trend() + season[(next + h) % season.length];
      double seasonal = (h + 1) % season.length == 0 ? smoothing.gamma() : 0;
      double carried = smoothing.alpha() + smoothing.beta() * steps + seasonal;
      variance += carried * carried;
    }
    return Fan.normal(levels, mean, deviations);
  }
}
