package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A kernel fitted to one series, in the unit of the series. Immutable and thread-safe. */
final class FittedSeries implements FittedForecast {
  /** New values count as no larger than this, in units of the history's largest. */
  private static final double LARGEST = 0x1p200;

  private final TimeSeries history;
  private final Preparation preparation;
  private final FittedValues fitted;
  private final List<String> notes;
  private final Provenance provenance;

  /**
   * How the values were prepared for the kernel.
   *
   * @param exponent they were divided by 2 to this power
   * @param season along which gaps were filled, 1 for none
   * @param learned number of values, from the start of the history, that the kernel was fitted to
   */
  record Preparation(int exponent, int season, int learned) {}

  FittedSeries(
      TimeSeries history,
      Preparation preparation,
      FittedValues fitted,
      List<String> notes,
      Provenance provenance) {
    this.history = history;
    this.preparation = preparation;
    this.fitted = fitted;
    this.notes = List.copyOf(notes);
    this.provenance = provenance;
  }

  TimeSeries history() {
    return history;
  }

  Preparation preparation() {
    return preparation;
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
    fan.map(value -> Math.scalb(value, preparation.exponent()));
    return Forecasts.of(model(), history, fan, notesNow(), provenance);
  }

  private List<String> notesNow() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(Updates.notes(history.size() - preparation.learned()));
    return all;
  }

  @Override
  public FittedForecast update(TimeSeries values) {
    Objects.requireNonNull(values, "values");
    TimeSeries longer = history.append(values);
    if (values.size() == 0) {
      return this;
    }
    FittedValues moved = fitted.update(scaled(values.toArray()));
    Provenance later =
        Updates.provenance(
            provenance, longer, SeriesFit.parameters(moved, provenance.parameters()));
    return new FittedSeries(longer, preparation, moved, notes, later);
  }

  private double[] scaled(double[] values) {
    return Arrays.stream(values)
        .map(v -> Math.scalb(v, -preparation.exponent()))
        .map(v -> Math.max(-LARGEST, Math.min(LARGEST, v)))
        .toArray();
  }

  @Override
  public Optional<Components> components(int horizon) {
    Levels.checkHorizon(horizon);
    TimeSeries fitTo = history.slice(0, preparation.learned());
    PreparedHistory prepared = PreparedHistory.of(fitTo, preparation.season());
    int from = preparation.learned() - prepared.values().length;
    TimeSeries known = history.slice(from, history.size());
    double[] y = scaled(known.toArray());
    if (!fitted.passesOverMissing()) {
      System.arraycopy(prepared.values(), 0, y, 0, prepared.values().length);
    }
    Parts parts = fitted.parts(y, horizon);
    TimeSeries mean = forecast(horizon).mean();
    return Optional.of(Updates.components(parts, preparation.exponent(), known, mean, reading()));
  }

  private String reading() {
    return model() + ": " + fitted.reading();
  }
}
