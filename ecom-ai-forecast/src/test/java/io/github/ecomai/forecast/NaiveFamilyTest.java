package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class NaiveFamilyTest {
  private static final double Z95 = 1.959963984540054;

  @Test
  void theDriftIsTheMeanChange() {
    Forecast forecast = forecast(Drift.withDefaults(), 3, 5, 4, 9);
    assertThat(forecast.model()).isEqualTo("Random walk with drift");
    assertThat(forecast.mean().toArray()).containsExactly(new double[] {11, 13}, within(1e-12));
    // Errors 0, -3, 3 around the drift 2: variance 18 / 2; the drift's own is a third of it.
    double two = Z95 * Math.sqrt(9 * (2 + 4 / 3.0));
    assertThat(forecast.interval(0.95).upper().value(1)).isCloseTo(13 + two, within(1e-9));
  }

  @Test
  void theMeanStays() {
    Forecast forecast = forecast(Mean.withDefaults(), 3, 5, 4, 8);
    assertThat(forecast.model()).isEqualTo("Mean");
    assertThat(forecast.mean().toArray()).containsExactly(new double[] {5, 5}, within(1e-12));
    double width = Z95 * Math.sqrt(14 / 3.0 * 1.25);
    assertThat(forecast.interval(0.95).lower().value(1)).isCloseTo(5 - width, within(1e-9));
  }

  /** All four changes from season to season are 4, and so is the root of their mean square. */
  @Test
  void theLastSeasonRepeats() {
    ForecastModel quarters = SeasonalNaive.withDefaults().withSeason(4);
    Forecast forecast = forecast(9, quarters, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(forecast.model()).isEqualTo("Seasonal naive");
    double[] seasons = {5, 6, 7, 8, 5, 6, 7, 8, 5};
    assertThat(forecast.mean().toArray()).containsExactly(seasons, within(1e-12));
    for (int h = 0; h < 9; h++) {
      double width = Z95 * 4 * Math.sqrt(1 + h / 4);
      assertThat(forecast.interval(0.95).upper().value(h))
          .isCloseTo(seasons[h] + width, within(1e-9));
      assertThat(forecast.interval(0.95).lower().value(h))
          .isCloseTo(seasons[h] - width, within(1e-9));
    }
  }

  private static Forecast forecast(ForecastModel model, double... y) {
    return forecast(2, model, y);
  }

  private static Forecast forecast(int horizon, ForecastModel model, double... y) {
    return model.fit(Models.months(y), RunContext.defaults()).forecast(horizon, 0.95);
  }
}
