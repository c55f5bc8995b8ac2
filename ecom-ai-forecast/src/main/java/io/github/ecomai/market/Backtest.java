package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.Provenance;
import java.util.List;

/**
 * How well forecasts from earlier points of a series met what came. Immutable and thread-safe.
 *
 * @param series what was forecast
 * @param folds one for each point that it was forecast from, earliest first, 1 or more
 * @param total over all folds
 * @param steps one for each step ahead, the first first, over all folds; of steps at which no value
 *     came there is none, and none after them
 * @param notes sentences for people: the result, and what was left out
 * @param provenance how it was made
 */
public record Backtest(
    TimeSeries series,
    List<Fold> folds,
    Accuracy total,
    List<Accuracy> steps,
    List<String> notes,
    Provenance provenance) {
  /** Copies the lists. */
  public Backtest {
    folds = List.copyOf(folds);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /**
   * The forecast from one point. Immutable and thread-safe.
   *
   * @param forecast what was expected; its history is what the model saw
   * @param actual what came, as long as the forecast
   * @param accuracy how near one was to the other
   */
  public record Fold(Forecast forecast, TimeSeries actual, Accuracy accuracy) {}
}
