package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StlTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);

  @Test
  void periodComesFromTheFrequency() {
    double[] values = ReferenceCase.series("AirPassengers");
    TimeSeries series = TimeSeries.of(START, Frequency.MONTH, values);
    Decomposition parts = Stl.withDefaults().decompose(series, RunContext.defaults());

    assertThat(parts.period()).isEqualTo(12);
    assertThat(parts.trend()).isEqualTo(Stl.ofPeriod(12).decompose(values).trend());
    assertThat(parts.size()).isEqualTo(144);
  }

  @Test
  void frequencyWithoutSeasonNeedsAPeriod() {
    TimeSeries years = TimeSeries.of(START, Frequency.YEAR, new double[40]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.withDefaults().decompose(years, RunContext.defaults()))
        .withMessageContaining("no usual season");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.withDefaults().decompose(new double[40]))
        .withMessageContaining("Stl.ofPeriod");
  }

  @Test
  void tooShortSaysHowMuchIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.ofPeriod(12).decompose(new double[24]))
        .withMessageContaining("24 values are too few for period 12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.ofPeriod(12).decompose())
        .withMessageContaining("0 values");
    assertThat(Stl.ofPeriod(12).decompose(new double[25]).size()).isEqualTo(25);
  }

  @Test
  void badSettingsAreNamed() {
    Stl stl = Stl.ofPeriod(12);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.ofPeriod(1))
        .withMessageContaining("period 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stl.withSeasonalWindow(8))
        .withMessageContaining("Maybe use 9");
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withTrendWindow(1));
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withLowPassWindow(-3));
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withDegrees(0, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withJumps(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withPasses(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> stl.withPasses(1, -1));
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void nullIsRefused() {
    assertThatNullPointerException().isThrownBy(() -> Stl.ofPeriod(2).decompose((double[]) null));
    assertThatNullPointerException()
        .isThrownBy(() -> Stl.ofPeriod(2).decompose(new double[9], null));
    assertThatNullPointerException().isThrownBy(() -> Stl.ofPeriod(2).withMedian(null));
  }

  @Test
  void infinityIsRefusedWithItsPlace() {
    double[] values = ramp(30);
    values[17] = Double.NEGATIVE_INFINITY;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.ofPeriod(4).decompose(values))
        .withMessageContaining("value 17");
  }

  @Test
  void placeOfTheCycleThatWasNeverSeenIsRefused() {
    double[] values = ramp(40);
    for (int i = 3; i < 40; i += 4) {
      values[i] = Double.NaN;
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stl.ofPeriod(4).decompose(values))
        .withMessageContaining("place 3 of the cycle of 4");
    Arrays.fill(values, Double.NaN);
    assertThatIllegalArgumentException().isThrownBy(() -> Stl.ofPeriod(4).decompose(values));
  }

  @Test
  void constantSeriesHasNoMovement() {
    double[] values = new double[50];
    Arrays.fill(values, 42.1);
    for (Stl stl : new Stl[] {Stl.ofPeriod(7), Stl.ofPeriod(7).robust()}) {
      Decomposition parts = stl.decompose(values);

      assertThat(parts.trend()).containsExactly(values, within(1e-12));
      assertThat(parts.trendStrength()).isZero();
      assertThat(parts.seasonalStrength()).isZero();
    }
    assertThat(Stl.ofPeriod(7).robust().decompose(new double[50]).weights()).containsOnly(1);
  }

  @Test
  void extremeSizesNeitherOverflowNorVanish() {
    double[] usual = ReferenceCase.series("UKgas");
    for (double scale : new double[] {0x1p1000, 0x1p-1000, 0x1p-1060}) {
      double[] values = Arrays.stream(usual).map(v -> v * scale).toArray();
      Stl stl = Stl.ofPeriod(4).robust();
      Decomposition parts = stl.decompose(values);
      Decomposition expected = stl.decompose(usual);

      double tolerance = scale < 0x1p-1050 ? 0.1 : 1e-9;
      assertThat(Arrays.stream(parts.trend()).map(v -> v / scale).toArray())
          .containsExactly(expected.trend(), within(tolerance));
      assertThat(parts.trendStrength()).isCloseTo(expected.trendStrength(), within(1e-3));
    }
  }

  @Test
  void oneHugeValueLeavesFiniteParts() {
    double[] values = ramp(60);
    values[30] = 1e300;
    Decomposition parts = Stl.ofPeriod(4).robust().decompose(values);

    assertThat(Arrays.stream(parts.trend())).allMatch(Double::isFinite);
    assertThat(Arrays.stream(parts.seasonal())).allMatch(Double::isFinite);
    assertThat(Arrays.stream(parts.remainder())).allMatch(Double::isFinite);
  }

  @Test
  void robustFitIgnoresAnOutlier() {
    double[] values = StlLawsTest.smooth(120, 12);
    double[] spoilt = values.clone();
    spoilt[50] += 500;
    Decomposition parts = Stl.ofPeriod(12).robust().decompose(spoilt);

    assertThat(parts.weights()[50]).isZero();
    assertThat(parts.remainder(50).orElseThrow()).isCloseTo(500, within(5.0));
  }

  @Test
  void cancelledRunStops() {
    RunContext run = RunContext.defaults();
    run.cancellation().cancel();

    assertThatThrownBy(() -> Stl.ofPeriod(4).decompose(ramp(60), run))
        .isInstanceOf(RunCancelledException.class);
  }

  @Test
  void inputAndResultAreCopied() {
    double[] values = StlLawsTest.sales(1, 60, 4);
    double[] before = values.clone();
    Decomposition parts = Stl.ofPeriod(4).robust().decompose(values);
    double[] trend = parts.trend();
    parts.trend()[0] = 99;
    parts.seasonal()[0] = 99;
    parts.remainder()[0] = 99;
    parts.weights()[0] = 99;

    assertThat(values).isEqualTo(before);
    assertThat(parts.trend()).isEqualTo(trend);
    assertThat(parts.weights()[0]).isLessThanOrEqualTo(1);
  }

  @Test
  void oneValueServesManyThreads() {
    Stl stl = Stl.ofPeriod(12).withSeasonalWindow(7).robust();
    double[] values = StlLawsTest.sales(5, 600, 12);
    double[] alone = stl.decompose(values).trend();

    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> assertThat(stl.decompose(values).trend()).isEqualTo(alone));
  }

  @Test
  void settingsCanBeReadInItsText() {
    assertThat(Stl.ofPeriod(12).withSeasonalWindow(7).robust().toString())
        .isEqualTo("Stl[period 12, season window 7, passes 1/15, median EXACT]");
    assertThat(Stl.withDefaults().periodic().toString())
        .isEqualTo("Stl[period of the frequency, season periodic, passes 2/0]");
  }

  private static double[] ramp(int n) {
    return IntStream.range(0, n).mapToDouble(i -> i + i % 4).toArray();
  }
}
