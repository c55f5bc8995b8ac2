package io.github.ecomai.pulse;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.Provenance;
import java.util.List;
import java.util.Objects;

/**
 * A series in its parts: trend, seasons and remainder add up to it but for rounding. Immutable and
 * thread-safe.
 *
 * @param name what was followed, such as {@code revenue}; {@code series} if it was handed in
 * @param series what was split
 * @param trend the smooth level, in the unit of the series; none missing
 * @param seasons the seasons, shortest first
 * @param remainder what is left, missing exactly where the series is
 * @param weights how much each value counted, 0 to 1; 0 where the series has none
 * @param trendStrength share of the movement without season that is trend, 0 to 1
 * @param finding what was found, in a few sentences with numbers
 * @param notes what was repaired or left out when the series was read, perhaps nothing
 * @param provenance how it was made
 */
public record SeriesDecomposition(
    String name,
    TimeSeries series,
    TimeSeries trend,
    List<SeasonalPart> seasons,
    TimeSeries remainder,
    TimeSeries weights,
    double trendStrength,
    String finding,
    List<String> notes,
    Provenance provenance) {
  /** Copies the lists. */
  public SeriesDecomposition {
    Objects.requireNonNull(provenance, "provenance");
    seasons = List.copyOf(seasons);
    notes = List.copyOf(notes);
  }

  /**
   * The series without its seasons: trend and remainder.
   *
   * @return in the unit of the series, missing exactly where the series is
   */
  public TimeSeries adjusted() {
    double[] values = series.toArray();
    for (SeasonalPart season : seasons) {
      for (int i = 0; i < values.length; i++) {
        values[i] -= season.values().value(i);
      }
    }
    return series.withValues(values);
  }
}
