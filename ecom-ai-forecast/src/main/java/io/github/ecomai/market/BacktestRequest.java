package io.github.ecomai.market;

import java.util.Objects;

/**
 * Asks how well a forecast would have done in the past: it is made from several earlier points of
 * the series (rolling origin) and compared with what came. Immutable and thread-safe.
 *
 * <pre>{@code
 * var year = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 12);
 * var request = BacktestRequest.of(year).withFolds(6).withStep(3);
 * }</pre>
 *
 * @param forecast what to forecast, how far and by which engine
 * @param folds from which points
 */
public record BacktestRequest(ForecastRequest forecast, Folds folds) {
  /** Checks that both are there. */
  public BacktestRequest {
    Objects.requireNonNull(forecast, "forecast");
    Objects.requireNonNull(folds, "folds");
  }

  /**
   * Five points, half a horizon apart, with all values before each.
   *
   * @param forecast what to forecast, how far and by which engine
   * @return the request
   */
  public static BacktestRequest of(ForecastRequest forecast) {
    return new BacktestRequest(forecast, Folds.usual(forecast.horizon()));
  }

  /**
   * A copy with another number of points.
   *
   * @param value 1 or more
   * @return the copy
   */
  public BacktestRequest withFolds(int value) {
    return new BacktestRequest(forecast, folds.withCount(value));
  }

  /**
   * A copy with another distance between the points.
   *
   * @param periods 1 or more
   * @return the copy
   */
  public BacktestRequest withStep(int periods) {
    return new BacktestRequest(forecast, folds.withStep(periods));
  }

  /**
   * A copy whose forecasts see the same number of values each.
   *
   * @param values 3 or more
   * @return the copy
   */
  public BacktestRequest withWindow(int values) {
    return new BacktestRequest(forecast, folds.withWindow(values));
  }
}
