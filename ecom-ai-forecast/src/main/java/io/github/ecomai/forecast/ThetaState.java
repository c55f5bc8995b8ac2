package io.github.ecomai.forecast;

/**
 * State of a Theta model that is moved on value by value: the smoothed level, and the line through
 * all values or, dynamic, through those so far. Not thread-safe.
 */
final class ThetaState {
  private final double alpha;
  private final double weight;
  private final boolean dynamic;
  private double level;

  /** Mean of the values so far if dynamic, else the intercept. */
  private double mean;

  private double slope;
  private int count;
  private double power = 1;
  private double deviation;

  private ThetaState(double alpha, double weight, boolean dynamic, double level) {
    this.alpha = alpha;
    this.weight = weight;
    this.dynamic = dynamic;
    this.level = level;
  }

  static ThetaState dynamic(double alpha, double weight, double level) {
    return new ThetaState(alpha, weight, true, level);
  }

  static ThetaState fixed(
      double alpha, double weight, double level, double intercept, double slope) {
    ThetaState state = new ThetaState(alpha, weight, false, level);
    state.mean = intercept;
    state.slope = slope;
    return state;
  }

  /** From stored parts. */
  static ThetaState of(boolean dynamic, double[] parts, int count) {
    ThetaState state = new ThetaState(parts[0], parts[1], dynamic, parts[2]);
    state.mean = parts[3];
    state.slope = parts[4];
    state.power = parts[5];
    state.deviation = parts[6];
    state.count = count;
    return state;
  }

  /** All numbers, to be stored. */
  double[] parts() {
    return new double[] {alpha, weight, level, mean, slope, power, deviation};
  }

  ThetaState copy() {
    return of(dynamic, parts(), count);
  }

  boolean isDynamic() {
    return dynamic;
  }

  int count() {
    return count;
  }

  double alpha() {
    return alpha;
  }

  double weight() {
    return weight;
  }

  double level() {
    return level;
  }

  double deviation() {
    return deviation;
  }

  void setDeviation(double value) {
    deviation = value;
  }

  /** What the line adds to the next value at weight 1. */
  double lineTerm() {
    double intercept = dynamic ? mean - 0.5 * slope * (count + 1) : mean;
    return intercept * power + slope * slopeFactor();
  }

  private double slopeFactor() {
    return (1 - power * (1 - alpha)) / alpha;
  }

  double expected() {
    return level + weight * lineTerm();
  }

  void advance(double value) {
    level = alpha * value + (1 - alpha) * level;
    power *= 1 - alpha;
    if (dynamic) {
      int t = count;
      slope = t == 0 ? 0 : ((t - 1) * slope + 6 * (value - mean) / (t + 1)) / (t + 2);
      mean = (t * mean + value) / (t + 1);
    }
    count++;
  }

  /** How the next value depends on level, mean and slope. */
  double[] loadings() {
    double mean = dynamic ? weight * power : 0;
    double slope = dynamic ? weight * (slopeFactor() - 0.5 * (count + 1) * power) : 0;
    return new double[] {1, mean, slope};
  }

  /** What an error of 1 adds to level, mean and slope. */
  double[] gains() {
    int t = count;
    return dynamic
        ? new double[] {alpha, 1.0 / (t + 1), 6.0 / (t + 1) / (t + 2)}
        : new double[] {alpha, 0, 0};
  }

  /** Level, mean and slope after the next value, as they depend on those before, without it. */
  double[][] kept() {
    int t = count;
    double[][] kept = {{1 - alpha, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    if (dynamic) {
      kept[1][1] = t / (t + 1.0);
      kept[2][1] = -6.0 / (t + 1) / (t + 2);
      kept[2][2] = (t - 1.0) / (t + 2);
    }
    return kept;
  }
}
