package io.github.ecomai.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.ModelSelection.Candidate;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final LocalDate START = LocalDate.of(2018, 1, 1);
  private static final double NONE = Double.NaN;
  private static final double Z80 = 1.2815515655446004;

  private static TimeSeries months(double... values) {
    return TimeSeries.of(START, Frequency.MONTH, values);
  }

  private static TimeSeries sales(int size) {
    Random random = new Random(11);
    double[] values = new double[size];
    Arrays.setAll(
        values, i -> 100 + i + 30 * Math.sin(i * Math.PI / 6) + 4 * random.nextGaussian());
    return months(values);
  }

  private static BacktestRequest naive(TimeSeries series, int horizon) {
    return BacktestRequest.of(
        ForecastRequest.of(series, horizon).withEngine("mean").withLevels(0.8));
  }

  private static Backtest run(BacktestRequest request) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(MarketIntelligenceHub.class).backtest(request);
    }
  }

  private static ModelSelection run(SelectModelRequest request) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(MarketIntelligenceHub.class).selectModel(request);
    }
  }

  /** The mean of 1, 3, 2 is 2, of 1, 3, 2, 6 it is 3; then came 6, 5 and 5, 4. */
  @Test
  void measuresAreThoseOfTheirDefinitions() {
    TimeSeries series = months(1, 3, 2, 6, 5, 4);
    Backtest backtest = run(naive(series, 2).withFolds(2).withStep(1));
    assertThat(backtest.folds()).hasSize(2);
    Fold first = backtest.folds().get(0);
    assertThat(first.forecast().history().toArray()).containsExactly(1, 3, 2);
    assertThat(first.actual().toArray()).containsExactly(6, 5);
    assertThat(first.forecast().mean().toArray()).containsExactly(2, 2);
    Accuracy a = first.accuracy();
    assertThat(a.forecasts()).isEqualTo(2);
    assertThat(a.meanAbsoluteError()).isEqualTo(3.5);
    assertThat(a.bias()).isEqualTo(-3.5);
    assertThat(a.smape()).isCloseTo(100 * (4 / 8.0 + 3 / 7.0), within(1e-12));
    assertThat(a.mase().orElseThrow()).isCloseTo(3.5 / 1.5, within(1e-12));
    assertThat(a.rmsse().orElseThrow()).isCloseTo(Math.sqrt(12.5 / 2.5), within(1e-12));
    TimeSeries low = first.forecast().interval(0.8).lower();
    TimeSeries high = first.forecast().interval(0.8).upper();
    double score = 0;
    for (int i = 0; i < 2; i++) {
      double above = Math.max(0, first.actual().value(i) - high.value(i));
      score += (high.value(i) - low.value(i) + 10 * above) / 2 / 1.5;
    }
    assertThat(high.value(0)).isLessThan(6);
    assertThat(a.interval(0.8).msis().orElseThrow()).isCloseTo(score, within(1e-9));
    assertThat(a.interval(0.8).coverage()).isEqualTo(high.value(1) < 5 ? 0 : 0.5);
    Accuracy total = backtest.total();
    assertThat(total.forecasts()).isEqualTo(4);
    assertThat(total.meanAbsoluteError()).isEqualTo((4 + 3 + 2 + 1) / 4.0);
    double scale = (2 + 1 + 4) / 3.0;
    assertThat(total.mase().orElseThrow()).isCloseTo((7 / 1.5 + 3 / scale) / 4, within(1e-12));
    assertThat(backtest.steps()).hasSize(2);
    assertThat(backtest.steps().get(0).meanAbsoluteError()).isEqualTo((4 + 2) / 2.0);
    assertThat(backtest.steps().get(1).bias()).isEqualTo((-3 - 1) / 2.0);
  }

  /**
   * The same two points: three values are too few for their mean, so the last one stays and its
   * bounds go out with the root of the steps; none of the values after it is within them. Around
   * the mean of four values both are.
   */
  @Test
  void totalsAreThoseOfAllValues() {
    Accuracy total = run(naive(months(1, 3, 2, 6, 5, 4), 2).withFolds(2).withStep(1)).total();
    assertThat(total.bias()).isEqualTo((-4 - 3 - 2 - 1) / 4.0);
    assertThat(total.smape())
        .isCloseTo(50 * (4 / 8.0 + 3 / 7.0 + 2 / 8.0 + 1 / 7.0), within(1e-12));
    assertThat(total.rmsse().orElseThrow())
        .isCloseTo(Math.sqrt((16 / 2.5 + 9 / 2.5 + 4 / 7.0 + 1 / 7.0) / 4), within(1e-12));
    assertThat(total.interval(0.8).coverage()).isEqualTo(0.5);
    double one = Z80 * Math.sqrt(2.5);
    double two = Z80 * Math.sqrt(5);
    double mean = Z80 * Math.sqrt(14 / 3.0 * 1.25);
    double naive = (2 * one + 10 * (4 - one) + 2 * two + 10 * (3 - two)) / 1.5;
    assertThat(total.interval(0.8).msis().orElseThrow())
        .isCloseTo((naive + 2 * (2 * mean) / (7 / 3.0)) / 4, within(1e-9));
  }

  @Test
  void aSeasonIsTheScaleWhereThereIsOne() {
    double[] values = new double[40];
    Arrays.setAll(values, i -> i % 12 + (i >= 12 ? 1 : 0));
    Tally.Scale scale = Tally.Scale.of(months(values));
    assertThat(scale.absolute()).isCloseTo(12 / 28.0, within(1e-12));
    assertThat(Tally.Scale.of(months(1, 4, NONE, 4)).absolute()).isEqualTo(3);
    assertThat(Tally.Scale.of(months(5)).absolute()).isZero();
  }

  @Test
  void windowsSlideOrGrow() {
    BacktestRequest request = naive(sales(60), 6).withFolds(4).withStep(5);
    assertThat(run(request).folds())
        .extracting(fold -> fold.forecast().history().size())
        .containsExactly(39, 44, 49, 54);
    Backtest sliding = run(request.withWindow(24));
    assertThat(sliding.folds()).allMatch(fold -> fold.forecast().history().size() == 24);
    assertThat(sliding.folds().get(0).forecast().history().start()).isEqualTo(START.plusMonths(15));
    assertThat(sliding.provenance().parameters()).containsEntry("window", "24");
  }

  @Test
  void fewerFoldsWhereTheHistoryIsShort() {
    Backtest backtest = run(naive(sales(13), 6).withFolds(5).withStep(3));
    assertThat(backtest.folds()).hasSize(2);
    assertThat(backtest.notes()).anyMatch(note -> note.startsWith("Of 5 points 2 have enough"));
    assertThatThrownBy(() -> run(naive(sales(8), 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a history of 8 values is too short to forecast its last 6");
    assertThatThrownBy(() -> run(naive(sales(20), 6).withWindow(15)))
        .hasMessageContaining("shorter horizon or window");
  }

  @Test
  void missingValuesAreNotCounted() {
    double[] values = sales(40).toArray();
    Arrays.fill(values, 30, 34, NONE);
    values[38] = NONE;
    Backtest backtest = run(naive(months(values), 4).withFolds(3).withStep(3));
    assertThat(backtest.folds()).hasSize(2);
    assertThat(backtest.total().forecasts()).isEqualTo(3 + 3);
    Arrays.fill(values, 3, 40, NONE);
    assertThatThrownBy(() -> run(naive(months(values), 4)))
        .hasMessageContaining("no known values on both sides");
  }

  @Test
  void aSeriesWithoutChangeHasNoScale() {
    double[] values = new double[30];
    Backtest backtest = run(naive(months(values), 3));
    Accuracy total = backtest.total();
    assertThat(total.meanAbsoluteError()).isZero();
    assertThat(total.smape()).isZero();
    assertThat(total.mase()).isEmpty();
    assertThat(total.rmsse()).isEmpty();
    assertThat(total.interval(0.8).msis()).isEmpty();
    assertThat(total.interval(0.8).coverage()).isOne();
    assertThat(backtest.notes().get(0)).doesNotContain("MASE", "NaN");
    ModelSelection selection =
        run(SelectModelRequest.of(naive(months(values), 3)).withEngines("mean", "drift"));
    assertThat(selection.winner()).isEqualTo("drift"); // the first by id of equal ones
    assertThat(selection.reason()).startsWith("No clear winner").contains("mean absolute error 0");
  }

  @Test
  void oneAndManyThreadsGiveTheSame() {
    BacktestRequest request =
        BacktestRequest.of(ForecastRequest.of(sales(60), 6)).withFolds(4).withWindow(36);
    Backtest one = withThreads(request, 1);
    Backtest many = withThreads(request, 5);
    assertThat(many.folds()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(many.folds().get(i).forecast().mean())
          .isEqualTo(one.folds().get(i).forecast().mean());
    }
    assertThat(many.total()).isEqualTo(one.total());
    assertThat(many.steps()).isEqualTo(one.steps());
    assertThat(many.notes()).isEqualTo(one.notes());
  }

  private static Backtest withThreads(BacktestRequest request, int threads) {
    try (EcomAi ai = EcomAi.builder().parallelism(threads).build()) {
      return ai.system(MarketIntelligenceHub.class).backtest(request);
    }
  }

  @Property(tries = 50)
  void scaleAndShiftChangeOnlyWhatHasAUnit(
      @ForAll @DoubleRange(min = 0.01, max = 1000) double scale,
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double shift,
      @ForAll @IntRange(min = 1, max = 6) int horizon) {
    double[] changed = Arrays.stream(sales(40).toArray()).map(v -> scale * v + shift).toArray();
    Accuracy before = run(naive(sales(40), horizon)).total();
    Accuracy after = run(naive(months(changed), horizon)).total();
    assertThat(after.mase().orElseThrow()).isCloseTo(before.mase().orElseThrow(), within(1e-6));
    assertThat(after.rmsse().orElseThrow()).isCloseTo(before.rmsse().orElseThrow(), within(1e-6));
    assertThat(after.bias()).isCloseTo(scale * before.bias(), within(1e-6 * scale));
    assertThat(after.interval(0.8).coverage()).isEqualTo(before.interval(0.8).coverage());
  }

  @Test
  void theBestModelWinsAndFailuresAreLines() {
    SelectModelRequest request =
        SelectModelRequest.of(ForecastRequest.of(sales(72), 6))
            .withEngines("mean", "nothing-like-it", "ensemble", "seasonal-naive");
    ModelSelection selection = run(request);
    assertThat(selection.winner()).isEqualTo("ensemble");
    assertThat(selection.reason())
        .startsWith("ensemble erred least: MASE ")
        .contains("over 5 folds", "less than seasonal-naive, the next");
    assertThat(selection.leaderboard())
        .extracting(Candidate::engine)
        .containsExactly("ensemble", "seasonal-naive", "mean", "nothing-like-it");
    Candidate failed = selection.leaderboard().get(3);
    assertThat(failed.backtest()).isEmpty();
    assertThat(failed.failure().orElseThrow()).contains("nothing-like-it");
    assertThat(selection.leaderboard().get(0).backtest().orElseThrow().folds()).hasSize(5);
    assertThat(selection.provenance().engine()).isEqualTo("ensemble");
  }

  @Test
  void allReadyModelsByDefaultInAnyOrder() {
    BacktestRequest short1 =
        BacktestRequest.of(ForecastRequest.of(sales(36), 3)).withFolds(2).withStep(3);
    ModelSelection all = run(SelectModelRequest.of(short1));
    assertThat(all.leaderboard())
        .extracting(Candidate::engine)
        .contains("arima", "ensemble", "ets", "theta", "mean");
    List<String> ids =
        new ArrayList<>(all.leaderboard().stream().map(Candidate::engine).sorted().toList());
    Collections.reverse(ids);
    ModelSelection reversed =
        run(SelectModelRequest.of(short1).withEngines(ids.toArray(String[]::new)));
    assertThat(reversed.winner()).isEqualTo(all.winner());
    assertThat(reversed.reason()).isEqualTo(all.reason());
    assertThat(reversed.leaderboard())
        .extracting(Candidate::engine)
        .containsExactlyElementsOf(all.leaderboard().stream().map(Candidate::engine).toList());
  }

  @Test
  void oneModelOrOneFoldIsSaidToBeLittle() {
    ForecastRequest year = ForecastRequest.of(sales(48), 6);
    ModelSelection alone = run(SelectModelRequest.of(year).withEngines("theta"));
    assertThat(alone.reason()).contains("theta is the only one that could be compared: MASE");
    ModelSelection once =
        run(
            SelectModelRequest.of(BacktestRequest.of(year).withFolds(1))
                .withEngines("mean", "theta"));
    assertThat(once.reason()).contains("over 1 fold,", "One fold tells little.");
  }

  @Test
  void modelsAreNamedAsAskedWhateverTheyFallBackOn() {
    double[] late = new double[40];
    for (int i = 32; i < 40; i++) {
      late[i] = 3 + i % 4;
    }
    ForecastRequest half = ForecastRequest.of(months(late), 3);
    SelectModelRequest request =
        SelectModelRequest.of(BacktestRequest.of(half).withFolds(3).withStep(4))
            .withEngines("ensemble", "seasonal-naive", "mean");
    ModelSelection selection = run(request);
    assertThat(selection.leaderboard())
        .extracting(Candidate::engine)
        .containsExactlyInAnyOrder("ensemble", "seasonal-naive", "mean");
    Backtest ensemble = run(request.backtest());
    assertThat(ensemble.notes().get(0)).startsWith("ensemble forecast 9 values");
    assertThat(selection.reason()).contains("mean absolute error");
    assertThat(ForecastReport.of("Units", selection).html()).doesNotContain(">MASE 1.");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    ForecastRequest year = ForecastRequest.of(sales(48), 6);
    BacktestRequest request = BacktestRequest.of(year);
    assertThatThrownBy(() -> request.withFolds(0)).hasMessageContaining("folds 0");
    assertThatThrownBy(() -> request.withStep(-1)).hasMessageContaining("step -1");
    assertThatThrownBy(() -> request.withWindow(2)).hasMessageContaining("window 2");
    assertThatThrownBy(() -> SelectModelRequest.of(year).withEngines("ets", "ets"))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> run(BacktestRequest.of(year.withEngine("crystal-ball"))))
        .isInstanceOf(EngineUnavailableException.class);
    assertThatThrownBy(() -> run(SelectModelRequest.of(year).withEngines("crystal-ball")))
        .isInstanceOf(ModelFitException.class)
        .hasMessageContaining("crystal-ball");
    assertThatThrownBy(() -> run((BacktestRequest) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> run(BacktestRequest.of(year)).total().interval(0.5))
        .hasMessageContaining("no interval of level 0.5");
  }

  @Test
  void aCancelledRunEnds() {
    Cancellation cancellation = new Cancellation();
    RunContext run =
        RunContext.defaults()
            .withCancellation(cancellation)
            .withProgress((stage, done, total) -> cancellation.cancel());
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      SelectModelRequest request = SelectModelRequest.of(ForecastRequest.of(sales(48), 6));
      assertThatThrownBy(() -> market.selectModel(request, run))
          .isInstanceOf(RunCancelledException.class);
      assertThatThrownBy(() -> market.backtest(request.backtest().withFolds(9), run))
          .isInstanceOf(RunCancelledException.class);
    }
  }

  @Test
  void hugeAndTinyValuesStayNumbers() {
    for (double size : new double[] {1e12, 1e-12, 1e150, 1e-150, 1e200, 1e-200}) {
      double[] values = Arrays.stream(sales(40).toArray()).map(v -> size * v).toArray();
      Accuracy total = run(naive(months(values), 4)).total();
      assertThat(total.mase().orElseThrow())
          .isCloseTo(run(naive(sales(40), 4)).total().mase().orElseThrow(), within(1e-6));
      assertThat(total.rmsse().orElseThrow())
          .isCloseTo(run(naive(sales(40), 4)).total().rmsse().orElseThrow(), within(1e-6));
      assertThat(total.smape()).isBetween(0.0, 200.0);
    }
  }

  /** Two engines that are equally good on random walks are rarely told apart. */
  @Test
  void chanceIsRarelyTakenForAWinner() {
    int clear = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] walk = new double[80];
      for (int i = 1; i < walk.length; i++) {
        walk[i] = walk[i - 1] + random.nextGaussian();
      }
      ForecastRequest year =
          ForecastRequest.of(TimeSeries.of(START, Frequency.YEAR, walk), 6).withLevels();
      Backtest one = run(BacktestRequest.of(year.withEngine("drift")));
      List<Fold> noisy =
          one.folds().stream()
              .map(
                  fold -> {
                    Accuracy a = fold.accuracy();
                    double mase = a.mase().orElseThrow() * Math.exp(0.3 * random.nextGaussian());
                    return new Fold(fold.forecast(), fold.actual(), withMase(a, mase));
                  })
              .toList();
      double total =
          noisy.stream()
              .mapToDouble(f -> f.accuracy().mase().orElseThrow())
              .average()
              .orElseThrow();
      Backtest other =
          new Backtest(
              one.series(),
              noisy,
              withMase(one.total(), total),
              one.steps(),
              one.notes(),
              one.provenance());
      clear += new ModelRace(List.of(one, other), 3).reason().startsWith("No clear") ? 0 : 1;
    }
    assertThat(clear).isLessThan(20);
  }

  private static Accuracy withMase(Accuracy a, double mase) {
    return new Accuracy(
        a.forecasts(),
        a.meanAbsoluteError(),
        a.bias(),
        a.smape(),
        OptionalDouble.of(mase),
        a.rmsse(),
        a.intervals());
  }
}
