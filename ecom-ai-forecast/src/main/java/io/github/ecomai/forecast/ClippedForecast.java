package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import java.util.Optional;

/** A model whose forecasts and bounds below zero become zero. Immutable and thread-safe. */
record ClippedForecast(FittedForecast inner) implements FittedForecast {
  @Override
  public String model() {
    return inner.model();
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    return inner.forecast(horizon, levels).notBelow(0);
  }

  @Override
  public FittedForecast update(TimeSeries values) {
    return new ClippedForecast(inner.update(values));
  }

  @Override
  public Optional<Components> components(int horizon) {
    return inner.components(horizon).map(c -> c.addingUpTo(forecast(horizon).mean()));
  }
}
