package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.RunContext;

/** An engine that learns from one series how it goes on. Immutable and thread-safe. */
public interface ForecastModel extends Engine {
  /**
   * Fits the model.
   *
   * @param history one or more values; missing ones only if the engine declares {@link
   *     EngineCapability#MISSING_VALUES}
   * @param run seed, cancellation, progress
   * @return the fitted model
   * @throws IllegalArgumentException if the history is empty or holds missing values that the
   *     engine does not take
   * @throws io.github.ecomai.error.ModelFitException if the model cannot be determined; the message
   *     says what is missing
   */
  FittedForecast fit(TimeSeries history, RunContext run);
}
