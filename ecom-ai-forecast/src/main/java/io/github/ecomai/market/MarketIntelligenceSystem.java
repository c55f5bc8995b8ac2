package io.github.ecomai.market;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import io.github.ecomai.engine.Forecast;
import java.util.List;

/** Provides the Market Intelligence Hub. Stateless and thread-safe. */
public final class MarketIntelligenceSystem implements AiSystem<MarketIntelligenceHub> {
  /** For ServiceLoader. */
  public MarketIntelligenceSystem() {}

  @Override
  public String id() {
    return "market-intelligence";
  }

  @Override
  public String summary() {
    return "Market Intelligence Hub: how sales will go on";
  }

  @Override
  public Class<MarketIntelligenceHub> facade() {
    return MarketIntelligenceHub.class;
  }

  @Override
  public List<Operation<MarketIntelligenceHub, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "forecast",
            Operation.types(ForecastRequest.class, Forecast.class),
            "Forecasts revenue, units, orders or any series, with intervals",
            MarketIntelligenceHub::forecast),
        Operation.of(
            "backtest",
            Operation.types(BacktestRequest.class, Backtest.class),
            "Tells how well a forecast would have done in the past",
            MarketIntelligenceHub::backtest),
        Operation.of(
            "select-model",
            Operation.types(SelectModelRequest.class, ModelSelection.class),
            "Tells which model forecasts a series best, and why",
            MarketIntelligenceHub::selectModel),
        Operation.stream(
            "forecast-panel",
            Operation.types(PanelRequest.class, PanelReader.class),
            "Forecasts one series for each product, category, country or any other key",
            MarketIntelligenceHub::forecastPanel),
        Operation.of(
            "backtest-panel",
            Operation.types(PanelBacktestRequest.class, PanelBacktest.class),
            "Tells which model forecasts many series best, and how well",
            MarketIntelligenceHub::backtestPanel));
  }

  @Override
  public MarketIntelligenceHub open(SystemContext context) {
    return new DefaultMarketIntelligenceHub(context);
  }
}
