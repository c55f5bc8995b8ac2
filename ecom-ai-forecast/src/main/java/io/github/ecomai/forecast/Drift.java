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
 * Random walk with drift: the last value, moved on by the mean change, which is the line from the
 * first value to the last one.
 *
 * <p>Bounds are normal and count the error of the drift. Missing values are interpolated first, and
 * the forecast says so. No season. An update is a fit to all values, where the first fit had four
 * that differ and none is missing. Time O(n).
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Drift.withDefaults().fit(history, run).forecast(12, 0.95);
 * }</pre>
 */
public final class Drift implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "drift",
          "1",
          "Random walk with drift",
          "Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section 5.2",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  /** The model. */
  public Drift() {}

  /**
   * The model, which has nothing to set.
   *
   * @return the model
   */
  public static Drift withDefaults() {
    return new Drift();
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
          FittedLine line = FittedLine.drift(y);
          notes.add(
              "The mean of "
                  + line.moments().count()
                  + " changes is "
                  + Ranking.number(line.slope(), prepared.exponent())
                  + " a step.");
          return line;
        };
    return SeriesFit.fit(INFO, history, prepared, run, model, notes);
  }
}
