package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;

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

  /** Fits and forecasts; below zero becomes zero where that is wanted and the history agrees. */
  Forecast forecast(TimeSeries history, RunContext run) {
    return forecast(fit(history, run), history);
  }

  /** As {@link #forecast}, with what history and forecast are made of. */
  Forecast explained(TimeSeries history, RunContext run) {
    FittedForecast fitted = fit(history, run);
    Forecast forecast = forecast(fitted, history);
    return forecast.withComponents(
        fitted.components(request.horizon()).map(parts -> parts.addingUpTo(forecast.mean())));
  }

  EngineInfo engine() {
    return model.info();
  }

  private boolean clips(TimeSeries history) {
    return request.nonNegative() && !fallsBelowZero(history);
  }

  private FittedForecast fit(TimeSeries history, RunContext run) {
    ForecastModel used =
        clips(history) && model instanceof Ensemble all ? all.nonNegative() : model;
    return used.fit(history, run);
  }

  private Forecast forecast(FittedForecast fitted, TimeSeries history) {
    Forecast forecast = fitted.forecast(request.horizon(), levels());
    return clips(history) ? clipped(forecast) : forecast;
  }

  private static boolean fallsBelowZero(TimeSeries series) {
    return Arrays.stream(series.toArray()).anyMatch(value -> value < 0);
  }

  private static Forecast clipped(Forecast forecast) {
    List<Interval> intervals =
        forecast.intervals().stream()
            .map(
                interval ->
                    new Interval(
                        interval.level(), clipped(interval.lower()), clipped(interval.upper())))
            .toList();
    return new Forecast(
        forecast.model(),
        forecast.history(),
        clipped(forecast.mean()),
        intervals,
        forecast.scores(),
        forecast.notes(),
        forecast.provenance());
  }

  private static TimeSeries clipped(TimeSeries series) {
    double[] values = Arrays.stream(series.toArray()).map(v -> Math.max(0, v)).toArray();
    return series.withValues(values);
  }
}
