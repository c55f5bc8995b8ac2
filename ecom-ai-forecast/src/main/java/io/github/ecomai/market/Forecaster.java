package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.SamplePaths;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One engine with the wishes of a request. Immutable and thread-safe. */
final class Forecaster {
  private final ForecastModel model;
  private final ForecastRequest request;

  Forecaster(ForecastModel model, ForecastRequest request) {
    this.model = model;
    this.request = request;
  }

  /** Levels of the intervals as they come out: narrowest first, each once. */
  double[] levels() {
    return sorted(request.levels());
  }

  static double[] sorted(List<Double> levels) {
    return levels.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
  }

  /** Fits and forecasts; below zero becomes zero where that is wanted. */
  Forecast forecast(TimeSeries history, RunContext run) {
    return forecast(fit(history, run), history);
  }

  /** As {@link #forecast}, with what both are made of and the courses it may take. */
  Forecast explained(TimeSeries history, RunContext run) {
    FittedForecast fitted = fit(history, run);
    Forecast forecast = forecast(fitted, history);
    Forecast explained =
        forecast.withComponents(
            fitted.components(request.horizon()).map(parts -> parts.addingUpTo(forecast.mean())));
    return request.paths() == 0 ? explained : explained.withPaths(paths(fitted, history, run));
  }

  private SamplePaths paths(FittedForecast fitted, TimeSeries history, RunContext run) {
    SamplePaths paths = SamplePaths.of(fitted, request.horizon(), request.paths(), run);
    return clips(history) ? paths.notBelow(0) : paths;
  }

  EngineInfo engine() {
    return model.info();
  }

  private boolean clips(TimeSeries history) {
    return request.nonNegative().orElseGet(() -> firstBelowZero(history).isEmpty());
  }

  /** Whether the model's intervals are to be set right; the ensemble does so by itself. */
  private boolean calibrates() {
    return request.calibrated() && !(model instanceof Ensemble);
  }

  private FittedForecast fit(TimeSeries history, RunContext run) {
    ForecastModel used = calibrates() ? Ensemble.of(List.of(model)) : model;
    if (request.timeLimit().isPresent()) {
      used = limited(used, request.timeLimit().get());
    }
    used = clips(history) && used instanceof Ensemble all ? all.nonNegative() : used;
    return used.fit(history, run);
  }

  private static ForecastModel limited(ForecastModel model, Duration time) {
    if (model instanceof Ensemble all) {
      return all.withTimeLimit(time);
    }
    throw new IllegalArgumentException(
        "engine '"
            + model.info().id()
            + "' has no time limit. Maybe the ensemble, or calibrated intervals.");
  }

  private Forecast forecast(FittedForecast fitted, TimeSeries history) {
    Forecast forecast = fitted.forecast(request.horizon(), levels());
    forecast = calibrates() ? forecast.withProvenance(asked(forecast.provenance())) : forecast;
    if (clips(history)) {
      return forecast.notBelow(0);
    }
    return request.nonNegative().isPresent() ? forecast : forecast.withNotes(notes(history));
  }

  /** By the engine that was asked, which may have left the work to a simpler one. */
  private Provenance asked(Provenance fit) {
    Map<String, String> parameters = new TreeMap<>(fit.parameters());
    boolean compared = !parameters.getOrDefault("origins", "0").equals("0");
    parameters.put("calibrated", String.valueOf(compared));
    return new Provenance(
        engine().id(),
        engine().version(),
        parameters,
        fit.seed(),
        fit.fingerprint(),
        fit.duration());
  }

  /** Why nobody having said so does not keep a forecast at zero. */
  private static List<String> notes(TimeSeries history) {
    int below = firstBelowZero(history).orElseThrow();
    return List.of(
        "The forecast may fall below zero, as value "
            + below
            + " of the history does: "
            + history.value(below)
            + ".");
  }

  private static OptionalInt firstBelowZero(TimeSeries history) {
    return IntStream.range(0, history.size()).filter(t -> history.value(t) < 0).findFirst();
  }
}
