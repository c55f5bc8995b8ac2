package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The way from a series to a fitted model that all engines here share. */
final class SeriesFit {
  /** Fewer values than these tell nothing about a model. */
  private static final int FEWEST = 4;

  private SeriesFit() {}

  /**
   * A history made ready.
   *
   * @param season the season to use, or 0 for the usual one of the frequency
   */
  static PreparedHistory prepare(TimeSeries history, int season) {
    int positions = season == 0 ? history.frequency().season() : season;
    return PreparedHistory.of(history, Math.max(1, positions));
  }

  /**
   * Fits a model, or what a history that is too short or constant allows instead.
   *
   * @param notes to which the model may add while it is fitted
   */
  static FittedForecast fit(
      EngineInfo engine,
      TimeSeries history,
      PreparedHistory prepared,
      RunContext run,
      ValueModel model,
      List<String> notes) {
    Instant start = run.now();
    run.checkCancelled();
    FittedValues fitted = fit(prepared, run, model, notes);
    notes.addAll(prepared.notes());
    Provenance provenance =
        new Provenance(
            engine.id(),
            engine.version(),
            parameters(fitted, prepared(prepared)),
            run.seed(),
            fingerprint(history),
            Duration.between(start, run.now()));
    FittedSeries.Preparation preparation =
        new FittedSeries.Preparation(prepared.exponent(), prepared.season(), history.size());
    return new FittedSeries(history, preparation, fitted, notes, provenance);
  }

  private static FittedValues fit(
      PreparedHistory prepared, RunContext run, ValueModel model, List<String> notes) {
    double[] y = prepared.values();
    if (y.length == 1) {
      notes.add(
          "One value tells nothing about change: it is repeated, and the bounds are a guess.");
      return FittedNaive.of(y, 1);
    }
    if (isConstant(y)) {
      notes.add("All values of the history are equal: they are repeated.");
      return FittedNaive.constant(y);
    }
    if (y.length < FEWEST) {
      notes.add(y.length + " values are too few for a model: the last one is repeated.");
      return FittedNaive.of(y, 1);
    }
    return model.fit(y, prepared.season(), run);
  }

  /** Whether a history is too short or too even for any model to be compared. */
  static boolean isTrivial(TimeSeries history) {
    double[] y = PreparedHistory.of(history, 1).values();
    return y.length < FEWEST || isConstant(y);
  }

  private static boolean isConstant(double[] y) {
    for (double value : y) {
      if (value != y[0]) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> prepared(PreparedHistory prepared) {
    return Map.of(
        "season", Integer.toString(prepared.season()), "scale", "2^" + prepared.exponent());
  }

  /** The parameters of a model beside those that stay. */
  static Map<String, String> parameters(FittedValues fitted, Map<String, String> others) {
    Map<String, String> named = new TreeMap<>(others);
    fitted.parameters().forEach((name, value) -> named.put(name, Double.toString(value)));
    return named;
  }

  static String fingerprint(TimeSeries history) {
    return Fingerprint.start()
        .add(history.start().toString())
        .add(history.frequency().toString())
        .add(history.toArray())
        .text();
  }
}
