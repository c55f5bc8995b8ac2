package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.parquet.ParquetSource;
import java.io.IOException;
import java.nio.file.Path;

/** Forecasts the revenue of the next year, from a folder of Parquet files. */
public final class ForecastSales {
  private ForecastSales() {}

  /**
   * Runs it.
   *
   * @param args the folder, or nothing for a made-up shop
   * @throws IOException if the made-up shop cannot be written
   */
  public static void main(String[] args) throws IOException {
    nextYear(args.length > 0 ? Path.of(args[0]) : DemoShop.lake());
  }

  // region forecast
  static Forecast nextYear(Path lake) {
    try (ParquetSource source = ParquetSource.open(lake);
        EcomAi ai = EcomAi.builder().source(source).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
      Forecast forecast = market.forecast(ForecastRequest.of(revenue, 12));
      System.out.println(forecast.model() + " expects " + forecast.mean());
      System.out.println("but perhaps only " + forecast.interval(0.95).lower());
      return forecast;
    }
  }
  // endregion
}
