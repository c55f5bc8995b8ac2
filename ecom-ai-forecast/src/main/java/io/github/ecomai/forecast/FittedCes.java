package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Complex exponential smoothing after its last value.
 *
 * @param form which states it has
 * @param kernel parameters and states after the last value; not to be changed
 * @param next position in the season of the first value ahead
 * @param deviation standard deviation of the one-step errors
 * @param aicc corrected information criterion of the fit, infinite when not defined
 */
record FittedCes(Ces.Form form, CesKernel kernel, int next, double deviation, double aicc)
    implements FittedValues {
  private static final String[] NAMES = {"a0", "a1", "b0", "b1"};
  private static final double LARGEST = 1e300;

  @Override
  public String name() {
    return "CES(" + form.letter() + ")";
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    double[] p = kernel.parameters();
    for (int i = 0; i < p.length; i++) {
      named.put(NAMES[i], p[i]);
    }
    named.put("deviation", deviation);
    if (aicc < Double.POSITIVE_INFINITY) {
      named.put("aicc", aicc);
    }
    return named;
  }

  /** The model is linear in its errors: an error of 1 is followed ahead to get the variances. */
  @Override
  public Fan fan(int horizon, double[] levels) {
    int positions = kernel.seasons()[0].length;
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    CesKernel ahead = kernel.copy();
    CesKernel pulse =
        CesKernel.of(form, kernel.parameters(), new double[2], new double[2][positions]);
    pulse.advance(1, next);
    double variance = 1;
    for (int h = 0; h < horizon; h++) {
      int position = (next + h) % positions;
      mean[h] = within(ahead.expected(position));
      ahead.advance(0, position);
      deviations[h] = deviation * Math.sqrt(variance);
      int later = (next + h + 1) % positions;
      double carried = within(pulse.expected(later));
      pulse.advance(0, later);
      variance = Math.min(LARGEST, variance + carried * carried);
    }
    return Fan.normal(levels, mean, deviations);
  }

  private static double within(double value) {
    return Double.isNaN(value) ? 0 : Math.max(-1e140, Math.min(1e140, value));
  }
}
