package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Asks how well one or more models would have forecast many series in the past. Immutable and
 * thread-safe, if the series handed in are.
 *
 * <pre>{@code
 * var weeks = PanelRequest.of(SeriesQuery.units().by(Frequency.WEEK).per("product_id"), 4);
 * var request = PanelBacktestRequest.of(weeks).withEngines("ensemble", "seasonal-naive");
 * }</pre>
 *
 * @param panel which series to forecast and how far; its own engine is not looked at
 * @param folds from which points of each
 * @param engines ids of the models, one for a backtest, several to find the best; never empty
 */
public record PanelBacktestRequest(PanelRequest panel, Folds folds, List<String> engines) {
  /** Checks and copies. */
  public PanelBacktestRequest {
    Objects.requireNonNull(panel, "panel");
    Objects.requireNonNull(folds, "folds");
    engines = List.copyOf(engines);
    if (engines.isEmpty() || new HashSet<>(engines).size() < engines.size()) {
      throw new IllegalArgumentException(
          "engines " + engines + " name none, or one twice. Maybe \"ensemble\".");
    }
  }

  /**
   * The engine of the panel, from five points of each series, half a horizon apart, with all values
   * before each.
   *
   * @param panel which series to forecast, how far and by which engine
   * @return the request
   */
  public static PanelBacktestRequest of(PanelRequest panel) {
    return new PanelBacktestRequest(panel, Folds.usual(panel.horizon()), List.of(panel.engine()));
  }

  /**
   * A copy that compares models.
   *
   * @param ids of engines, such as {@code ets}, one or more
   * @return the copy
   */
  public PanelBacktestRequest withEngines(String... ids) {
    return new PanelBacktestRequest(panel, folds, Arrays.asList(ids));
  }

  /**
   * A copy with another number of points.
   *
   * @param value 1 or more
   * @return the copy
   */
  public PanelBacktestRequest withFolds(int value) {
    return new PanelBacktestRequest(panel, folds.withCount(value), engines);
  }

  /**
   * A copy with another distance between the points.
   *
   * @param periods 1 or more
   * @return the copy
   */
  public PanelBacktestRequest withStep(int periods) {
    return new PanelBacktestRequest(panel, folds.withStep(periods), engines);
  }

  /**
   * A copy whose forecasts see the same number of values each.
   *
   * @param values 3 or more
   * @return the copy
   */
  public PanelBacktestRequest withWindow(int values) {
    return new PanelBacktestRequest(panel, folds.withWindow(values), engines);
  }

  /** The same backtest of one series. */
  BacktestRequest one(TimeSeries series) {
    return new BacktestRequest(panel.one(series), folds);
  }
}
