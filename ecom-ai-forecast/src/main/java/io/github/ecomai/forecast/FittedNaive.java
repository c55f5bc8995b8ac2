package io.github.ecomai.forecast;

import java.util.Map;

/**
 * The last season repeats itself; with a season of 1, the last value. The deviation grows with the
 * square root of the number of seasons ahead, as for a random walk.
 */
final class FittedNaive implements FittedValues {
  private static final double UNKNOWN_SPREAD = 0.5;

  private final String name;
  private final double[] last;
  private final double deviation;

  /**
   * Made from its parts.
   *
   * @param name for people
   * @param last the last season, oldest value first
   * @param deviation standard deviation of the change from one season to the next
   */
  FittedNaive(String name, double[] last, double deviation) {
    this.name = name;
    this.last = last;
    this.deviation = deviation;
  }

  /** From values without gaps, as many as one season at least. */
  static FittedNaive of(double[] y, int season) {
    double[] last = new double[season];
    System.arraycopy(y, y.length - season, last, 0, season);
    String name = season > 1 ? "Seasonal naive" : "Naive";
    return new FittedNaive(name, last, deviation(y, season));
  }

  /** A series that never changed. */
  static FittedNaive constant(double value) {
    return new FittedNaive("Constant", new double[] {value}, 0);
  }

  private static double deviation(double[] y, int season) {
    if (y.length == 1) {
      return UNKNOWN_SPREAD * Math.abs(y[0]);
    }
    int lag = season < y.length ? season : 1;
    double squares = 0;
    for (int t = lag; t < y.length; t++) {
      double change = y[t] - y[t - lag];
      squares += change * change;
    }
    return Math.sqrt(squares / (y.length - lag));
  }

  /** The last season, oldest value first; not to be changed. */
  double[] last() {
    return last;
  }

  double deviation() {
    return deviation;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("deviation", deviation);
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      mean[h] = last[h % last.length];
      int seasons = 1 + h / last.length;
      deviations[h] = deviation * Math.sqrt(seasons);
    }
    return Fan.normal(levels, mean, deviations);
  }
}
