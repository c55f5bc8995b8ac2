package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that no textbook has. */
class FallbackTest {
  private static final RunContext RUN = RunContext.defaults();

  static List<ForecastModel> models() {
    return Models.each();
  }

  @ParameterizedTest
  @MethodSource("models")
  void constant(ForecastModel model) {
    Forecast forecast = forecast(model, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
    assertThat(forecast.model()).isEqualTo("Constant");
    assertThat(forecast.mean().toArray()).containsOnly(7.0);
    assertThat(forecast.interval(0.95).upper().toArray()).containsOnly(7.0);
    assertThat(forecast.notes()).anyMatch(note -> note.contains("equal"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void allZero(ForecastModel model) {
    assertThat(forecast(model, new double[30]).mean().toArray()).containsOnly(0.0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void onePoint(ForecastModel model) {
    Forecast forecast = forecast(model, 10);
    assertThat(forecast.model()).isEqualTo("Naive");
    assertThat(forecast.mean().toArray()).containsOnly(10.0);
    assertThat(forecast.interval(0.95).upper().value(0)).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("models")
  void twoAndThreePoints(ForecastModel model) {
    assertThat(forecast(model, 10, 12).mean().toArray()).containsOnly(12.0);
    Forecast forecast = forecast(model, 10, 12, 11);
    assertThat(forecast.mean().toArray()).containsOnly(11.0);
    assertThat(forecast.notes()).anyMatch(note -> note.contains("too few"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void startsLate(ForecastModel model) {
    for (int unknown : new int[] {1, 30, 42, 48, 57, 59}) {
      double[] y = Models.shop(60, RUN.random("late"));
      Arrays.fill(y, 0, unknown, Double.NaN);
      Forecast forecast = forecast(model, y);
      assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
      Forecast known = forecast(model, Arrays.copyOfRange(y, unknown, 60));
      assertThat(forecast.model()).isEqualTo(known.model());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void lessThanASeason(ForecastModel model) {
    Forecast forecast = forecast(model, 10, 12, 11, 13, 12, 14);
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(v -> v > 5 && v < 25);
  }

  @ParameterizedTest
  @MethodSource("models")
  void missingValuesAreFilledAndSaidSo(ForecastModel model) {
    double[] y = Models.shop(72, RUN.random("gaps"));
    double[] whole = forecast(model, y).mean().toArray();
    double[] gaps = y.clone();
    for (int t : new int[] {0, 1, 17, 30, 31, 50, 71}) {
      gaps[t] = Double.NaN;
    }
    Forecast forecast = forecast(model, gaps);
    double[] mean = forecast.mean().toArray();
    for (int h = 0; h < mean.length; h++) {
      assertThat(mean[h]).isCloseTo(whole[h], within(0.2 * whole[h]));
    }
    if (!(model instanceof Ensemble)) {
      assertThat(forecast.notes()).anyMatch(note -> note.contains("5 of 70 values were missing"));
      assertThat(forecast.notes()).anyMatch(note -> note.contains("number 2"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void hugeAndTinyValues(ForecastModel model) {
    double[] y = Models.shop(60, RUN.random("units"));
    double[] plain = forecast(model, y).mean().toArray();
    for (double unit : new double[] {0x1p40, 0x1p-40, 0x1p1000, 0x1p-1000}) {
      double[] mean =
          forecast(model, Arrays.stream(y).map(v -> v * unit).toArray()).mean().toArray();
      assertThat(mean[5]).isCloseTo(plain[5] * unit, within(1e-9 * plain[5] * unit));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void negativeValues(ForecastModel model) {
    double[] y = Arrays.stream(Models.shop(60, RUN.random("losses"))).map(v -> -v).toArray();
    assertThat(Arrays.stream(forecast(model, y).mean().toArray())).allMatch(v -> v < 0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void oneOutlierAmongZeros(ForecastModel model) {
    double[] y = new double[40];
    y[20] = 1e12;
    assertThat(Arrays.stream(forecast(model, y).mean().toArray())).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @MethodSource("models")
  void levelShiftAndOutliersKeepTheForecastNearTheValues(ForecastModel model) {
    double[] y = Models.shop(60, RUN.random("shift"));
    for (int t = 40; t < y.length; t++) {
      y[t] += 300;
    }
    y[11] = 2500;
    y[48] = 1;
    double[] mean = forecast(model, y).mean().toArray();
    assertThat(Arrays.stream(mean)).allMatch(v -> v > -1000 && v < 3000);
  }

  @ParameterizedTest
  @MethodSource("models")
  void neverNegativeWhereThatCannotBe(ForecastModel model) {
    double[] y = new double[48];
    Arrays.setAll(y, t -> Math.max(0, 40 - t) + (t % 3));
    Forecast forecast =
        Ensemble.of(List.of(model)).nonNegative().fit(Models.months(y), RUN).forecast(24, 0.95);
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(v -> v >= 0);
    assertThat(Arrays.stream(forecast.interval(0.95).lower().toArray())).allMatch(v -> v >= 0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void straightLineGoesOn(ForecastModel model) {
    double[] y = new double[40];
    Arrays.setAll(y, t -> 100 + 3.0 * t);
    double[] mean = forecast(model, y).mean().toArray();
    if (model instanceof Mean) {
      assertThat(Arrays.stream(mean)).allSatisfy(v -> assertThat(v).isCloseTo(158.5, within(1e-9)));
    } else {
      assertThat(mean[0]).isBetween(180.0, 226.0);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void linesOfAnyKindHaveBounds(ForecastModel model) {
    for (double slope : new double[] {-0.7, 1e-3, 0.1, 1, 1 / 3.0, 1e6}) {
      for (int size : new int[] {5, 9, 24, 40}) {
        double[] y = new double[size];
        Arrays.setAll(y, t -> 100 + slope * t);
        assertBounds(forecast(model, y));
      }
    }
    double[] gap = new double[13];
    Arrays.fill(gap, Double.NaN);
    gap[0] = 3;
    gap[12] = 4;
    assertBounds(forecast(model, gap));
  }

  /** What the first values tell little of must not become absurd. */
  @ParameterizedTest
  @MethodSource("models")
  void partsStayNearTheValues(ForecastModel model) {
    Random random = new Random(29);
    double[] y = new double[59];
    Arrays.setAll(y, t -> 60 + 2 * t + 20 * Math.sin(t * Math.PI / 6) + 5 * random.nextGaussian());
    Optional<Components> parts = model.fit(Models.months(y), RUN).components(12);
    for (TimeSeries part :
        parts.stream().flatMap(p -> Stream.of(p.level(), p.trend(), p.remainder())).toList()) {
      assertThat(Arrays.stream(part.toArray())).allMatch(v -> Math.abs(v) < 1000);
    }
  }

  private static void assertBounds(Forecast forecast) {
    Interval interval = forecast.interval(0.95);
    for (int h = 0; h < forecast.horizon(); h++) {
      assertThat(interval.lower().value(h))
          .isFinite()
          .isLessThanOrEqualTo(forecast.mean().value(h));
      assertThat(interval.upper().value(h))
          .isFinite()
          .isGreaterThanOrEqualTo(forecast.mean().value(h));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noKnownValueIsRefused(ForecastModel model) {
    assertThatThrownBy(() -> forecast(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no known value among 0");
    assertThatThrownBy(() -> forecast(model, Double.NaN, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no known value among 2");
  }

  @ParameterizedTest
  @MethodSource("models")
  void badHorizonsAndLevelsAreRefused(ForecastModel model) {
    FittedForecast fitted = model.fit(Models.months(1, 2, 3, 4, 5, 6), RUN);
    assertThatThrownBy(() -> fitted.forecast(0, 0.9)).hasMessageContaining("horizon 0");
    assertThatThrownBy(() -> fitted.forecast(3, 95)).hasMessageContaining("level 95.0");
    assertThatThrownBy(() -> fitted.forecast(3, Double.NaN)).hasMessageContaining("level NaN");
    assertThat(fitted.forecast(3).intervals()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void oddHistoriesAreExplainedAndGoOn(ForecastModel model) {
    double[] shop = Models.shop(40, RUN.random("table"));
    double[] shifted = shop.clone();
    for (int t = 25; t < shifted.length; t++) {
      shifted[t] += 400;
    }
    double[] outlier = shop.clone();
    outlier[30] = 1e6;
    double[] gappy = shop.clone();
    for (int t = 3; t < 37; t += t % 3 + 1) {
      gappy[t] = Double.NaN;
    }
    double[][] table = {
      {7, 7, 7, 7, 7, 7, 7, 7},
      new double[30],
      {3},
      {3, 4},
      {3, 4, 2, 5, 3, 6, 4},
      gappy,
      times(shop, 1e12),
      times(shop, 1e-12),
      times(shop, -1),
      outlier,
      shifted
    };
    for (double[] history : table) {
      TimeSeries series = Models.months(history);
      FittedForecast fitted = model.fit(series, RUN);
      double last = history[history.length - 1];
      TimeSeries next =
          TimeSeries.of(
              series.time(history.length), Frequency.MONTH, 1.1 * last, Double.NaN, 0.9 * last);
      for (FittedForecast one : List.of(fitted, fitted.update(next))) {
        Forecast forecast = one.forecast(13, 0.95);
        assertThat(forecast.model()).isNotBlank();
        assertThat(forecast.notes()).isNotEmpty();
        assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
        Interval interval = forecast.interval(0.95);
        assertThat(Arrays.stream(interval.lower().toArray())).allMatch(Double::isFinite);
        assertThat(Arrays.stream(interval.upper().toArray())).allMatch(Double::isFinite);
        Components parts = one.components(13).orElseThrow();
        assertThat(Arrays.stream(parts.fitted().toArray())).allMatch(Double::isFinite);
        double size = Arrays.stream(forecast.mean().toArray()).map(Math::abs).max().orElse(0);
        for (int h = 0; h < 13; h++) {
          assertThat(parts.last(13).total().value(h))
              .isCloseTo(forecast.mean().value(h), within(1e-9 * size));
        }
      }
    }
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  @Test
  void infinitiesAreRefusedWithTheirIndex() {
    assertThatThrownBy(() -> Models.months(1, 2, Double.NEGATIVE_INFINITY, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Value 2 is infinite");
  }

  @ParameterizedTest
  @MethodSource("models")
  void cancelledRunsStop(ForecastModel model) {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    TimeSeries history = Models.months(Models.shop(60, RUN.random("cancel")));
    assertThatThrownBy(() -> model.fit(history, RUN.withCancellation(cancellation)))
        .isInstanceOf(RunCancelledException.class);
  }

  @ParameterizedTest
  @MethodSource("models")
  void closedDaysAreNotForecast(ForecastModel model) {
    Frequency open = Frequency.DAY.closedOn(java.time.DayOfWeek.SATURDAY);
    TimeSeries days =
        TimeSeries.of(LocalDate.of(2024, 1, 1), open, Models.shop(60, RUN.random("days")));
    Forecast forecast = model.fit(days, RUN).forecast(14, 0.95);
    for (int h = 0; h < 14; h++) {
      assertThat(forecast.mean().time(h).getDayOfWeek()).isNotEqualTo(java.time.DayOfWeek.SATURDAY);
    }
    assertThat(forecast.mean().start()).isEqualTo(days.time(60));
  }

  private static Forecast forecast(ForecastModel model, double... values) {
    return model.fit(Models.months(values), RUN).forecast(12, 0.8, 0.95);
  }
}
