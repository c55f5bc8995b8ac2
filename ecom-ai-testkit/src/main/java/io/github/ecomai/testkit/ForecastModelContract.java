package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Availability;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.engine.SamplePaths;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every forecast model must do. The author of an engine extends it; what the engine declares
 * must work, what it does not declare must be refused. JUnit runs it in one thread.
 *
 * <pre>{@code
 * class ThetaContractTest extends ForecastModelContract {
 *   protected ForecastModel model() { return new Theta(); }
 * }
 * }</pre>
 */
public abstract class ForecastModelContract {
  private static final RunContext RUN = RunContext.defaults().withSeed(11);
  private static final int HORIZON = 12;

  /** A contract of a model that {@link #model} makes. */
  protected ForecastModelContract() {}

  /**
   * The model as a user would make it.
   *
   * @return ready to fit
   */
  protected abstract ForecastModel model();

  /** It is named, ready and found by the service loader, with a public constructor. */
  @Test
  protected void isRegisteredAndReady() {
    ForecastModel model = model();
    assertThat(model.info().summary()).isNotBlank();
    assertThat(model.info().version()).isNotBlank();
    assertThat(model.availability()).isInstanceOf(Availability.Ready.class);
    assertThat(ServiceLoader.load(ForecastModel.class))
        .extracting(found -> found.info().id())
        .contains(model.info().id());
  }

  /** The forecast follows the history, is finite and says how it was made. */
  @Test
  protected void forecastsThePeriodsAfterTheHistory() {
    TimeSeries history = shop(60);
    FittedForecast fitted = model().fit(history, RUN);
    Forecast forecast = fitted.forecast(HORIZON, 0.95, 0.8);
    assertThat(forecast.model()).isNotBlank().isEqualTo(fitted.model());
    assertThat(forecast.history()).isEqualTo(history);
    assertThat(forecast.horizon()).isEqualTo(HORIZON);
    assertThat(forecast.mean().start()).isEqualTo(history.time(60));
    assertThat(forecast.mean().frequency()).isEqualTo(history.frequency());
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
    assertThat(forecast.provenance().engine()).isEqualTo(model().info().id());
    assertThat(forecast.provenance().seed()).isEqualTo(RUN.seed());
    assertThat(fitted.forecast(1).intervals()).isEmpty();
  }

  /** Intervals contain the mean and the narrower intervals, and never narrow with time. */
  @Test
  protected void intervalsWidenWithLevelAndTime() {
    Forecast forecast = model().fit(shop(60), RUN).forecast(24, 0.99, 0.5, 0.8);
    assertThat(forecast.intervals().stream().map(Interval::level)).containsExactly(0.5, 0.8, 0.99);
    double[] inner = forecast.mean().toArray();
    double[] outer = inner;
    for (Interval interval : forecast.intervals()) {
      double[] lower = interval.lower().toArray();
      double[] upper = interval.upper().toArray();
      for (int h = 0; h < lower.length; h++) {
        assertThat(lower[h]).isFinite().isLessThanOrEqualTo(inner[h]);
        assertThat(upper[h]).isFinite().isGreaterThanOrEqualTo(outer[h]);
        if (h > 0) {
          double before = upper[h - 1] - lower[h - 1];
          assertThat(upper[h] - lower[h]).isGreaterThanOrEqualTo(before * (1 - 1e-9));
        }
      }
      inner = lower;
      outer = upper;
    }
  }

  /** A shorter forecast is the beginning of a longer one. */
  @Test
  protected void theHorizonDoesNotChangeTheFirstSteps() {
    FittedForecast fitted = model().fit(shop(48), RUN);
    Forecast few = fitted.forecast(3, 0.9);
    Forecast many = fitted.forecast(HORIZON, 0.9);
    assertThat(many.mean().slice(0, 3)).isEqualTo(few.mean());
    assertThat(many.interval(0.9).upper().slice(0, 3)).isEqualTo(few.interval(0.9).upper());
  }

