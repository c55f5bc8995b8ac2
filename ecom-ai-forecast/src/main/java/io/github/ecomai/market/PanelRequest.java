package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.PanelQuery;
import io.github.ecomai.data.TimeSeries;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for the forecasts of many series. Immutable and thread-safe, if the series handed in are.
 *
 * <pre>{@code
 * var weeks = PanelRequest.of(SeriesQuery.units().by(Frequency.WEEK).per("product_id"), 4);
 * }</pre>
 *
 * @param query the series of the shop to read, or empty
 * @param series the series handed in, or empty; exactly one of both is there. They are taken one by
 *     one while the panel is read, so they need not all be in memory.
 * @param horizon number of periods ahead, 1 or more
 * @param levels coverage of the intervals, each between 0 and 1 exclusive
 * @param engine id of the forecast model, such as {@code ensemble}
 * @param calibrated whether intervals are set right by the model's errors at earlier points of each
 *     history, as those of the ensemble always are
 * @param nonNegative whether forecasts and bounds below zero become zero; if nobody says so, those
 *     of a history that never falls below zero do
 */
public record PanelRequest(
    Optional<PanelQuery> query,
    Optional<Iterable<KeyedSeries>> series,
    int horizon,
    List<Double> levels,
    String engine,
    boolean calibrated,
    Optional<Boolean> nonNegative) {
  /** Checks and copies; of the series only those in a collection are copied. */
  public PanelRequest {
    levels = List.copyOf(levels);
    series = series.map(PanelRequest::copied);
    Objects.requireNonNull(engine, "engine");
    if (query.isPresent() == series.isPresent()) {
      throw new IllegalArgumentException(
          "a panel needs either a query or series. Maybe use PanelRequest.of.");
    }
    ForecastRequest.check(horizon, levels);
  }

  private static Iterable<KeyedSeries> copied(Iterable<KeyedSeries> series) {
    return series instanceof Collection<KeyedSeries> all ? List.copyOf(all) : series;
  }

  /**
   * Series of the shop with intervals of 80 and 95 %, by the ensemble. Forecasts below zero become
   * zero, unless the history itself falls below zero.
   *
   * @param query such as {@code SeriesQuery.units().per("product_id")}
   * @param horizon number of periods ahead, 1 or more
   * @return the request
   */
  public static PanelRequest of(PanelQuery query, int horizon) {
    return new PanelRequest(
        Optional.of(query),
        Optional.empty(),
        horizon,
        ForecastRequest.USUAL_LEVELS,
        ForecastRequest.USUAL_ENGINE,
        false,
        Optional.empty());
  }

  /**
   * Series handed in, with intervals of 80 and 95 %, by the ensemble. No source is needed.
   *
   * @param series a collection, which is copied, or any other sequence, which is walked through
   *     once for each reader
   * @param horizon number of periods ahead, 1 or more
   * @return the request
   */
  public static PanelRequest of(Iterable<KeyedSeries> series, int horizon) {
    return new PanelRequest(
        Optional.empty(),
        Optional.of(series),
        horizon,
        ForecastRequest.USUAL_LEVELS,
        ForecastRequest.USUAL_ENGINE,
        false,
        Optional.of(false));
  }

  /**
   * A copy with other intervals.
   *
   * @param values coverage of each, between 0 and 1 exclusive; none for no intervals
   * @return the copy
   */
  public PanelRequest withLevels(double... values) {
    List<Double> wanted = Arrays.stream(values).boxed().toList();
    return new PanelRequest(query, series, horizon, wanted, engine, calibrated, nonNegative);
  }

  /**
   * A copy that uses one model.
   *
   * @param value id of the engine, such as {@code theta}
   * @return the copy
   */
  public PanelRequest withEngine(String value) {
    return new PanelRequest(query, series, horizon, levels, value, calibrated, nonNegative);
  }

  /**
   * A copy whose intervals are made wider or narrower by the model's errors at up to three earlier
   * points of each history, see {@link ForecastRequest#withCalibratedIntervals}.
   *
   * @return the copy
   */
  public PanelRequest withCalibratedIntervals() {
    return new PanelRequest(query, series, horizon, levels, engine, true, nonNegative);
  }

  /**
   * A copy for quantities that may, or may not, be negative.
   *
   * @param value true if what is below zero shall become zero
   * @return the copy
   */
  public PanelRequest withNonNegative(boolean value) {
    return new PanelRequest(query, series, horizon, levels, engine, calibrated, Optional.of(value));
  }

  /** How many series there are, 0 if nobody knows. */
  long size() {
    return series.map(all -> all instanceof Collection<?> known ? known.size() : 0).orElse(0);
  }

  /** The same forecast of one series. */
  ForecastRequest one(TimeSeries values) {
    return new ForecastRequest(
        Optional.empty(),
        Optional.of(values),
        horizon,
        levels,
        engine,
        calibrated,
        nonNegative,
        0,
        Optional.empty());
  }
}
