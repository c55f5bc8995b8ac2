package io.github.ecomai.forecast;

import java.util.Map;

/** A model fitted to plain values. Immutable and thread-safe. */
interface FittedValues {
  /** What was fitted, for people. */
  String name();

  /** The fitted parameters by name, for the provenance. */
  Map<String, Double> parameters();

  /** The values to come, for levels in ascending order. */
  Fan fan(int horizon, double[] levels);

  /**
   * The model after more values, its parameters kept. Missing ones, NaN, count as the model expects
   * them, unless it {@link #passesOverMissing}.
   */
  FittedValues update(double[] values);

  /**
   * What the expectations are made of, for each value from those before it, then ahead.
   *
   * @param y all values so far, those of {@link #update} included; NaN for missing ones
   * @param horizon number of values ahead
   */
  Parts parts(double[] y, int horizon);

  /** Whether missing values of the history stay missing, rather than being filled first. */
  default boolean passesOverMissing() {
    return false;
  }

  /** How the parts are to be read, for people. */
  default String reading() {
    return "Level, trend and seasons of the history are what was expected from the values before.";
  }
}
