package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import java.time.LocalDate;

/** Forecasts and decomposes numbers that are handed in: no source, no file. */
public final class ForecastValues {
  private ForecastValues() {}

  /**
   * Runs it on the units that a made-up shop sold in five weeks.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    nextWeek(
        41, 38, 44, 47, 62, 95, 71, 43, 40, 41, 50, 66, 99, 74, 45, 39, 46, 48, 69, 103, 70, 44, 43,
        47, 53, 65, 98, 78, 47, 41, 45, 52, 70, 107, 76);
  }

  // region values
  static Forecast nextWeek(double... units) {
    TimeSeries history = TimeSeries.of(LocalDate.of(2026, 1, 5), Frequency.DAY, units);
    try (EcomAi ai = EcomAi.builder().build()) {
      GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
      System.out.println(pulse.decompose(DecomposeRequest.of(history)).finding());
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast forecast = market.forecast(ForecastRequest.of(history, 7));
      System.out.println(forecast.model() + " expects " + forecast.mean());
      return forecast;
    }
  }
  // endregion
}
