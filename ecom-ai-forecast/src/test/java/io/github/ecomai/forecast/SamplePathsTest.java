package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.engine.SamplePaths;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SamplePathsTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(3);
  private static final int COUNT = 20_000;
  private static final TimeSeries SHOP = Models.months(Models.shop(72, RUN.random("paths")));

  private static SamplePaths paths(ForecastModel model, int horizon) {
    return SamplePaths.of(model.fit(SHOP, RUN), horizon, COUNT, RUN);
  }

  private static double[] step(SamplePaths paths, int step) {
    return IntStream.range(0, paths.count()).mapToDouble(i -> paths.path(i).value(step)).toArray();
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Of step i and j of a random walk the correlation is the root of i / j. */
  @Test
  void aRandomWalkStaysWhereItWent() {
    SamplePaths walk = paths(SeasonalNaive.withDefaults().withSeason(1), 12);
    assertThat(correlation(step(walk, 0), step(walk, 11)))
        .isCloseTo(Math.sqrt(1 / 12.0), within(0.03));
    assertThat(correlation(step(walk, 5), step(walk, 11))).isCloseTo(Math.sqrt(0.5), within(0.03));
  }

  @Test
  void seasonsComeBackAndLevelsStay() {
    SamplePaths season = paths(SeasonalNaive.withDefaults(), 13);
    assertThat(correlation(step(season, 0), step(season, 12)))
        .isCloseTo(Math.sqrt(0.5), within(0.03));
    assertThat(correlation(step(season, 0), step(season, 1))).isCloseTo(0, within(0.03));
    SamplePaths level = paths(Mean.withDefaults(), 12);
    assertThat(correlation(step(level, 0), step(level, 11))).isCloseTo(0, within(0.05));
  }

  /** Hyndman, Koehler, Ord and Snyder (2008), section 6.2: the variance over a lead time. */
  @Test
  void totalsOfSimpleSmoothingSpreadAsTheFormulaSays() {
    FittedForecast fitted =
        Ets.withDefaults()
            .withErrors(Ets.Errors.ADDITIVE)
            .withTrend(Ets.Trend.NONE)
            .withSeasonal(Ets.Seasonal.NONE)
            .fit(SHOP, RUN);
    double alpha = Double.parseDouble(fitted.forecast(1).provenance().parameters().get("alpha"));
    int horizon = 9;
    Forecast forecast = fitted.forecast(horizon, 0.5);
    double deviation =
        (forecast.interval(0.5).upper().value(0) - forecast.mean().value(0)) / 0.674489750196;
    double squares = 0;
    for (int j = 0; j < horizon; j++) {
      squares += (1 + j * alpha) * (1 + j * alpha);
    }
    assertTotals(fitted, forecast.mean(), deviation * Math.sqrt(squares));
  }

  /** Totals are normal around the sum of the means. */
  private static void assertTotals(FittedForecast fitted, TimeSeries mean, double deviation) {
    SamplePaths paths = SamplePaths.of(fitted, mean.size(), COUNT, RUN);
    double middle = Arrays.stream(mean.toArray()).sum();
    double expected = 0.841621233573 * deviation;
    assertThat(paths.total(0.5)).isCloseTo(middle, within(0.03 * expected));
    assertThat(paths.total(0.8) - middle).isCloseTo(expected, within(0.03 * expected));
    assertThat(middle - paths.total(0.2)).isCloseTo(expected, within(0.03 * expected));
  }

  /**
   * Box and Jenkins (1976), section 5.1: a shock of today moves the value k steps later by phi^k,
   * so a sum of so many steps by (1 - phi^k) / (1 - phi).
   */
  @Test
  void totalsOfAnAutoregressionSpreadAsTheFormulaSays() {
    RandomGenerator random = RUN.random("autoregression");
    double[] values = new double[150];
    values[0] = 100;
    for (int t = 1; t < values.length; t++) {
      values[t] = 100 + 0.7 * (values[t - 1] - 100) + 5 * random.nextGaussian();
    }
    FittedForecast fitted =
        Arima.withDefaults()
            .withOrder(ArimaOrder.of(1, 0, 0).withConstant(true))
            .fit(Models.months(values), RUN);
    int horizon = 9;
    Forecast forecast = fitted.forecast(horizon, 0.5);
    TimeSeries mean = forecast.mean();
    double phi = (mean.value(2) - mean.value(1)) / (mean.value(1) - mean.value(0));
    assertThat(phi).isBetween(0.5, 0.9);
    double deviation = (forecast.interval(0.5).upper().value(0) - mean.value(0)) / 0.674489750196;
    double squares = 0;
    for (int k = 1; k <= horizon; k++) {
      double sum = (1 - Math.pow(phi, k)) / (1 - phi);
      squares += sum * sum;
    }
    assertTotals(fitted, mean, deviation * Math.sqrt(squares));
  }

  /**
   * A shock of 1 moves each later value by the weight of the naive forecast, and by a part of that
   * of the mean, which is one of 73 values then.
   */
  @Test
  void anEnsembleGoesTogetherAsItsMembersDo() {
    FittedForecast fitted =
        Ensemble.of(List.of(SeasonalNaive.withDefaults().withSeason(1), Mean.withDefaults()))
            .fit(SHOP, RUN);
    double naive = 0;
    for (ModelScore score : fitted.forecast(1).scores()) {
      naive += score.model().equals("Naive") ? score.weight() : 0;
    }
    assertThat(naive).isBetween(0.1, 0.9);
    double moved = naive + (1 - naive) / 73;
    SamplePaths paths = SamplePaths.of(fitted, 12, COUNT, RUN);
    for (int step : new int[] {1, 5, 11}) {
      assertThat(correlation(step(paths, 0), step(paths, step)))
          .isCloseTo(moved / Math.sqrt(1 + step * moved * moved), within(0.03));
    }
  }

  /** Totals spread more than of steps on their own, and less than of steps all in one. */
  @Test
  void theDefaultEnsembleKeepsItsIntervalsAndItsStepsTogether() {
    FittedForecast fitted = Ensemble.withDefaults().fit(SHOP, RUN);
    int horizon = 6;
    Forecast forecast = fitted.forecast(horizon, 0.6);
    SamplePaths paths = SamplePaths.of(fitted, horizon, COUNT, RUN);
    double alone = 0;
    double inOne = 0;
    for (int step = 0; step < horizon; step++) {
      double above = forecast.quantile(0.8).value(step) - forecast.mean().value(step);
      assertThat(paths.quantile(0.8).value(step) - forecast.mean().value(step))
          .isCloseTo(above, within(0.05 * above));
      alone = Math.hypot(alone, above);
      inOne += above;
    }
    assertThat(paths.total(0.8) - paths.total(0.5)).isBetween(1.05 * alone, 0.95 * inOne);
  }

  @Property(tries = 20)
  void quantilesOfPathsAreThoseOfTheForecast(
      @ForAll @DoubleRange(min = 0.03, max = 0.97) double p) {
    FittedForecast fitted = Theta.withDefaults().onLogarithms().fit(SHOP, RUN);
    SamplePaths paths = SamplePaths.of(fitted, 6, COUNT, RUN);
    Forecast forecast =
        p == 0.5 ? fitted.forecast(6) : fitted.forecast(6, Forecast.levelOf(p), 0.8);
    for (int step = 0; step < 6; step++) {
      double wanted = forecast.quantile(p).value(step);
      double width =
          fitted.forecast(6, 0.8).interval(0.8).upper().value(step)
              - fitted.forecast(6, 0.8).interval(0.8).lower().value(step);
      assertThat(paths.quantile(p).value(step)).isCloseTo(wanted, within(0.03 * width));
    }
  }

  @Test
  void theHubDrawsThemAndKeepsThemAboveZero() {
    double[] falling = new double[40];
    Arrays.setAll(falling, t -> Math.max(0, 20 - t + t % 3));
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      ForecastRequest request =
          ForecastRequest.of(Models.months(falling), 6).withNonNegative(true).withPaths(200);
      for (String engine : new String[] {"ensemble", "ets", "drift"}) {
        Forecast forecast = market.forecast(request.withEngine(engine), RUN);
        SamplePaths paths = forecast.paths().orElseThrow();
        assertThat(paths.count()).isEqualTo(200);
        assertThat(Arrays.stream(paths.quantile(0).toArray())).allMatch(v -> v >= 0);
        assertThat(paths).isEqualTo(market.forecast(request.withEngine(engine), RUN).paths().get());
        assertThat(paths.total(1)).isPositive();
      }
      assertThat(market.forecast(request.withPaths(0), RUN).paths()).isEmpty();
      Forecast quantiles =
          market.forecast(
              ForecastRequest.of(SHOP, 3).withQuantiles(0.1, 0.9, 0.5, 0.95).withEngine("ets"),
              RUN);
      assertThat(quantiles.intervals()).extracting(i -> i.level()).containsExactly(0.8, 0.9);
      assertThat(quantiles.quantile(0.1)).isEqualTo(quantiles.interval(0.8).lower());
      assertThat(quantiles.quantile(0.95)).isEqualTo(quantiles.interval(0.9).upper());
      assertThat(quantiles.quantile(0.5)).isEqualTo(quantiles.mean());
      assertThatThrownBy(() -> quantiles.quantile(0.75)).hasMessageContaining("level 0.5");
    }
  }

  @Test
  void aConstantHistoryHasOnePath() {
    FittedForecast fitted = Ensemble.withDefaults().fit(Models.months(7, 7, 7, 7, 7), RUN);
    SamplePaths paths = SamplePaths.of(fitted, 3, 5, RUN);
    assertThat(paths.path(4).toArray()).containsOnly(7.0);
    assertThat(paths.total(0.99)).isEqualTo(21);
    assertThat(paths.toString()).contains("5 paths of 3 steps");
  }

  @Test
  void nonsenseIsRefused() {
    FittedForecast fitted = Drift.withDefaults().fit(SHOP, RUN);
    assertThatThrownBy(() -> SamplePaths.of(fitted, 3, 0, RUN)).hasMessageContaining("0 paths");
    assertThatThrownBy(() -> SamplePaths.of(fitted, 100_000, 100_000, RUN))
        .hasMessageContaining("Maybe 1000 paths");
    assertThatThrownBy(() -> SamplePaths.of(fitted, 0, 5, RUN)).hasMessageContaining("horizon 0");
    SamplePaths paths = SamplePaths.of(fitted, 3, 5, RUN);
    assertThatThrownBy(() -> paths.quantile(1.2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> paths.path(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Forecast.levelOf(0.5)).hasMessageContaining("the middle");
    assertThatThrownBy(() -> ForecastRequest.of(SHOP, 3).withPaths(-1))
        .hasMessageContaining("-1 paths");
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> SamplePaths.of(fitted, 3, 5, RUN.withCancellation(cancelled)))
        .isInstanceOf(RunCancelledException.class);
  }
}
