package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Forecasts of one series from earlier points. Immutable and thread-safe. */
final class Backtesting {
  private final BacktestRequest request;
  private final TimeSeries series;
  private final List<Integer> origins;

  Backtesting(BacktestRequest request, TimeSeries series) {
    this.request = request;
    this.series = series;
    this.origins = origins();
  }

  /** Numbers of values before each point after which something is known, earliest first. */
  private List<Integer> origins() {
    int horizon = request.forecast().horizon();
    int fewest = request.folds().fewest();
    int last = series.size() - horizon;
    if (last < fewest) {
      throw new IllegalArgumentException(
          "a history of "
              + series.size()
              + " values is too short to forecast its last "
              + horizon
              + " from "
              + fewest
              + " before them. Maybe a shorter horizon or window.");
    }
    List<Integer> found =
        IntStream.range(0, request.folds().count())
            .mapToObj(k -> last - (long) k * request.folds().step())
            .filter(origin -> origin >= fewest)
            .map(Long::intValue)
            .filter(origin -> known(origin, origin + horizon) && known(from(origin), origin))
            .sorted()
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "the series has no known values on both sides of a point to forecast from.");
    }
    return found;
  }

  private boolean known(int from, int to) {
    return IntStream.range(from, to).anyMatch(i -> !series.isMissing(i));
  }

  private int from(int origin) {
    return request.folds().window().isPresent() ? origin - request.folds().fewest() : 0;
  }

  int folds() {
    return origins.size();
  }

  /** How many points after this one there could be, 0 for the latest. */
  int fromLast(int index) {
    int last = series.size() - request.forecast().horizon();
    return (last - origins.get(index)) / request.folds().step();
  }

  /** The forecast from one point, and what came. */
  Fold fold(Forecaster forecaster, int index, RunContext run) {
    int origin = origins.get(index);
    TimeSeries history = series.slice(from(origin), origin);
    TimeSeries actual = series.slice(origin, origin + request.forecast().horizon());
    Forecast forecast = forecaster.forecast(history, run);
    Tally tally = new Tally(forecaster.levels());
    tally.add(forecast, actual);
    return new Fold(forecast, actual, tally.accuracy());
  }

  /** All folds of one engine together. */
  Backtest result(List<Fold> folds, Forecaster forecaster, List<String> notes, Duration took) {
    double[] levels = forecaster.levels();
    List<Tally.Scale> scales =
        folds.stream().map(fold -> Tally.Scale.of(fold.forecast().history())).toList();
    Tally total = new Tally(levels);
    List<Accuracy> steps = new ArrayList<>();
    boolean known = true;
    for (int step = 0; step < request.forecast().horizon(); step++) {
      Tally tally = new Tally(levels);
      for (int i = 0; i < folds.size(); i++) {
        Fold fold = folds.get(i);
        tally.add(fold.forecast(), step, fold.actual().value(step), scales.get(i));
        total.add(fold.forecast(), step, fold.actual().value(step), scales.get(i));
      }
      known &= !tally.isEmpty();
      if (known) {
        steps.add(tally.accuracy());
      }
    }
    Accuracy accuracy = total.accuracy();
    List<String> all = new ArrayList<>();
    all.add(words(forecaster.engine().id(), folds.size(), accuracy));
    fewer().ifPresent(all::add);
    all.addAll(notes);
    Provenance last = folds.get(folds.size() - 1).forecast().provenance();
    Provenance made = provenance(forecaster.engine(), last, took);
    return new Backtest(series, folds, accuracy, steps, all, made);
  }

  private static String words(String engine, int folds, Accuracy accuracy) {
    return engine
        + " forecast "
        + accuracy.forecasts()
        + " values from "
        + folds
        + (folds == 1 ? " point: " : " points: ")
        + accuracy.words()
        + ".";
  }

  /** That not all folds could be had. */
  Optional<String> fewer() {
    return folds() == request.folds().count()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Of %d points %d have enough known values before and after them.",
                request.folds().count(),
                folds()));
  }

  /** By the engine that was asked, which may have left the work to a simpler one. */
  private Provenance provenance(EngineInfo engine, Provenance fit, Duration took) {
    Map<String, String> parameters = new TreeMap<>(fit.parameters());
    parameters.putAll(request.folds().parameters());
    parameters.put("folds", String.valueOf(folds()));
    parameters.put("horizon", String.valueOf(request.forecast().horizon()));
    return new Provenance(
        engine.id(), engine.version(), parameters, fit.seed(), fit.fingerprint(), took);
  }
}
