package io.github.ecomai.market;

import io.github.ecomai.AiSystem;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.testkit.AiSystemContract;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class MarketIntelligenceSystemContractTest extends AiSystemContract<MarketIntelligenceHub> {
  @Override
  protected AiSystem<MarketIntelligenceHub> system() {
    return new MarketIntelligenceSystem();
  }

  @Override
  protected Record request(String operation) {
    double[] values = new double[48];
    Arrays.setAll(values, i -> 100 + i + 20 * Math.sin(i * Math.PI / 6) + i % 5);
    TimeSeries series = TimeSeries.of(LocalDate.of(2022, 1, 1), Frequency.MONTH, values);
    ForecastRequest forecast = ForecastRequest.of(series, 6);
    return switch (operation) {
      case "backtest" -> BacktestRequest.of(forecast).withFolds(2);
      case "select-model" ->
          SelectModelRequest.of(BacktestRequest.of(forecast).withFolds(1))
              .withEngines("theta", "mean");
      case "forecast-panel" -> panel(series);
      case "backtest-panel" -> PanelBacktestRequest.of(panel(series)).withEngines("theta", "mean");
      default -> forecast;
    };
  }

  private static PanelRequest panel(TimeSeries series) {
    return PanelRequest.of(
        List.of(KeyedSeries.of("a", series), KeyedSeries.of("b", series.slice(0, 30))), 6);
  }
}