  /** Capability {@code MISSING_VALUES}, declared or not. */
  @Test
  protected void missingValuesAsDeclared() {
    double[] values = shop(60).toArray();
    values[13] = Double.NaN;
    values[40] = Double.NaN;
    TimeSeries history = months(values);
    if (declares(EngineCapability.MISSING_VALUES)) {
      Forecast forecast = model().fit(history, RUN).forecast(HORIZON, 0.8);
      assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
    } else {
      assertThatThrownBy(() -> model().fit(history, RUN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Capability {@code UPDATES}: several updates are one, and nothing changes nothing. */
  @Test
  protected void updatesAsDeclared() {
    TimeSeries whole = shop(72);
    FittedForecast fitted = model().fit(whole.slice(0, 60), RUN);
    if (!declares(EngineCapability.UPDATES)) {
      assertThatThrownBy(() -> fitted.update(whole.slice(60, 72)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("Maybe");
      return;
    }
    Forecast before = fitted.forecast(HORIZON, 0.8);
    FittedForecast once = fitted.update(whole.slice(60, 72));
    FittedForecast often = fitted;
    for (int t = 60; t < 72; t += 3) {
      often = often.update(whole.slice(t, t + 3)).update(whole.slice(t + 3, t + 3));
    }
    Forecast forecast = once.forecast(HORIZON, 0.8);
    assertThat(often.forecast(HORIZON, 0.8)).isEqualTo(forecast);
    assertThat(forecast.history()).isEqualTo(whole);
    assertThat(forecast.mean().start()).isEqualTo(whole.time(72));
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
    assertThat(forecast.model()).isEqualTo(once.model());
    assertThat(fitted.update(whole.slice(60, 60)).forecast(HORIZON, 0.8)).isEqualTo(before);
    assertThat(fitted.forecast(HORIZON, 0.8)).isEqualTo(before);
  }

  /** Capability {@code UPDATES}: paths spread at each step as the intervals say. */
  @Test
  protected void pathsSpreadAsTheIntervalsSay() {
    FittedForecast fitted = model().fit(shop(60), RUN);
    if (!declares(EngineCapability.UPDATES)) {
      assertThatThrownBy(() -> SamplePaths.of(fitted, HORIZON, 10, RUN))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    int count = 1000;
    SamplePaths paths = SamplePaths.of(fitted, HORIZON, count, RUN);
    Interval interval = fitted.forecast(HORIZON, 0.8).interval(0.8);
    for (int step = 0; step < HORIZON; step++) {
      int at = step;
      double inside =
          IntStream.range(0, count)
              .mapToDouble(i -> paths.path(i).value(at))
              .filter(v -> v >= interval.lower().value(at) && v <= interval.upper().value(at))
              .count();
      assertThat(inside / count).isCloseTo(0.8, within(0.06));
    }
    assertThat(SamplePaths.of(fitted, HORIZON, 3, RUN).path(2)).isEqualTo(paths.path(2));
    assertThat(paths.path(0).start()).isEqualTo(fitted.forecast(1).mean().start());
  }

  /** Values that do not follow the history are refused, and it is said what would. */
  @Test
  protected void updatesThatDoNotFollowAreRefused() {
    if (declares(EngineCapability.UPDATES)) {
      TimeSeries whole = shop(72);
      FittedForecast fitted = model().fit(whole.slice(0, 60), RUN);
      TimeSeries weeks = TimeSeries.of(whole.time(60), Frequency.WEEK, 1, 2);
      List<TimeSeries> wrong = List.of(whole.slice(59, 72), whole.slice(61, 72));
      for (TimeSeries values : wrong) {
        assertThatThrownBy(() -> fitted.update(values))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(whole.time(60).toString());
      }
      assertThatThrownBy(() -> fitted.update(weeks)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Missing values in an update, as the engine declares. */
  @Test
  protected void missingValuesInUpdatesAsDeclared() {
    if (declares(EngineCapability.UPDATES)) {
      TimeSeries history = shop(60);
      FittedForecast fitted = model().fit(history, RUN);
      TimeSeries gap =
          TimeSeries.of(history.time(60), history.frequency(), Double.NaN, 100, Double.NaN);
      if (declares(EngineCapability.MISSING_VALUES)) {
        Forecast forecast = fitted.update(gap).forecast(HORIZON, 0.8);
        assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
        assertThat(forecast.mean().start()).isEqualTo(history.time(63));
      } else {
        assertThatThrownBy(() -> fitted.update(gap)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** Components, where there are any, add up to the history and to the forecast. */
  @Test
  protected void componentsAddUp() {
    TimeSeries history = shop(60);
    FittedForecast fitted = model().fit(history, RUN);
    Forecast forecast = fitted.forecast(HORIZON);
    fitted
        .components(HORIZON)
        .ifPresent(
            parts -> {
              assertThat(parts.reading()).isNotBlank();
              assertSame(parts.last(HORIZON).total(), forecast.mean());
              int known = parts.size() - HORIZON;
              assertThat(known).isBetween(0, history.size());
              assertSame(parts.slice(0, known).total(), history.slice(history.size() - known, 60));
            });
  }

  private static void assertSame(TimeSeries actual, TimeSeries expected) {
    assertThat(actual.start()).isEqualTo(expected.start());
    assertThat(actual.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      double size = Math.abs(expected.value(i));
      assertThat(actual.value(i)).isCloseTo(expected.value(i), within(1e-9 * size));
    }
  }

  /** Capability {@code SEASONS}: a clear season goes on. */
  @Test
  protected void seasonsAsDeclared() {
    if (declares(EngineCapability.SEASONS)) {
      double[] mean = model().fit(shop(72), RUN).forecast(HORIZON).mean().toArray();
      assertThat(mean[3]).isGreaterThan(1.2 * mean[9]);
    }
  }

  /** Capability {@code DETERMINISTIC}: the same bits on any number of threads. */
  @Test
  protected void theSameBitsAsDeclared() {
    if (declares(EngineCapability.DETERMINISTIC)) {
      Forecast one = model().fit(shop(48), RUN.withParallelism(1)).forecast(HORIZON, 0.9);
      Forecast many = model().fit(shop(48), RUN.withParallelism(7)).forecast(HORIZON, 0.9);
      assertThat(many.mean()).isEqualTo(one.mean());
      assertThat(many.intervals()).isEqualTo(one.intervals());
    }
  }

  /** One model serves several threads. */
  @Test
  protected void oneModelServesSeveralThreads() {
    ForecastModel model = model();
    List<TimeSeries> histories = IntStream.range(40, 52).mapToObj(n -> shop(n)).toList();
    List<TimeSeries> expected =
        histories.stream().map(h -> model.fit(h, RUN).forecast(HORIZON).mean()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<TimeSeries>> results =
          histories.stream()
              .map(h -> threads.submit(() -> model.fit(h, RUN).forecast(HORIZON).mean()))
              .toList();
      for (int i = 0; i < expected.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i));
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a fit in another thread failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Histories that are constant, zero, short, huge or tiny give numbers or a clear refusal. */
  @Test
  protected void oddHistoriesGiveNumbersOrARefusal() {
    double[] huge = Arrays.stream(shop(40).toArray()).map(v -> v * 1e12).toArray();
    double[] tiny = Arrays.stream(shop(40).toArray()).map(v -> v * 1e-14).toArray();
    double[] negative = Arrays.stream(shop(40).toArray()).map(v -> -v).toArray();
    double[][] histories = {
      new double[30], {5}, {5, 6}, {5, 6, 4}, {7, 7, 7, 7, 7, 7}, huge, tiny, negative
    };
    for (double[] history : histories) {
      fit(months(history))
          .map(fitted -> fitted.forecast(HORIZON, 0.95))
          .ifPresent(
              forecast -> {
                assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
                assertThat(Arrays.stream(forecast.interval(0.95).lower().toArray()))
                    .allMatch(Double::isFinite);
              });
    }
  }

  private Optional<FittedForecast> fit(TimeSeries history) {
    try {
      return Optional.of(model().fit(history, RUN));
    } catch (ModelFitException e) {
      assertThat(e).hasMessageContaining(" ");
      return Optional.empty();
    }
  }

  /** Nonsense is refused. */
  @Test
  protected void nonsenseIsRefused() {
    ForecastModel model = model();
    assertThatThrownBy(() -> model.fit(months(), RUN)).isInstanceOf(IllegalArgumentException.class);
    FittedForecast fitted = model.fit(shop(40), RUN);
    assertThatThrownBy(() -> fitted.forecast(0, 0.9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fitted.forecast(-1)).isInstanceOf(IllegalArgumentException.class);
    for (double level : new double[] {0, 1, -0.5, 95, Double.NaN}) {
      assertThatThrownBy(() -> fitted.forecast(3, level))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A cancelled run does not fit. */
  @Test
  protected void cancelledRunsStop() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> model().fit(shop(60), RUN.withCancellation(cancellation)))
        .isInstanceOf(RunCancelledException.class);
  }

  private boolean declares(EngineCapability capability) {
    return model().info().capabilities().contains(capability);
  }

  private static TimeSeries months(double... values) {
    return TimeSeries.of(LocalDate.of(2020, 1, 1), Frequency.MONTH, values);
  }

  /** Trend, yearly season and a little noise, all positive. */
  private static TimeSeries shop(int size) {
    RandomGenerator random = RUN.random("testkit.forecast");
    double[] values = new double[size];
    for (int t = 0; t < size; t++) {
      double season = 1 + 0.3 * Math.sin(2 * Math.PI * (t + 72 - size) / 12);
      values[t] = (100 + 0.5 * t) * season * Math.exp(0.03 * random.nextGaussian());
    }
    return months(values);
  }
}
