package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.store.ModelFile;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StlForecastTest {
  private static final RunContext RUN = RunContext.defaults();

  @Test
  void hoursHaveDayAndWeek() {
    double[] y = new double[24 * 7 * 5];
    for (int t = 0; t < y.length; t++) {
      y[t] = value(t);
    }
    TimeSeries hours = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.HOUR, y);
    StlForecast model = StlForecast.of(Drift.withDefaults());
    Forecast forecast = model.fit(hours, RUN).forecast(48, 0.9);
    assertThat(forecast.model()).isEqualTo("STL(24, 168) + Random walk with drift");
    for (int h = 0; h < 48; h++) {
      assertThat(forecast.mean().value(h)).isCloseTo(value(y.length + h), within(1.0));
    }
    Forecast named = model.withSeasons(168, 24).fit(hours, RUN).forecast(48, 0.9);
    assertThat(named.mean()).isEqualTo(forecast.mean());
    assertThat(name(model, hours.slice(0, 24 * 14))).isEqualTo("STL(24) + Random walk with drift");
    assertThat(name(model, hours.slice(0, 24 * 21))).startsWith("STL(24, 168)");
    assertThat(forecast.notes().get(0)).contains("seasons of 24 and 168: without them");
  }

  @Test
  void hoursWithoutAWeekHaveTheDayAlone() {
    int weeks = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      double[] y = new double[24 * 30];
      Arrays.setAll(y, t -> 20 * Math.sin(2 * Math.PI * t / 24) + 5 * random.nextGaussian());
      TimeSeries hours = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.HOUR, y);
      weeks += name(StlForecast.of(Drift.withDefaults()), hours).contains("168") ? 1 : 0;
    }
    assertThat(weeks).isLessThanOrEqualTo(6); // one in ten by chance
  }

  private static String name(StlForecast model, TimeSeries history) {
    return model.fit(history, RUN).model();
  }

  @Test
  void theEnsembleKnowsTheWeekendsOfHours() {
    double[] y = new double[24 * 7 * 5 + 24 * 4]; // to a Thursday night
    for (int t = 0; t < y.length; t++) {
      y[t] = value(t);
    }
    TimeSeries hours = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.HOUR, y);
    FittedForecast fitted = Ensemble.withDefaults().fit(hours, RUN);
    Forecast forecast = fitted.forecast(72, 0.95);
    Components parts = fitted.components(72).orElseThrow();
    assertThat(parts.seasons()).hasSize(2);
    double[] week = parts.seasons().get(1).toArray();
    assertThat(week[24 * 28] - week[24 * 33]).isGreaterThan(5); // Monday, Saturday
    assertThat(parts.seasons().get(0).value(24 * 28 + 6)).isGreaterThan(10);
    for (int h = 0; h < 72; h++) {
      assertThat(forecast.mean().value(h)).isCloseTo(value(y.length + h), within(4.0));
      assertThat(parts.last(72).total().value(h)).isCloseTo(forecast.mean().value(h), within(1e-9));
    }
    FittedForecastCodec codec = new FittedForecastCodec();
    FittedForecast stored = ModelFile.decode(codec, ModelFile.encode(codec, fitted));
    assertThat(stored.forecast(72, 0.95)).isEqualTo(forecast);
    TimeSeries friday =
        hours.following(IntStream.range(0, 24).mapToDouble(h -> value(y.length + h)).toArray());
    Forecast later = stored.update(friday).forecast(48, 0.95);
    assertThat(later).isEqualTo(fitted.update(friday).forecast(48, 0.95));
    for (int h = 0; h < 48; h++) {
      assertThat(later.mean().value(h)).isCloseTo(value(y.length + 24 + h), within(4.0));
    }
  }

  private static double value(int t) {
    double week = t / 24 % 7 >= 5 ? -15 : 6;
    return 100 + 0.02 * t + 20 * Math.sin(2 * Math.PI * t / 24) + week;
  }

  @Test
  void withoutTwoCyclesTheInnerModelIsAlone() {
    FittedForecast fitted =
        StlForecast.of(Theta.withDefaults())
            .fit(Models.months(Models.shop(24, RUN.random("short"))), RUN);
    assertThat(fitted.model()).isEqualTo("Theta");
  }

  @Test
  void anyEvenSeasonThatIsAddedComesBack() {
    double[] y = Models.shop(72, RUN.random("season"));
    double[] pattern = {9, -3, 5, -7, 2, 0, -6, 4, -1, 8, -5, -6};
    double[] shifted = y.clone();
    for (int t = 0; t < shifted.length; t++) {
      shifted[t] += pattern[t % 12];
    }
    StlForecast model = StlForecast.of(Drift.withDefaults());
    double[] mean = model.fit(Models.months(y), RUN).forecast(12).mean().toArray();
    double[] other = model.fit(Models.months(shifted), RUN).forecast(12).mean().toArray();
    for (int h = 0; h < 12; h++) {
      assertThat(other[h]).isCloseTo(mean[h] + pattern[h], within(1e-6));
    }
  }

  @Test
  void badSeasonsAreRefused() {
    assertThatThrownBy(() -> StlForecast.withDefaults().withSeasons(12, 12))
        .hasMessageContaining("[12, 12]");
    assertThatThrownBy(() -> StlForecast.withDefaults().withSeasons(1)).hasMessageContaining("[1]");
  }
}
