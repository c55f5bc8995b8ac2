package io.github.ecomai.forecast;

import java.util.Map;

/**
 * A straight line ahead, whose variance grows as a quadratic function of the steps h: the mean
 * (none of it), the random walk with drift (h, and h^2 / (n - 1) for the drift's own error).
 *
 * @param name for people
 * @param level where the line starts, at step 0
 * @param slope per step
 * @param deviation standard deviation of one error
 * @param growth variance over that of one error: the coefficients of 1, h, h^2
 */
record FittedLine(String name, double level, double slope, double deviation, Growth growth)
    implements FittedValues {
  record Growth(double fixed, double perStep, double perSquare) {}

  /** The mean of values without gaps. */
  static FittedLine mean(double[] y) {
    int n = y.length;
    double mean = Line.through(y, n).mean();
    double squares = 0;
    for (double value : y) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / Math.max(1, n - 1));
    return new FittedLine("Mean", mean, 0, deviation, new Growth(1 + 1.0 / n, 0, 0));
  }

  /** From the last of the values, two or more, by the mean of their changes. */
  static FittedLine drift(double[] y) {
    int n = y.length;
    double drift = (y[n - 1] - y[0]) / (n - 1);
    double squares = 0;
    for (int t = 1; t < n; t++) {
      double error = y[t] - y[t - 1] - drift;
      squares += error * error;
    }
    double deviation = Math.sqrt(squares / Math.max(1, n - 2));
    Growth growth = new Growth(0, 1, 1.0 / (n - 1));
    return new FittedLine("Random walk with drift", y[n - 1], drift, deviation, growth);
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("drift", slope, "deviation", deviation);
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      double h = i + 1.0;
      mean[i] = level + h * slope;
      deviations[i] =
          deviation * Math.sqrt(growth.fixed() + h * growth.perStep() + h * h * growth.perSquare());
    }
    return Fan.normal(levels, mean, deviations);
  }
}
