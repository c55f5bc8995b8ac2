package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.Map;

/**
 * A model of the logarithms, seen as one of the values: its means become medians, its bounds stay
 * bounds of the same coverage.
 *
 * <p>The logarithm of e times the largest value is taken off first, so that the model does not
 * depend on the unit and all its values are negative (a season of logarithms is a sum, never a
 * product).
 *
 * @param inner the model of the logarithms
 * @param offset what was taken off
 * @param smallest least logarithm that a forecast may reach, offset taken off
 */
record OnLogarithms(FittedValues inner, double offset, double smallest) implements FittedValues {
  /** Forecasts may leave the range of the history by a factor of a million, not more. */
  private static final double ROOM = Math.log(1e6);

  /** Models the logarithms of positive values, and other values as they are. */
  static ValueModel where(ValueModel model) {
    return (y, season, run) ->
        SeasonalAdjustment.allPositive(y) ? of(model, y, season, run) : model.fit(y, season, run);
  }

  private static OnLogarithms of(ValueModel model, double[] y, int season, RunContext run) {
    double offset = Math.log(Arrays.stream(y).max().orElseThrow()) + 1;
    double[] logs = new double[y.length];
    double smallest = 0;
    for (int t = 0; t < y.length; t++) {
      logs[t] = Math.log(y[t]) - offset;
      smallest = Math.min(smallest, logs[t]);
    }
    return new OnLogarithms(model.fit(logs, season, run), offset, smallest - ROOM);
  }

  @Override
  public String name() {
    return inner.name() + " on logarithms";
  }

  @Override
  public Map<String, Double> parameters() {
    return inner.parameters();
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    return inner.fan(horizon, levels).map(this::restore);
  }

  private double restore(double value) {
    return Math.exp(offset + Math.max(smallest, Math.min(ROOM, value)));
  }

  /** A value that has no logarithm counts as the least of those that were fitted. */
  private double[] logarithms(double[] y) {
    return Arrays.stream(y)
        .map(value -> value <= 0 ? smallest + ROOM : Math.log(value) - offset)
        .toArray();
  }

  @Override
  public OnLogarithms update(double[] values) {
    return new OnLogarithms(inner.update(logarithms(values)), offset, smallest);
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    return inner.parts(logarithms(y), horizon).through(this::restore);
  }

  @Override
  public boolean passesOverMissing() {
    return inner.passesOverMissing();
  }

  @Override
  public String reading() {
    return "The model adds logarithms: the level stands alone, the trend is what it changes of it,"
        + " the season what it changes of both.";
  }
}
