package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.Provenance;
import java.util.List;

/** A kernel fitted to one series, in the unit of the series. Immutable and thread-safe. */
final class FittedSeries implements FittedForecast {
  private final TimeSeries history;
  private final int exponent;
  private final FittedValues fitted;
  private final List<String> notes;
  private final Provenance provenance;

  FittedSeries(
      TimeSeries history,
      int exponent,
      FittedValues fitted,
      List<String> notes,
      Provenance provenance) {
    this.history = history;
    this.exponent = exponent;
    this.fitted = fitted;
    this.notes = List.copyOf(notes);
    this.provenance = provenance;
  }

  TimeSeries history() {
    return history;
  }

  int exponent() {
    return exponent;
  }

  FittedValues fitted() {
    return fitted;
  }

  List<String> notes() {
    return notes;
  }

  Provenance provenance() {
    return provenance;
  }

  @Override
  public String model() {
    return fitted.name();
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    Levels.checkHorizon(horizon);
    Fan fan = fitted.fan(horizon, Levels.sorted(levels)).widening();
    fan.map(value -> Math.scalb(value, exponent));
    return Forecasts.of(model(), history, fan, notes, provenance);
  }
}
