package io.github.ecomai.market;

import io.github.ecomai.SystemContext;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
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
    Forecaster forecaster = new Forecaster(engines().get(request.engine()), request);
    Reading reading = read(request, run);
    run.progress("fit forecast models", 0, 0);
    Forecast forecast = forecaster.explained(reading.series(), run);
    Duration took = Duration.between(start, run.now());
    return forecast
        .withNotes(reading.notes())
        .withProvenance(provenance(request, forecast.provenance(), took));
  }

  @Override
  public Backtest backtest(BacktestRequest request) {
    return backtest(request, context.run());
  }

  @Override
  public Backtest backtest(BacktestRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    String engine = request.forecast().engine();
    engines().get(engine); // missing, nothing needs to be read
    Reading reading = read(request.forecast(), run);
    return new Comparison(engines(), request).backtest(engine, reading, run);
  }

  @Override
  public ModelSelection selectModel(SelectModelRequest request) {
    return selectModel(request, context.run());
  }

  @Override
  public ModelSelection selectModel(SelectModelRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    List<String> wanted = request.engines().isEmpty() ? engines().ready() : request.engines();
    Reading reading = read(request.backtest().forecast(), run);
    return new Comparison(engines(), request.backtest()).select(wanted, reading, run);
  }

  private Engines<ForecastModel> engines() {
    return context.engines(ForecastModel.class);
  }

  @Override
  public PanelReader forecastPanel(PanelRequest request) {
    return forecastPanel(request, context.run());
  }

  @Override
  public PanelReader forecastPanel(PanelRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    run.checkCancelled();
    engines().get(request.engine()); // missing, it fails no single row
    return new ForecastPanel(request, run, this::forecast, own -> series(request, own));
  }

  @Override
  public PanelBacktest backtestPanel(PanelBacktestRequest request) {
    return backtestPanel(request, context.run());
  }

  @Override
  public PanelBacktest backtestPanel(PanelBacktestRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    return new PanelBacktesting(request, engines()).run(run, own -> series(request.panel(), own));
  }

  private PartReader<KeyedSeries> series(PanelRequest request, RunContext run) {
    return request
        .query()
        .map(query -> query.read(context.commerce(), context.source(), run))
        .orElseGet(() -> new HandedIn(request.series().orElseThrow()));
  }

  private Reading read(ForecastRequest request, RunContext run) {
    return request
        .query()
        .map(query -> query.read(context.commerce(), context.source(), run))
        .orElseGet(() -> new Reading(request.series().orElseThrow(), List.of()));
  }

  private static Provenance provenance(ForecastRequest request, Provenance fit, Duration took) {
    Map<String, String> parameters = new TreeMap<>(fit.parameters());
    parameters.put("series", request.query().map(SeriesQuery::toString).orElse("by value"));
    return new Provenance(
        fit.engine(), fit.version(), parameters, fit.seed(), fit.fingerprint(), took);
  }
}
