package io.github.ecomai.market;

import io.github.ecomai.SystemContext;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The system over the source and engines of {@code EcomAi}. Immutable and thread-safe. */
final class DefaultMarketIntelligenceHub implements MarketIntelligenceHub {
  private final SystemContext context;

  DefaultMarketIntelligenceHub(SystemContext context) {
    this.context = context;
  }

  @Override
  public Forecast forecast(ForecastRequest request) {
    return forecast(request, context.run());
  }

  @Override
  public Forecast forecast(ForecastRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    Instant start = run.now();
    ForecastModel model = context.engines(ForecastModel.class).get(request.engine());
    Reading reading = read(request, run);
    boolean clip = request.nonNegative() && !fallsBelowZero(reading.series());
    if (clip && model instanceof Ensemble ensemble) {
      model = ensemble.nonNegative();
    }
    run.progress("fit forecast models", 0, 0);
    double[] levels = request.levels().stream().mapToDouble(Double::doubleValue).toArray();
    FittedForecast fitted = model.fit(reading.series(), run);
    Forecast plain = fitted.forecast(request.horizon(), levels);
    Forecast forecast = clip ? clipped(plain) : plain;
    List<String> notes = new ArrayList<>(forecast.notes());
    notes.addAll(reading.notes());
    return new Forecast(
        forecast.model(),
        forecast.history(),
        forecast.mean(),
        forecast.intervals(),
        forecast.scores(),
        notes,
        provenance(request, forecast.provenance(), Duration.between(start, run.now())),
        fitted.components(request.horizon()).map(c -> c.addingUpTo(forecast.mean())));
  }

  private Reading read(ForecastRequest request, RunContext run) {
    return request
        .query()
        .map(query -> query.read(context.commerce(), context.source(), run))
        .orElseGet(() -> new Reading(request.series().orElseThrow(), List.of()));
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
    return TimeSeries.of(series.dateTime(0), series.frequency(), values);
  }

  private static Provenance provenance(ForecastRequest request, Provenance fit, Duration took) {
    Map<String, String> parameters = new TreeMap<>(fit.parameters());
    parameters.put("series", request.query().map(SeriesQuery::toString).orElse("by value"));
    return new Provenance(
        fit.engine(), fit.version(), parameters, fit.seed(), fit.fingerprint(), took);
  }
}
