package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What histories and forecasts are made of. */
class ComponentsTest {
  private static final RunContext RUN = RunContext.defaults();

  static List<ForecastModel> models() {
    return Models.each();
  }

  static List<ForecastModel> seasonal() {
    return Models.all();
  }

  static List<ForecastModel> plain() {
    return Models.plain();
  }

  @ParameterizedTest
  @MethodSource("models")
  void partsAddUpToHistoryAndForecast(ForecastModel model) {
    double[] shop = Models.shop(72, RUN.random("parts"));
    double[] gaps = shop.clone();
    gaps[0] = Double.NaN;
    gaps[30] = Double.NaN;
    double[] losses = Arrays.stream(shop).map(v -> 90 - v).toArray();
    double[][] histories = {shop, gaps, losses, {5}, {5, 6}, {5, 6, 4, 5, 7}, new double[20]};
    for (double[] history : histories) {
      TimeSeries series = Models.months(history);
      FittedForecast fitted = model.fit(series, RUN);
      Forecast forecast = fitted.forecast(15);
      Components parts = fitted.components(15).orElseThrow();
      int known = parts.size() - 15;
      TimeSeries past = parts.slice(0, known).total();
      int left = history.length - known;
      assertThat(left).isEqualTo(Double.isNaN(history[0]) ? 1 : 0);
      double size = Arrays.stream(history).filter(v -> v == v).map(Math::abs).max().orElseThrow();
      for (int t = 0; t < known; t++) {
        assertThat(past.isMissing(t)).isEqualTo(Double.isNaN(history[left + t]));
        assertThat(parts.fitted().value(t)).isFinite();
        if (!past.isMissing(t)) {
          assertThat(past.value(t)).isCloseTo(history[left + t], within(1e-9 * size));
        }
      }
      Components ahead = parts.last(15);
      assertThat(ahead.level().start()).isEqualTo(forecast.mean().start());
      for (int h = 0; h < 15; h++) {
        double mean = forecast.mean().value(h);
        assertThat(ahead.total().value(h)).isCloseTo(mean, within(1e-9 * size));
        if (!(model instanceof Ensemble)) {
          assertThat(ahead.remainder().value(h)).as(fitted.model()).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seasonal")
  void aClearSeasonIsSeasonAndAClearTrendIsNot(ForecastModel model) {
    double[] y = new double[96];
    double[] pattern = {30, 10, -20, -30, 0, 20, 10, -10, -20, 0, 40, -30};
    var random = RUN.random("clear");
    Arrays.setAll(y, t -> 200 + t + pattern[t % 12] + 0.5 * random.nextGaussian());
    FittedForecast fitted = model.fit(Models.months(y), RUN);
    Components ahead = fitted.components(12).orElseThrow().last(12);
    if (ahead.seasons().isEmpty()) {
      assertThat(model).isInstanceOfAny(Drift.class, Mean.class);
      return;
    }
    for (int h = 0; h < 12; h++) {
      assertThat(ahead.seasons().get(0).value(h))
          .as("%s, step %d", fitted.model(), h)
          .isCloseTo(pattern[h], within(13.0));
    }
    assertFollowsTheLine(model, fitted.model(), ahead);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void modelsThatKnowNoSeasonHaveNone(ForecastModel model) {
    double[] y = Models.shop(96, RUN.random("clear"));
    assertThat(model.fit(Models.months(y), RUN).components(12).orElseThrow().seasons()).isEmpty();
  }

  /**
   * Level and trend are the line 200 + t; seasonal naive has the mean of its last season, and the
   * simple CES that of the year ahead, half a year later, as each of its months goes its own way.
   */
  private static void assertFollowsTheLine(ForecastModel model, String name, Components ahead) {
    boolean naive = model instanceof SeasonalNaive;
    double slack = model instanceof Theta ? 6 : naive ? 0.5 : name.equals("CES(S)") ? 12 : 3;
    for (int h = 0; h < 12; h++) {
      double line = naive ? 200 + 89.5 : 200 + 96 + h;
      assertThat(ahead.level().value(h) + ahead.trend().value(h))
          .as("%s, step %d", name, h)
          .isCloseTo(line, within(slack));
    }
  }

  @Test
  void theSeasonOfAnAirlineModelIsCentredAndItsTrendStraight() {
    double[] y = Models.shop(96, RUN.random("airline"));
    Components parts = Models.airline().fit(Models.months(y), RUN).components(36).orElseThrow();
    Components ahead = parts.last(36);
    double sum = 0;
    for (int h = 0; h < 12; h++) {
      sum += ahead.seasons().get(0).value(h);
      double season = ahead.seasons().get(0).value(h);
      assertThat(ahead.seasons().get(0).value(h + 12)).isCloseTo(season, within(1e-6));
    }
    assertThat(sum).isCloseTo(0, within(1e-6));
    double slope = ahead.trend().value(0);
    for (int h = 0; h < 36; h++) {
      assertThat(ahead.trend().value(h)).isCloseTo(slope * (h + 1), within(1e-6));
      assertThat(ahead.level().value(h)).isCloseTo(ahead.level().value(0), within(1e-6));
    }
    assertThat(slope).isBetween(0.2, 2.0);
  }

  @Test
  void theDriftIsTheTrend() {
    double[] y = Models.shop(60, RUN.random("drift"));
    Components parts = Drift.withDefaults().fit(Models.months(y), RUN).components(4).orElseThrow();
    double drift = (y[59] - y[0]) / 59;
    assertThat(parts.trend().value(10)).isCloseTo(drift, within(1e-9));
    assertThat(parts.last(4).trend().value(3)).isCloseTo(4 * drift, within(1e-9));
    assertThat(parts.last(4).level().value(3)).isCloseTo(y[59], within(1e-9));
    assertThat(parts.remainder().value(10)).isCloseTo(y[10] - y[9] - drift, within(1e-9));
  }

  @Test
  void anEnsembleShowsWhatTheMedianChanges() {
    double[] y = Models.shop(60, RUN.random("median"));
    FittedForecast fitted = Ensemble.withDefaults().fit(Models.months(y), RUN);
    Components ahead = fitted.components(12).orElseThrow().last(12);
    assertThat(ahead.reading()).contains("weighted median");
    for (int h = 0; h < 12; h++) {
      double mean = fitted.forecast(12).mean().value(h);
      assertThat(Math.abs(ahead.remainder().value(h))).isLessThan(0.1 * mean);
    }
  }
}
