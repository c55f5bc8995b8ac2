package io.github.ecomai.market;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Asks which model forecasts a series best. Immutable and thread-safe.
 *
 * <pre>{@code
 * var year = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 12);
 * var request = SelectModelRequest.of(year).withEngines("ensemble", "ets", "theta");
 * }</pre>
 *
 * @param backtest what to forecast and from which points; its own engine is not looked at
 * @param engines ids of the models to compare, or empty for all that are ready
 */
public record SelectModelRequest(BacktestRequest backtest, List<String> engines) {
  /** Checks and copies. */
  public SelectModelRequest {
    Objects.requireNonNull(backtest, "backtest");
    engines = List.copyOf(engines);
    if (new HashSet<>(engines).size() < engines.size()) {
      throw new IllegalArgumentException("engines " + engines + " name one twice.");
    }
  }

  /**
   * All models that are ready, from five points half a horizon apart.
   *
   * @param forecast what to forecast and how far
   * @return the request
   */
  public static SelectModelRequest of(ForecastRequest forecast) {
    return of(BacktestRequest.of(forecast));
  }

  /**
   * All models that are ready.
   *
   * @param backtest what to forecast and from which points
   * @return the request
   */
  public static SelectModelRequest of(BacktestRequest backtest) {
    return new SelectModelRequest(backtest, List.of());
  }

  /**
   * A copy that compares some models only.
   *
   * @param ids of engines, such as {@code ets}; none for all that are ready
   * @return the copy
   */
  public SelectModelRequest withEngines(String... ids) {
    return new SelectModelRequest(backtest, Arrays.asList(ids));
  }
}
