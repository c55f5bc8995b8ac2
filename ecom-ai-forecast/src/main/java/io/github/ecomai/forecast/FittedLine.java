package io.github.ecomai.forecast;

import java.util.Arrays;
import java.util.Map;

/**
 * A straight line ahead: from the mean of the values with no slope, or from the last value with the
 * mean of the changes. An update is the same as a fit to all values.
 *
 * @param drift whether it is the line from the last value
 * @param last value
 * @param moments of the values, or with drift of the changes
 */
record FittedLine(boolean drift, double last, Moments moments) implements FittedValues {
  /** The mean of values without gaps. */
  static FittedLine mean(double[] y) {
    return new FittedLine(false, y[0], Moments.NONE).update(y);
  }

  /** From the last of the values, two or more, by the mean of their changes. */
  static FittedLine drift(double[] y) {
    FittedLine first = new FittedLine(true, y[0], Moments.NONE);
    return first.update(Arrays.copyOfRange(y, 1, y.length));
  }

  @Override
  public String name() {
    return drift ? "Random walk with drift" : "Mean";
  }

  /** Per step. */
  double slope() {
    return drift ? moments.mean() : 0;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("drift", slope(), "deviation", moments.deviation());
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      double h = i + 1.0;
      double share = 1.0 / moments.count();
      mean[i] = drift ? last + h * slope() : moments.mean();
      deviations[i] = moments.deviation() * Math.sqrt(drift ? h + h * h * share : 1 + share);
    }
    return Fan.normal(levels, mean, deviations);
  }

  @Override
  public FittedLine update(double[] values) {
    Moments more = moments;
    double before = last;
    for (double value : values) {
      boolean missing = Double.isNaN(value);
      double step = drift ? value - before : value;
      before = !missing ? value : drift ? before + more.mean() : before;
      more = missing ? more : more.and(step);
    }
    return new FittedLine(drift, before, more);
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    Parts parts = new Parts(y.length + horizon, 0);
    Arrays.fill(parts.level(), moments.mean());
    if (drift) {
      double before = y[0];
      parts.level()[0] = before;
      for (int t = 1; t < y.length; t++) {
        parts.level()[t] = before;
        parts.trend()[t] = slope();
        before = Double.isNaN(y[t]) ? before + slope() : y[t];
      }
      for (int h = 0; h < horizon; h++) {
        parts.level()[y.length + h] = last;
        parts.trend()[y.length + h] = (h + 1.0) * slope();
      }
    }
    return parts;
  }

  @Override
  public String reading() {
    return drift
        ? "The level is the last value, the trend the mean of all changes for each step."
        : "The level is the mean of all values.";
  }
}
