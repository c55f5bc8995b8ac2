package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MeanModelTest {
  @Test
  void theSystemUsesItByItsId() {
    TimeSeries history = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.MONTH, 2, 4, 6);
    try (EcomAi ai = EcomAi.builder().build()) {
      // region engine-by-id
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast forecast = market.forecast(ForecastRequest.of(history, 2).withEngine("flat"));
      // endregion
      assertThat(forecast.model()).isEqualTo("Mean");
      assertThat(forecast.mean().toArray()).containsExactly(4, 4);
      // 4 + 1.959964 * 2 * sqrt(4 / 3)
      assertThat(forecast.interval(0.95).upper().value(1)).isCloseTo(8.526, within(0.001));
    }
  }
}
