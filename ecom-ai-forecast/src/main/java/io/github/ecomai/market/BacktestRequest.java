package io.github.ecomai.market;

import java.util.Objects;
import java.util.OptionalInt;

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
 * @param folds from how many points, 1 or more; fewer where the history is too short for all
 * @param step periods from one point to the next, 1 or more
 * @param window how many values before its point a forecast sees (sliding window), 3 or more; empty
 *     for all (expanding window)
 */
public record BacktestRequest(ForecastRequest forecast, int folds, int step, OptionalInt window) {
  /** The fewest values to forecast from. */
  static final int FEWEST = 3;

  private static final int USUAL_FOLDS = 5;
  private static final int MOST = 100_000;

  /** Checks the numbers. */
  public BacktestRequest {
    Objects.requireNonNull(forecast, "forecast");
    check("folds", folds, 1, "5");
    check("step", step, 1, "1 for each period");
    window.ifPresent(values -> check("window", values, FEWEST, "three seasons"));
  }

  private static void check(String name, int value, int least, String maybe) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          name + " " + value + " is not from " + least + " to " + MOST + ". Maybe " + maybe + ".");
    }
  }

  /**
   * Five points, half a horizon apart, with all values before each.
   *
   * @param forecast what to forecast, how far and by which engine
   * @return the request
   */
  public static BacktestRequest of(ForecastRequest forecast) {
    int step = Math.max(1, forecast.horizon() / 2);
    return new BacktestRequest(forecast, USUAL_FOLDS, Math.min(step, MOST), OptionalInt.empty());
  }

  /**
   * A copy with another number of points.
   *
   * @param value 1 or more
   * @return the copy
   */
  public BacktestRequest withFolds(int value) {
    return new BacktestRequest(forecast, value, step, window);
  }

  /**
   * A copy with another distance between the points.
   *
   * @param periods 1 or more
   * @return the copy
   */
  public BacktestRequest withStep(int periods) {
    return new BacktestRequest(forecast, folds, periods, window);
  }

  /**
   * A copy whose forecasts see the same number of values each.
   *
   * @param values 3 or more
   * @return the copy
   */
  public BacktestRequest withWindow(int values) {
    return new BacktestRequest(forecast, folds, step, OptionalInt.of(values));
  }
}
