package io.github.ecomai.market;

import static io.github.ecomai.data.Frequency.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MarketIntelligenceHubTest {
  private static final LocalDate OPENED = LocalDate.of(2022, 1, 1);

  /** Days from the opening, three years and ten days; shut on Sundays; more sales in December. */
  private static EcomAi shop() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 3 * 365 + 10; i++) {
      LocalDate day = OPENED.plusDays(i);
      if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        long quantity = (day.getMonthValue() == 12 ? 20 : 10) + i % 3 + i / 100;
        rows.add(List.of("o" + i, (long) (i % 7), "P" + i % 5, day, quantity, 2.5));
      }
    }
    MemorySource source = MemorySource.builder().rows("log", Panels.LOG, rows).build();
    CommerceSchema schema = CommerceSchema.of(OrderLog.recognise("log", Panels.LOG, Map.of()));
    return EcomAi.builder().source(source).commerce(schema).seed(7).build();
  }

  @Test
  void revenueByMonth() {
    try (EcomAi ai = shop()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast forecast = market.forecast(ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 12));
      assertThat(forecast.history().size()).isEqualTo(36);
      assertThat(forecast.mean().start()).isEqualTo(LocalDate.of(2025, 1, 1));
      assertThat(forecast.horizon()).isEqualTo(12);
      assertThat(forecast.interval(0.95).level()).isEqualTo(0.95);
      assertThat(forecast.intervals()).hasSize(2);
      assertThat(forecast.scores()).isNotEmpty();
      assertThat(forecast.notes()).anyMatch(note -> note.contains("is incomplete and left out"));
      assertThat(forecast.mean().value(11)).isGreaterThan(forecast.mean().value(5));
      assertThat(forecast.provenance().engine()).isEqualTo("ensemble");
      assertThat(forecast.provenance().seed()).isEqualTo(7);
      assertThat(forecast.provenance().parameters())
          .containsEntry("series", SeriesQuery.revenue().by(MONTH).toString());
    }
  }

  @Test
  void closedDaysAreLeftOut() {
    try (EcomAi ai = shop()) {
      Forecast forecast =
          ai.system(MarketIntelligenceHub.class)
              .forecast(ForecastRequest.of(SeriesQuery.units().by(Frequency.DAY), 12));
      assertThat(forecast.history().frequency().closedDays()).containsExactly(DayOfWeek.SUNDAY);
      for (int h = 0; h < 12; h++) {
        assertThat(forecast.mean().time(h).getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
      }
    }
  }

  @Test
  void valuesNeedNoSource() {
    TimeSeries series = TimeSeries.of(OPENED, MONTH, 5, 7, 6, 8, 7, 9, 8, 10, 9, 11, 10, 12, 11);
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast forecast =
          market.forecast(ForecastRequest.of(series, 3).withEngine("theta").withLevels(0.5));
      assertThat(forecast.model()).startsWith("Theta");
      assertThat(forecast.intervals().stream().map(Interval::level)).containsExactly(0.5);
      assertThatThrownBy(
              () -> market.forecast(ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no data source");
    }
  }

  @Test
  void whatCannotBeNegativeIsNot() {
    double[] falling = new double[40];
    Arrays.setAll(falling, t -> Math.max(0, 30 - t) + t % 4);
    TimeSeries series = TimeSeries.of(OPENED, MONTH, falling);
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      for (String engine : List.of("ensemble", "theta", "ets", "seasonal-naive")) {
        ForecastRequest request = ForecastRequest.of(series, 24).withEngine(engine);
        Forecast clipped = market.forecast(request.withNonNegative(true));
        assertThat(Arrays.stream(clipped.mean().toArray())).allMatch(v -> v >= 0);
        assertThat(Arrays.stream(clipped.interval(0.95).lower().toArray())).allMatch(v -> v >= 0);
        TimeSeries sums = clipped.components().orElseThrow().last(clipped.horizon()).total();
        for (int h = 0; h < clipped.horizon(); h++) {
          assertThat(sums.value(h)).isCloseTo(clipped.mean().value(h), within(1e-9));
        }
        assertThat(Arrays.stream(market.forecast(request).interval(0.95).lower().toArray()))
            .anyMatch(v -> v < 0);
      }
      falling[3] = -1;
      ForecastRequest losses = ForecastRequest.of(TimeSeries.of(OPENED, MONTH, falling), 24);
      assertThat(Arrays.stream(lower(market.forecast(losses)))).anyMatch(v -> v < 0);
      assertThat(Arrays.stream(lower(market.forecast(losses.withNonNegative(true)))))
          .allMatch(v -> v >= 0);
    }
  }

  @Test
  void aShopThatOnceLostMoneyMayDoSoAgain() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long quantity = i / 31 == 4 ? -10 : 10 + i % 7; // a month of returns
      rows.add(List.of("o" + i, 1L, "P1", OPENED.plusDays(i), quantity, 2.5));
    }
    MemorySource source = MemorySource.builder().rows("log", Panels.LOG, rows).build();
    OrderLog log = OrderLog.recognise("log", Panels.LOG, Map.of());
    try (EcomAi ai = EcomAi.builder().source(source).commerce(CommerceSchema.of(log)).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      ForecastRequest request = ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 12);
      Forecast forecast = market.forecast(request);
      assertThat(Arrays.stream(forecast.history().toArray())).anyMatch(v -> v < 0);
      assertThat(Arrays.stream(lower(forecast))).anyMatch(v -> v < 0);
      assertThat(forecast.notes())
          .anyMatch(note -> note.contains("may fall below zero, as value 4"));
    }
  }

  private static double[] lower(Forecast forecast) {
    return forecast.interval(0.95).lower().toArray();
  }

  @Test
  void theOperationIsListedAndCallable() {
    try (EcomAi ai = shop()) {
      ForecastRequest request = ForecastRequest.of(SeriesQuery.orders().by(MONTH), 2);
      Object result = ai.call("forecast", request, ai.run());
      assertThat(result).isInstanceOf(Forecast.class);
      assertThat(ai.systems()).anyMatch(system -> system.id().equals("market-intelligence"));
    }
  }

  @Test
  void theSameSeedGivesTheSameForecast() {
    try (EcomAi ai = shop()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      ForecastRequest request = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.WEEK), 8);
      Forecast one = market.forecast(request, ai.run().withParallelism(1));
      Forecast many = market.forecast(request, ai.run().withParallelism(8));
      assertThat(many.mean()).isEqualTo(one.mean());
      assertThat(many.intervals()).isEqualTo(one.intervals());
    }
  }

  @Test
  void theTimeForAnEnsembleMayBeLimited() {
    double[] values = new double[60];
    Arrays.setAll(values, t -> 50 + t % 12);
    ForecastRequest year =
        ForecastRequest.of(TimeSeries.of(OPENED, MONTH, values), 12)
            .withTimeLimit(Duration.ofNanos(1));
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      assertThat(market.forecast(year).model()).isEqualTo("Seasonal naive");
      assertThatThrownBy(() -> market.forecast(year.withEngine("ets")))
          .hasMessageContaining("'ets' has no time limit");
      Forecast late = market.forecast(year.withEngine("ets").withCalibratedIntervals());
      assertThat(late.model()).isEqualTo("Seasonal naive");
    }
  }

  @Test
  void intervalsOfAnyEngineMayBeCalibrated() {
    RandomGenerator random = RunContext.defaults().random("calibrated");
    double[] steps = new double[60];
    Arrays.setAll(steps, t -> (t == 0 ? 500 : steps[t - 1]) + random.nextGaussian());
    ForecastRequest plain =
        ForecastRequest.of(TimeSeries.of(OPENED, MONTH, steps), 12).withEngine("drift");
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast model = market.forecast(plain);
      Forecast calibrated = market.forecast(plain.withCalibratedIntervals());
      assertThat(calibrated.model()).isEqualTo(model.model());
      assertThat(calibrated.mean()).isEqualTo(model.mean());
      double width = Double.parseDouble(calibrated.provenance().parameters().get("width"));
      assertThat(width).isNotCloseTo(1, within(0.01));
      for (int h = 0; h < 12; h++) {
        double mean = model.mean().value(h);
        for (double level : new double[] {0.80, 0.95}) {
          assertThat(calibrated.interval(level).upper().value(h))
              .isCloseTo(
                  mean + width * (model.interval(level).upper().value(h) - mean), within(1e-9));
        }
      }
      assertThat(calibrated.notes()).containsAll(model.notes());
      assertThat(calibrated.notes())
          .contains(
              String.format(
                  Locale.ROOT,
                  "Bounds are %.2f times as wide as %s says, by its errors in 36 forecasts from 2"
                      + " earlier points of the history.",
                  width,
                  model.model()));
      assertThat(calibrated.provenance().engine()).isEqualTo("drift");
      assertThat(calibrated.provenance().parameters()).containsEntry("calibrated", "true");
      ForecastRequest all = plain.withEngine("ensemble");
      assertThat(market.forecast(all.withCalibratedIntervals()).intervals())
          .isEqualTo(market.forecast(all).intervals());
      Backtest past =
          market.backtest(BacktestRequest.of(plain.withCalibratedIntervals()).withFolds(2));
      assertThat(past.provenance().engine()).isEqualTo("drift");
      assertThat(past.provenance().parameters()).containsEntry("calibrated", "true");
      ForecastRequest paths = plain.withCalibratedIntervals().withNonNegative(true).withPaths(50);
      assertThat(market.forecast(paths).paths().orElseThrow().count()).isEqualTo(50);
      ModelSelection choice =
          market.selectModel(
              SelectModelRequest.of(plain.withCalibratedIntervals())
                  .withEngines("drift", "seasonal-naive"));
      assertThat(choice.leaderboard()).hasSize(2);
      Forecast few =
          market.forecast(
              ForecastRequest.of(TimeSeries.of(OPENED, MONTH, 3, 5, 4), 2)
                  .withEngine("theta")
                  .withCalibratedIntervals());
      assertThat(few.provenance().engine()).isEqualTo("theta");
      assertThat(few.provenance().parameters()).containsEntry("calibrated", "false");
      Forecast ets = market.forecast(plain.withEngine("ets"));
      assertThat(
              market
                  .forecast(plain.withEngine("ets").withCalibratedIntervals())
                  .provenance()
                  .parameters())
          .containsAllEntriesOf(ets.provenance().parameters());
    }
  }

  @Test
  void nonsenseIsRefused() {
    TimeSeries series = TimeSeries.of(OPENED, MONTH, 1, 2, 3);
    assertThatThrownBy(() -> ForecastRequest.of(series, 0)).hasMessageContaining("horizon 0");
    assertThatThrownBy(() -> ForecastRequest.of(series, 1).withLevels(95))
        .hasMessageContaining("level 95.0");
    assertThatThrownBy(
            () ->
                new ForecastRequest(
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    List.of(),
                    "theta",
                    false,
                    Optional.empty(),
                    0,
                    Optional.empty()))
        .hasMessageContaining("either a query or a series");
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      assertThatThrownBy(() -> market.forecast(ForecastRequest.of(series, 1).withEngine("lstm")))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("No ForecastModel named 'lstm' is ready")
          .hasMessageContaining("ensemble");
      TimeSeries unknown = TimeSeries.of(OPENED, MONTH, Double.NaN);
      assertThatThrownBy(() -> market.forecast(ForecastRequest.of(unknown, 1)))
          .hasMessageContaining("no known value");
    }
  }

  @Test
  void cancelledRunsStop() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (EcomAi ai = shop()) {
      RunContext run = ai.run().withCancellation(cancellation);
      ForecastRequest request = ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 2);
      assertThatThrownBy(() -> ai.system(MarketIntelligenceHub.class).forecast(request, run))
          .isInstanceOf(RunCancelledException.class);
    }
  }
}
