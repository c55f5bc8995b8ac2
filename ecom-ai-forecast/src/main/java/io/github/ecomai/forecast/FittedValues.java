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
}
