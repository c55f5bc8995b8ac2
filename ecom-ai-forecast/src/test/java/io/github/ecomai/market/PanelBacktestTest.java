package io.github.ecomai.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.PanelBacktest.Candidate;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PanelBacktestTest {
  private static final LocalDate JANUARY = LocalDate.of(2020, 1, 1);
  private static final RunContext RUN = RunContext.defaults().withSeed(5);
  private static final double Z80 = 1.2815515655446004;

  /** Monthly sales with a season, noise and another length for each. */
  private static KeyedSeries product(int k) {
    Random random = new Random(k);
    double[] values = new double[24 + k % 25];
    Arrays.setAll(
        values, t -> 60 + k % 9 * t + 20 * Math.sin(t * Math.PI / 6) + 5 * random.nextGaussian());
    return KeyedSeries.of("P" + k, TimeSeries.of(JANUARY, Frequency.MONTH, values));
  }

  private static List<KeyedSeries> products(int n) {
    return IntStream.range(0, n).mapToObj(PanelBacktestTest::product).toList();
  }

  private static PanelBacktest run(PanelBacktestRequest request, RunContext run) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(MarketIntelligenceHub.class).backtestPanel(request, run);
    }
  }

  private static PanelBacktestRequest request(List<KeyedSeries> series, String... engines) {
    return PanelBacktestRequest.of(PanelRequest.of(series, 4)).withEngines(engines).withFolds(3);
  }

  @Test
  void measuresArePooledOverTheBacktestsOfTheSeries() {
    List<KeyedSeries> products = products(12);
    PanelBacktest panel = run(request(products, "theta"), RUN);
    List<Backtest> single = new ArrayList<>();
    try (EcomAi ai = EcomAi.builder().build()) {
      for (KeyedSeries product : products) {
        ForecastRequest one = ForecastRequest.of(product.read().series(), 4).withEngine("theta");
        single.add(
            ai.system(MarketIntelligenceHub.class)
                .backtest(BacktestRequest.of(one).withFolds(3), RUN));
      }
    }
    Candidate theta = panel.leaderboard().get(0);
    Accuracy total = theta.total().orElseThrow();
    assertThat(panel.winner()).isEqualTo("theta");
    assertThat(panel.series()).isEqualTo(12);
    assertThat(total.forecasts()).isEqualTo(12 * 3 * 4);
    assertThat(total.mase().orElseThrow())
        .isCloseTo(mean(single, b -> b.total().mase().orElseThrow()), within(1e-12));
    assertThat(total.bias()).isCloseTo(mean(single, b -> b.total().bias()), within(1e-10));
    assertThat(total.interval(0.95).coverage())
        .isCloseTo(mean(single, b -> b.total().interval(0.95).coverage()), within(1e-12));
    assertThat(square(total.rmsse()))
        .isCloseTo(mean(single, b -> square(b.total().rmsse())), within(1e-12));
    assertThat(total.interval(0.8).msis().orElseThrow())
        .isCloseTo(mean(single, b -> b.total().interval(0.8).msis().orElseThrow()), within(1e-12));
    assertThat(theta.folds()).hasSize(3);
    for (int fold = 0; fold < 3; fold++) {
      int k = fold;
      assertThat(theta.folds().get(fold).smape())
          .isCloseTo(mean(single, b -> b.folds().get(k).accuracy().smape()), within(1e-10));
    }
    assertThat(panel.reason()).startsWith("theta forecast 144 values of 12 series: MASE ");
  }

  private static double square(OptionalDouble root) {
    return root.orElseThrow() * root.orElseThrow();
  }

  /**
   * Of the first series two points, with naive errors of 4 and 3 and errors of 2 and 1 of a mean;
   * of the second one, with naive errors of 10 and 5. Each value counts the same.
   */
  @Test
  void pooledFiguresWorkedOutByHand() {
    Candidate mean = run(twoSeries(), RUN).leaderboard().get(0);
    Accuracy total = mean.total().orElseThrow();
    assertThat(total.forecasts()).isEqualTo(6);
    assertThat(total.meanAbsoluteError()).isCloseTo(25 / 6.0, within(1e-12));
    assertThat(total.bias()).isCloseTo(-25 / 6.0, within(1e-12));
    double smape = 4 / 8.0 + 3 / 7.0 + 2 / 8.0 + 1 / 7.0 + 10 / 70.0 + 5 / 65.0;
    assertThat(total.smape()).isCloseTo(200 * smape / 6, within(1e-12));
    double mase = 4 / 1.5 + 3 / 1.5 + 2 / (7 / 3.0) + 1 / (7 / 3.0) + 10 / 15.0 + 5 / 15.0;
    assertThat(total.mase().orElseThrow()).isCloseTo(mase / 6, within(1e-12));
    double later = 4 / 7.0 + 1 / 7.0 + 100 / 250.0 + 25 / 250.0;
    assertThat(total.rmsse().orElseThrow())
        .isCloseTo(Math.sqrt((16 / 2.5 + 9 / 2.5 + later) / 6), within(1e-12));
    assertThat(total.interval(0.8).coverage()).isCloseTo(4 / 6.0, within(1e-12));
    double one = Z80 * Math.sqrt(2.5);
    double two = Z80 * Math.sqrt(5);
    double four = Z80 * Math.sqrt(14 / 3.0 * 1.25);
    double first = (2 * one + 10 * (4 - one) + 2 * two + 10 * (3 - two)) / 1.5;
    double second = 2 * (2 * four) / (7 / 3.0) + (2 * 10 * one + 2 * 10 * two) / 15;
    assertThat(total.interval(0.8).msis().orElseThrow())
        .isCloseTo((first + second) / 6, within(1e-9));
    assertThat(mean.folds()).extracting(Accuracy::forecasts).containsExactly(2L, 4L);
    Accuracy latest = mean.folds().get(1);
    assertThat(latest.rmsse().orElseThrow()).isCloseTo(Math.sqrt(later / 4), within(1e-12));
    assertThat(latest.interval(0.8).coverage()).isOne();
    assertThat(latest.interval(0.8).msis().orElseThrow()).isCloseTo(second / 4, within(1e-9));
  }

  private static PanelBacktestRequest twoSeries() {
    List<KeyedSeries> two =
        List.of(
            KeyedSeries.of("A", TimeSeries.of(JANUARY, Frequency.MONTH, 1, 3, 2, 6, 5, 4)),
            KeyedSeries.of("B", TimeSeries.of(JANUARY, Frequency.MONTH, 20, 40, 30, 40, 35)));
    return PanelBacktestRequest.of(PanelRequest.of(two, 2).withEngine("mean").withLevels(0.8))
        .withFolds(2)
        .withStep(1);
  }

  /** The second point of the first series now sees 3, 2, 6 alone, whose last value stays. */
  @Test
  void aWindowSlides() {
    PanelBacktest panel = run(twoSeries().withWindow(3), RUN);
    Accuracy total = panel.leaderboard().get(0).total().orElseThrow();
    assertThat(total.meanAbsoluteError()).isCloseTo((4 + 3 + 1 + 2 + 10 + 5) / 6.0, within(1e-12));
    assertThat(total.bias()).isCloseTo((-4 - 3 + 1 + 2 - 10 - 5) / 6.0, within(1e-12));
    double mase = 4 / 1.5 + 3 / 1.5 + 1 / 2.5 + 2 / 2.5 + 10 / 15.0 + 5 / 15.0;
    assertThat(total.mase().orElseThrow()).isCloseTo(mase / 6, within(1e-12));
    double squares = 16 / 2.5 + 9 / 2.5 + 1 / 8.5 + 4 / 8.5 + 100 / 250.0 + 25 / 250.0;
    assertThat(total.rmsse().orElseThrow()).isCloseTo(Math.sqrt(squares / 6), within(1e-12));
    assertThat(panel.provenance().parameters()).containsEntry("window", "3");
    PanelBacktest longer = run(twoSeries().withWindow(4), RUN);
    assertThat(longer.leaderboard().get(0).total().orElseThrow().forecasts()).isEqualTo(2);
    assertThat(longer.failures().get(0).key()).containsExactly("B");
    assertThat(longer.failures().get(0).why()).contains("shorter horizon or window");
  }

  private interface Measure {
    double of(Backtest backtest);
  }

  private static double mean(List<Backtest> backtests, Measure measure) {
    return backtests.stream().mapToDouble(measure::of).average().orElseThrow();
  }

  @Test
  void theLatestPointIsLastAndShortSeriesHaveFewerPoints() {
    TimeSeries shortest = TimeSeries.of(JANUARY, Frequency.MONTH, 3, 5, 4, 6, 5, 7, 9);
    KeyedSeries few = KeyedSeries.of("few", shortest);
    PanelBacktest panel = run(request(List.of(few, product(3)), "theta"), RUN);
    List<Accuracy> folds = panel.leaderboard().get(0).folds();
    assertThat(folds).extracting(Accuracy::forecasts).containsExactly(4L, 4L, 8L);
    try (EcomAi ai = EcomAi.builder().build()) {
      BacktestRequest alone =
          BacktestRequest.of(ForecastRequest.of(product(3).read().series(), 4).withEngine("theta"));
      List<Fold> single =
          ai.system(MarketIntelligenceHub.class).backtest(alone.withFolds(3), RUN).folds();
      assertThat(folds.get(0)).isEqualTo(single.get(0).accuracy());
    }
  }

  @Property(tries = 8)
  void theSameBitsOnAnyNumberOfThreads(@ForAll @IntRange(min = 2, max = 6) int threads) {
    PanelBacktestRequest request = request(products(150), "theta", "seasonal-naive", "drift");
    PanelBacktest one = run(request, RUN.withParallelism(1));
    PanelBacktest many = run(request, RUN.withParallelism(threads));
    assertThat(many.leaderboard()).isEqualTo(one.leaderboard());
    assertThat(many.reason()).isEqualTo(one.reason());
    assertThat(many.provenance().fingerprint()).isEqualTo(one.provenance().fingerprint());
  }

  @Test
  void theBetterModelWinsAndTheReasonSaysHowSure() {
    PanelBacktest clear = run(request(products(80), "mean", "theta"), RUN);
    assertThat(clear.winner()).isEqualTo("theta");
    assertThat(clear.reason())
        .startsWith("theta (MASE 0.")
        .contains(" erred least: on the 80 series that mean, the next (MASE ", "of 80 series.");
    assertThat(clear.leaderboard()).extracting(Candidate::engine).containsExactly("theta", "mean");
    assertThat(clear.leaderboard().stream().mapToLong(Candidate::best).sum()).isEqualTo(80);

    List<KeyedSeries> noise =
        IntStream.range(0, 40)
            .mapToObj(
                k -> {
                  Random random = new Random(k);
                  double[] values = random.doubles(30, 50, 60).toArray();
                  return KeyedSeries.of("N" + k, TimeSeries.of(JANUARY, Frequency.YEAR, values));
                })
            .toList();
    PanelBacktest even = run(request(noise, "mean", "ces"), RUN);
    assertThat(even.reason())
        .startsWith("No clear winner: ")
        .contains(" is taken; on the 40 series that ");
  }

  @Test
  void whatFailsIsCountedAndTold() {
    List<KeyedSeries> mixed = new ArrayList<>(products(10));
    double[] nothing = new double[20];
    Arrays.fill(nothing, 4, 20, Double.NaN);
    mixed.add(2, KeyedSeries.of("ended", TimeSeries.of(JANUARY, Frequency.MONTH, nothing)));
    mixed.add(5, KeyedSeries.of("short", TimeSeries.of(JANUARY, Frequency.MONTH, 1, 2)));
    PanelBacktest panel = run(request(mixed, "theta", "drift"), RUN);
    assertThat(panel.series()).isEqualTo(12);
    assertThat(panel.leaderboard()).allMatch(one -> one.failed() == 2);
    assertThat(panel.failures()).hasSize(4);
    assertThat(panel.failures().get(0).key()).containsExactly("ended");
    assertThat(panel.failures().get(0).why()).contains("no known values");
    assertThat(panel.failures().get(3).why()).contains("too short");
    assertThat(panel.notes())
        .contains("theta could not forecast 2 of 12 series; its measures leave them out.");
  }

  /** Easy series alone do not make a winner: what both could forecast is compared. */
  @Test
  void whoFailsOnHardSeriesDoesNotWin() {
    PanelRace race = new PanelRace(List.of("picky", "sturdy"), new double[0]);
    for (int k = 0; k < 60; k++) {
      boolean easy = k % 20 == 0;
      race.add(Arrays.asList(easy ? attempt(1, 2) : null, attempt(easy ? 1 : 30, easy ? 1.9 : 60)));
    }
    assertThat(race.leaderboard().get(0).engine()).isEqualTo("sturdy");
    assertThat(race.reason()).contains("on the 3 series that picky");
  }

  /** Absolute errors over a scale of one. */
  private static PanelRace.Attempt attempt(double... errors) {
    TimeSeries history = TimeSeries.of(JANUARY, Frequency.YEAR, 0, 1, 0, 1);
    TimeSeries mean = history.following(new double[errors.length]);
    Forecast forecast =
        new Forecast(
            "made",
            history,
            mean,
            List.of(),
            List.of(),
            List.of(),
            new Provenance("made", "1", Map.of(), 1, "", Duration.ZERO));
    Tally tally = new Tally();
    tally.add(forecast, mean.withValues(errors));
    return new PanelRace.Attempt(List.of(tally), tally);
  }

  @Test
  void asManyPointsAsThereAre() {
    PanelBacktest all = run(request(products(130), "mean").withFolds(100_000).withStep(1), RUN);
    assertThat(all.leaderboard().get(0).folds()).hasSizeBetween(15, 60);
  }

  @Test
  void constantSeriesHaveNoScale() {
    double[] values = new double[30];
    Arrays.fill(values, 7);
    KeyedSeries flat = KeyedSeries.of("flat", TimeSeries.of(JANUARY, Frequency.MONTH, values));
    PanelBacktest panel = run(request(List.of(flat, flat), "theta", "mean"), RUN);
    Accuracy total = panel.leaderboard().get(0).total().orElseThrow();
    assertThat(total.mase()).isEmpty();
    assertThat(total.meanAbsoluteError()).isZero();
    assertThat(panel.reason()).contains("mean absolute error 0");
  }

  @Test
  void nothingToForecastIsSaid() {
    assertThatThrownBy(() -> run(request(List.of(), "theta"), RUN))
        .isInstanceOf(ModelFitException.class)
        .hasMessageContaining("no series");
    KeyedSeries two = KeyedSeries.of("two", TimeSeries.of(JANUARY, Frequency.MONTH, 1, 2));
    assertThatThrownBy(() -> run(request(List.of(two), "theta"), RUN))
        .isInstanceOf(ModelFitException.class)
        .hasMessageContaining("none of the 1 series")
        .hasMessageContaining("too short");
    assertThatThrownBy(() -> run(request(products(1), "thta"), RUN))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("thta");
    assertThatThrownBy(() -> request(products(1), "ets", "ets")).hasMessageContaining("twice");
    assertThatThrownBy(() -> request(products(1))).hasMessageContaining("engines [] name none");
    assertThatThrownBy(() -> request(products(1), "ets").withStep(0)).hasMessageContaining("step");
    assertThatThrownBy(() -> new Folds(1, 1, OptionalInt.of(2))).hasMessageContaining("window 2");
  }

  @Test
  void progressAndCancelling() {
    AtomicLong last = new AtomicLong();
    RunContext watched =
        RUN.withProgress(
            (stage, done, total) -> {
              assertThat(stage).isEqualTo("backtest series");
              assertThat(total).isEqualTo(200);
              last.accumulateAndGet(done, Math::max);
            });
    run(request(products(200), "mean"), watched);
    assertThat(last).hasValue(200);

    Cancellation cancellation = new Cancellation();
    Iterable<KeyedSeries> endless =
        () ->
            IntStream.iterate(0, i -> i + 1)
                .peek(i -> cancelAt(i, cancellation))
                .mapToObj(PanelBacktestTest::product)
                .iterator();
    PanelBacktestRequest request =
        PanelBacktestRequest.of(PanelRequest.of(endless, 4).withEngine("mean"));
    assertThatThrownBy(() -> run(request, RUN.withCancellation(cancellation)))
        .isInstanceOf(RunCancelledException.class);
  }

  private static void cancelAt(int i, Cancellation cancellation) {
    if (i == 500) {
      cancellation.cancel();
    }
  }

  @Test
  void itBecomesAPage() {
    List<KeyedSeries> mixed = new ArrayList<>(products(60));
    mixed.add(KeyedSeries.of("short", TimeSeries.of(JANUARY, Frequency.MONTH, 1, 2)));
    String html = ForecastReport.of("Units", run(request(mixed, "theta", "mean"), RUN)).html();
    assertThat(html)
        .contains("Units: models compared over many series", "erred least", "too short")
        .contains("RMSSE</th>", "in 80\u00a0%</th>", "MSIS 80\u00a0%</th>", "MSIS 95\u00a0%</th>")
        .doesNotContain("NaN");
  }
}
