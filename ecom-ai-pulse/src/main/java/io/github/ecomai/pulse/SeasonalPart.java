package io.github.ecomai.pulse;

import io.github.ecomai.data.TimeSeries;
import java.util.Objects;

/**
 * One season of a series. Immutable and thread-safe.
 *
 * @param period values per season
 * @param values the season's part of each value, around 0, in the unit of the series; none missing
 * @param strength share of the movement without trend that is this season, 0 to 1
 */
public record SeasonalPart(int period, TimeSeries values, double strength) {
  /** Checks. */
  public SeasonalPart {
    Objects.requireNonNull(values, "values");
  }
}
