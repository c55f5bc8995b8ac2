package io.github.ecomai.forecast;

import io.github.ecomai.math.Normal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of values transformed by Box and Cox, seen as one of the values: bounds stay bounds of
 * the same coverage, and means become medians, or means again if adjusted by the variance (by a
 * factor from a half to two).
 *
 * @param inner the model of the transformed values
 * @param lambda of the transformation
 * @param adjusted whether medians are made means
 * @param smallest least transformed value that a forecast may reach
 * @param largest greatest transformed value that a forecast may reach
 */
record OnBoxCox(
    FittedValues inner, double lambda, boolean adjusted, double smallest, double largest)
    implements FittedValues {
  /** Forecasts may leave the range of the history by this factor, not more. */
  private static final double ROOM = 1e6;

  private static final double LEVEL = 0.8;

  /** Around a model of the transformed values of a positive history. */
  static OnBoxCox of(FittedValues inner, double lambda, boolean adjusted, double[] y) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : y) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new OnBoxCox(
        inner,
        lambda,
        adjusted,
        BoxCox.transform(least / ROOM, lambda),
        BoxCox.transform(most * ROOM, lambda));
  }

  @Override
  public String name() {
    return inner.name() + " after Box-Cox";
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>(inner.parameters());
    named.put("lambda", lambda);
    return named;
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    Fan fan = inner.fan(horizon, levels);
    double[] centre = fan.mean().clone();
    fan.map(this::restore);
    if (adjusted) {
      double z = Normal.quantile(0.5 + 0.5 * LEVEL);
      double[] above = inner.fan(horizon, new double[] {LEVEL}).upper(0);
      for (int h = 0; h < horizon; h++) {
        double deviation = (above[h] - centre[h]) / z;
        fan.mean()[h] *= 1 + correction(fan.mean()[h], deviation);
      }
    }
    return fan;
  }

  private double restore(double value) {
    return BoxCox.restore(Math.max(smallest, Math.min(largest, value)), lambda);
  }

  /** Half the variance times the curvature of the inverse, relative to the value. */
  private double correction(double median, double deviation) {
    double relative = deviation / Math.pow(median, lambda);
    if (lambda == 1 || !(median > 0) || !Double.isFinite(relative)) {
      return 0;
    }
    return Math.max(-0.5, Math.min(1, 0.5 * relative * relative * (1 - lambda)));
  }

  /** A value that is not positive counts as the least of those that were fitted. */
  private double[] transformed(double[] y) {
    double least = ROOM * BoxCox.restore(smallest, lambda);
    return Arrays.stream(y)
        .map(value -> BoxCox.transform(value <= 0 ? least : value, lambda))
        .toArray();
  }

  @Override
  public OnBoxCox update(double[] values) {
    FittedValues moved = inner.update(transformed(values));
    return new OnBoxCox(moved, lambda, adjusted, smallest, largest);
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    Parts parts = inner.parts(transformed(y), horizon).through(this::restore);
    if (adjusted) {
      double[] mean = fan(horizon, new double[0]).mean();
      for (int h = 0; h < horizon; h++) {
        parts.stretch(y.length + h, mean[h]);
      }
    }
    return parts;
  }

  @Override
  public boolean passesOverMissing() {
    return inner.passesOverMissing();
  }

  @Override
  public String reading() {
    return "The model adds transformed values: the level stands alone, the trend is what it changes"
        + " of it, the season what it changes of both.";
  }
}
