package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentence why this model. */
class ReasonsTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final TimeSeries SHOP = Models.months(Models.shop(72, RUN.random("why")));

  static List<ForecastModel> models() {
    return Models.each().stream()
        .filter(model -> !notes(model).get(0).contains("the only form"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFirstNoteIsASentenceWithNumbers(ForecastModel model) {
    assertThat(notes(model).get(0)).matches("[A-Z0-9].*\\d.*\\.");
  }

  private static List<String> notes(ForecastModel model) {
    return model.fit(SHOP, RUN).forecast(3).notes();
  }

  @Test
  void whatTheySay() {
    assertThat(notes(Ets.withDefaults()).get(0))
        .matches(
            "ETS\\(.*\\) has the lowest AICc of \\d+ forms; the AICc of the next, ETS.*higher\\.");
    assertThat(notes(Ces.withDefaults()).get(0)).contains("lowest AICc of 4 forms");
    assertThat(notes(Ces.withDefaults().withForm(Ces.Form.FULL)).get(0))
        .isEqualTo("CES(F) is the only form that was asked for and that the values allow.");
    assertThat(notes(Arima.withDefaults()).get(1))
        .contains("1 seasonal difference (strength of the season 0.")
        .contains("the limit 0.64")
        .contains("KPSS statistic");
    assertThat(notes(Arima.withDefaults().withSeasonalTest(Arima.SeasonalTest.OCSB)).get(1))
        .contains("OCSB statistic");
    assertThat(notes(Models.airline()).get(0)).startsWith("ARIMA(0,1,1)(0,1,1)[12] was asked for");
    assertThat(notes(Arima.withDefaults().withBoxCox(0.5))).anyMatch(n -> n.contains("lambda 0.5"));
    assertThat(notes(Theta.withDefaults()).get(0)).contains("autocorrelation at lag 12 is 0.");
    assertThat(notes(StlForecast.withDefaults()).get(0)).contains("season of 12");
    assertThat(notes(StlForecast.withDefaults()).get(1)).contains("lowest AICc");
    assertThat(notes(Drift.withDefaults()).get(0)).startsWith("The mean of 71 changes is ");
    assertThat(notes(Mean.withDefaults()).get(0)).startsWith("The mean of 72 values is ");
    assertThat(notes(SeasonalNaive.withDefaults()).get(0)).contains("season of 12 values repeats");
    assertThat(notes(Ensemble.withDefaults()).get(0)).contains("erred least");
  }

  @Test
  void numbersHaveThreeDigits() {
    assertThat(Ranking.number(0.123456)).isEqualTo("0.123");
    assertThat(Ranking.number(1.5, 10)).isEqualTo("1540");
    assertThat(Ranking.number(1e300)).isEqualTo("1.0E+300");
    assertThat(Ranking.number(0)).isEqualTo("0.0");
    assertThat(Ranking.number(-2.5e-12)).isEqualTo("-2.5E-12");
  }
}
