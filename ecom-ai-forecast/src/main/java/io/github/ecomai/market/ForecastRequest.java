package io.github.ecomai.market;

import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a forecast. Immutable and thread-safe.
 *
 * <pre>{@code
 * var request = ForecastRequest.of(SeriesQuery.units().by(Frequency.DAY), 28).withLevels(0.9);
 * }</pre>
 *
 * @param query the series of the shop to read, or empty
 * @param series the series handed in, or empty; exactly one of both is there
 * @param horizon number of periods ahead, 1 or more
 * @param levels coverage of the intervals, each between 0 and 1 exclusive
 * @param engine id of the forecast model, such as {@code ensemble}
 * @param calibrated whether intervals are set right by the model's errors at earlier points of the
 *     history, as those of the ensemble always are
 * @param nonNegative whether forecasts and bounds below zero become zero; if nobody says so, those
 *     of a history that never falls below zero do
 * @param paths how many courses to draw that the series may take, 0 for none
 * @param timeLimit time for fitting the ensemble, or another engine with calibrated intervals, see
 *     {@link io.github.ecomai.forecast.Ensemble#withTimeLimit}; empty for as long as it takes
 */
public record ForecastRequest(
    Optional<SeriesQuery> query,
    Optional<TimeSeries> series,
    int horizon,
    List<Double> levels,
    String engine,
    boolean calibrated,
    Optional<Boolean> nonNegative,
    int paths,
    Optional<Duration> timeLimit) {
  private static final int LONGEST = 1_000_000;
  static final List<Double> USUAL_LEVELS = List.of(0.80, 0.95);
  static final String USUAL_ENGINE = "ensemble";

  /** Checks and copies. */
  public ForecastRequest {
    levels = List.copyOf(levels);
    Objects.requireNonNull(engine, "engine");
    if (query.isPresent() == series.isPresent()) {
      throw new IllegalArgumentException(
          "a forecast needs either a query or a series. Maybe use ForecastRequest.of.");
    }
    check(horizon, levels);
    if (paths < 0) {
      throw new IllegalArgumentException(paths + " paths cannot be drawn. Maybe 1000.");
    }
  }

  /** Checks what one series and a panel have in common. */
  static void check(int horizon, List<Double> levels) {
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException(
          "horizon "
              + horizon
              + " is not from 1 to "
              + LONGEST
              + ". Maybe 12 for a year of months.");
    }
    for (double level : levels) {
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException(
            "level " + level + " is not between 0 and 1. Maybe 0.95 for 95 %.");
      }
    }
  }

  /**
   * A series of the shop with intervals of 80 and 95 %, by the ensemble. Forecasts below zero
   * become zero, unless the history itself falls below zero.
   *
   * @param query such as {@code SeriesQuery.revenue().by(Frequency.MONTH)}
   * @param horizon number of periods ahead, 1 or more
   * @return the request
   */
  public static ForecastRequest of(SeriesQuery query, int horizon) {
    return new ForecastRequest(
        Optional.of(query),
        Optional.empty(),
        horizon,
        USUAL_LEVELS,
        USUAL_ENGINE,
        false,
        Optional.empty(),
        0,
        Optional.empty());
  }

  /**
   * A series handed in, with intervals of 80 and 95 %, by the ensemble. No source is needed.
   *
   * @param series with one known value or more
   * @param horizon number of periods ahead, 1 or more
   * @return the request
   */
  public static ForecastRequest of(TimeSeries series, int horizon) {
    return new ForecastRequest(
        Optional.empty(),
        Optional.of(series),
        horizon,
        USUAL_LEVELS,
        USUAL_ENGINE,
        false,
        Optional.of(false),
        0,
        Optional.empty());
  }

  /**
   * A copy with other intervals.
   *
   * @param values coverage of each, between 0 and 1 exclusive; none for no intervals
   * @return the copy
   */
  public ForecastRequest withLevels(double... values) {
    List<Double> wanted = Arrays.stream(values).boxed().toList();
    return new ForecastRequest(
        query, series, horizon, wanted, engine, calibrated, nonNegative, paths, timeLimit);
  }

  /**
   * A copy with the intervals that end at some quantiles, see {@link Forecast#quantile}.
   *
   * @param probabilities each between 0 and 1 exclusive; 0.5 is the mean and always there
   * @return the copy
   */
  public ForecastRequest withQuantiles(double... probabilities) {
    return withLevels(
        Arrays.stream(probabilities)
            .filter(p -> p != 0.5)
            .map(Forecast::levelOf)
            .distinct()
            .toArray());
  }

  /**
   * A copy that also draws courses that the series may take, see {@link Forecast#paths}.
   *
   * @param count such as 1000; 0 for none
   * @return the copy
   */
  public ForecastRequest withPaths(int count) {
    return new ForecastRequest(
        query, series, horizon, levels, engine, calibrated, nonNegative, count, timeLimit);
  }

  /**
   * A copy that uses one model.
   *
   * @param value id of the engine, such as {@code theta}
   * @return the copy
   */
  public ForecastRequest withEngine(String value) {
    return new ForecastRequest(
        query, series, horizon, levels, value, calibrated, nonNegative, paths, timeLimit);
  }

  /**
   * A copy whose intervals are made wider or narrower by the model's errors at up to three earlier
   * points of the history, as those of the ensemble always are. What models claim by themselves is
   * too narrow on most series. Takes up to four times as long; the notes say what came of it, or
   * that the history is too short for earlier points.
   *
   * @return the copy
   */
  public ForecastRequest withCalibratedIntervals() {
    return new ForecastRequest(
        query, series, horizon, levels, engine, true, nonNegative, paths, timeLimit);
  }

  /**
   * A copy for a quantity that may, or may not, be negative.
   *
   * @param value true if what is below zero shall become zero, whatever the history
   * @return the copy
   */
  public ForecastRequest withNonNegative(boolean value) {
    return new ForecastRequest(
        query, series, horizon, levels, engine, calibrated, Optional.of(value), paths, timeLimit);
  }

  /**
   * A copy whose ensemble is fitted in a limited time, as far as that goes; the result then depends
   * on the speed of the machine. Requests for another engine are refused, unless their intervals
   * are calibrated; if that engine is not done in time, seasonal naive stands in.
   *
   * @param value above 0
   * @return the copy
   */
  public ForecastRequest withTimeLimit(Duration value) {
    return new ForecastRequest(
        query, series, horizon, levels, engine, calibrated, nonNegative, paths, Optional.of(value));
  }
}
