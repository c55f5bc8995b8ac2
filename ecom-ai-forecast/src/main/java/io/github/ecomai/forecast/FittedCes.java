package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Complex exponential smoothing after its last value.
 *
 * @param first parameters and states before the first value; not to be changed
 * @param kernel parameters and states after the last value; not to be changed
 * @param next position in the season of the first value ahead
 * @param deviation standard deviation of the one-step errors
 * @param aicc corrected information criterion of the fit, infinite when not defined
 */
record FittedCes(CesKernel first, CesKernel kernel, int next, double deviation, double aicc)
    implements FittedValues {
  private static final String[] NAMES = {"a0", "a1", "b0", "b1"};
  private static final double LARGEST = 1e300;

  Ces.Form form() {
    return kernel.form();
  }

  @Override
  public String name() {
    return "CES(" + form().letter() + ")";
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
        CesKernel.of(form(), kernel.parameters(), new double[2], new double[2][positions]);
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

  @Override
  public FittedCes update(double[] values) {
    CesKernel moved = kernel.copy();
    int position = next;
    for (double value : values) {
      position = advance(moved, value, position);
    }
    return new FittedCes(first, moved, position, deviation, aicc);
  }

  private static int advance(CesKernel moved, double value, int position) {
    moved.advance(Double.isNaN(value) ? 0 : value - moved.expected(position), position);
    return position + 1 == moved.seasons()[0].length ? 0 : position + 1;
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    boolean seasonal = form() != Ces.Form.NONE;
    Parts parts = new Parts(y.length + horizon, seasonal ? 1 : 0);
    CesKernel moved = first.copy();
    int position = 0;
    double last = 0;
    for (int t = 0; t < parts.size(); t++) {
      double level = moved.expectedLevel();
      last = t <= y.length ? level : last;
      parts.level()[t] = within(last);
      parts.trend()[t] = within(level) - within(last);
      if (seasonal) {
        parts.season(0)[t] = within(moved.expected(position)) - within(level);
      }
      position = advance(moved, t < y.length ? y[t] : Double.NaN, position);
    }
    return parts;
  }

  @Override
  public String reading() {
    return form() == Ces.Form.NONE
        ? "The model has no trend of its own: in the history the level holds it."
        : "The level is the mean of the states over a season; in the history it holds the trend.";
  }
}
