package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The mean of the history, for every period ahead.
 *
 * <p>Bounds are normal and count the error of the mean. Missing values are interpolated first, and
 * the forecast says so. No season. An update is a fit to all values, where the first fit had four
 * that differ and none is missing. Time O(n).
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Mean.withDefaults().fit(history, run).forecast(12, 0.95);
 * }</pre>
 */
public final class Mean implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "mean",
          "1",
          "The mean of the history",
          "Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section 5.2",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  /** The model. */
  public Mean() {}

  /**
   * The model, which has nothing to set.
   *
   * @return the model
   */
  public static Mean withDefaults() {
    return new Mean();
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    PreparedHistory prepared = SeriesFit.prepare(history, 0);
    ValueModel model =
        (y, season, r) -> {
          FittedLine line = FittedLine.mean(y);
          notes.add(
              "The mean of "
                  + y.length
                  + " values is "
                  + Ranking.number(line.moments().mean(), prepared.exponent())
                  + ".");
          return line;
        };
    return SeriesFit.fit(INFO, history, prepared, run, model, notes);
  }
}
