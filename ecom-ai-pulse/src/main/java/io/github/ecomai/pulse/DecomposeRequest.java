package io.github.ecomai.pulse;

import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Median;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks for the parts of a series. Immutable and thread-safe.
 *
 * <pre>{@code
 * var request = DecomposeRequest.of(SeriesQuery.revenue().by(Frequency.DAY)).withPeriod(7);
 * }</pre>
 *
 * @param series the series, or empty if {@code query} says how to read it
 * @param query how to read the series from the source, or empty if it is handed in
 * @param periods lengths of the seasons, each 2 or more values; empty for the usual one of the
 *     frequency. At most one
 * @param seasonalWindow over how many seasons the season is smoothed, odd, 3 or more; empty for
 *     {@value io.github.ecomai.decomposition.Stl#DEFAULT_SEASONAL_WINDOW}. Not with {@code fixed}
 * @param fixed whether the season is the same all the time
 * @param robust whether outliers get little or no weight
 * @param median how a robust fit takes the median
 */
public record DecomposeRequest(
    Optional<TimeSeries> series,
    Optional<SeriesQuery> query,
    List<Integer> periods,
    OptionalInt seasonalWindow,
    boolean fixed,
    boolean robust,
    Median median) {
  /** Checks and copies. */
  public DecomposeRequest {
    Objects.requireNonNull(median, "median");
    periods = List.copyOf(periods);
    if (series.isPresent() == query.isPresent()) {
      throw new IllegalArgumentException(
          "a series and a query were "
              + (series.isPresent() ? "both" : "neither")
              + " given. Maybe use DecomposeRequest.of(...) with the one that is meant.");
    }
    if (periods.size() > 1) {
      throw new IllegalArgumentException(
          "periods "
              + periods
              + " are more than one. Maybe take the shorter season of a fine series, and the longer"
              + " one of the same series in coarser steps.");
    }
    if (fixed && seasonalWindow.isPresent()) {
      throw new IllegalArgumentException(
          "a season that is the same all the time has no window, but "
              + seasonalWindow.getAsInt()
              + " was given. Maybe leave out one of the two.");
    }
  }

  /**
   * A series handed in, robust, with the usual season of its frequency. No source is needed.
   *
   * @param series more than two seasons; missing values are allowed
   * @return the request
   */
  public static DecomposeRequest of(TimeSeries series) {
    return of(Optional.of(series), Optional.empty());
  }

  /**
   * A series of the shop, robust, with the usual season of its frequency.
   *
   * @param query such as {@code SeriesQuery.revenue().by(Frequency.DAY)}
   * @return the request
   */
  public static DecomposeRequest of(SeriesQuery query) {
    return of(Optional.empty(), Optional.of(query));
  }

  private static DecomposeRequest of(Optional<TimeSeries> series, Optional<SeriesQuery> query) {
    return new DecomposeRequest(
        series, query, List.of(), OptionalInt.empty(), false, true, Median.EXACT);
  }

  /**
   * A copy with another season.
   *
   * @param value values per season, 2 or more
   * @return the copy
   */
  public DecomposeRequest withPeriod(int value) {
    return new DecomposeRequest(
        series, query, List.of(value), seasonalWindow, fixed, robust, median);
  }

  /**
   * A copy whose season changes faster or slower.
   *
   * @param seasons over how many seasons it is smoothed, odd, 3 or more
   * @return the copy
   */
  public DecomposeRequest withSeasonalWindow(int seasons) {
    return new DecomposeRequest(
        series, query, periods, OptionalInt.of(seasons), false, robust, median);
  }

  /**
   * A copy whose season is the same all the time.
   *
   * @return the copy
   */
  public DecomposeRequest withFixedSeason() {
    return new DecomposeRequest(series, query, periods, OptionalInt.empty(), true, robust, median);
  }

  /**
   * A copy that lets outliers have their full weight, or not.
   *
   * @param value false for a plain fit
   * @return the copy
   */
  public DecomposeRequest withRobust(boolean value) {
    return new DecomposeRequest(series, query, periods, seasonalWindow, fixed, value, median);
  }

  /**
   * A copy that takes the median of a robust fit another way.
   *
   * @param value {@link Median#R_COMPATIBLE} to meet results of R
   * @return the copy
   */
  public DecomposeRequest withMedian(Median value) {
    return new DecomposeRequest(series, query, periods, seasonalWindow, fixed, robust, value);
  }
}
