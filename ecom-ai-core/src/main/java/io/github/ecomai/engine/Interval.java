package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;

/**
 * A prediction interval over the horizon. Immutable and thread-safe.
 *
 * @param level the coverage it aims at, between 0 and 1 exclusive
 * @param lower lower bounds, in the unit of the series
 * @param upper upper bounds, of the same length, nowhere below the lower ones
 */
public record Interval(double level, TimeSeries lower, TimeSeries upper) {
  /** Checks level and length. */
  public Interval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1.");
    }
    if (lower.size() != upper.size()) {
      throw new IllegalArgumentException(
          lower.size() + " lower and " + upper.size() + " upper bounds.");
    }
  }
}
