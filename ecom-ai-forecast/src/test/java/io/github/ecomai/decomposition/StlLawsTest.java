package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class StlLawsTest {
  @Property(tries = 100)
  void partsAddUpToTheSeries(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 30) int period,
      @ForAll @IntRange(min = 1, max = 400) int more,
      @ForAll boolean robust) {
    double[] values = sales(seed, 2 * period + more, period);
    Decomposition parts = stl(period, robust).decompose(values);

    double[] trend = parts.trend();
    double[] seasonal = parts.seasonal();
    double[] remainder = parts.remainder();
    for (int i = 0; i < values.length; i++) {
      assertThat(trend[i] + seasonal[i] + remainder[i]).isCloseTo(values[i], within(1e-10));
    }
    assertThat(Arrays.stream(parts.weights())).allMatch(w -> w >= 0 && w <= 1);
    assertThat(parts.trendStrength()).isBetween(0.0, 1.0);
    assertThat(parts.seasonalStrength()).isBetween(0.0, 1.0);
  }

  @Property(tries = 50)
  void shiftMovesOnlyTheTrendAndScaleMovesAll(
      @ForAll long seed,
      @ForAll @IntRange(min = 7, max = 13) int period,
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift,
      @ForAll @IntRange(min = -40, max = 40) int exponent,
      @ForAll boolean robust) {
    double[] values = sales(seed, 10 * period + 3, period);
    double scale = Math.scalb(1.0, exponent);
    double[] changed = values.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = scale * (values[i] + shift);
    }
    Decomposition before = stl(period, robust).decompose(values);
    Decomposition after = stl(period, robust).decompose(changed);

    // Robust passes amplify rounding: weights depend on residuals, residuals on weights.
    double tolerance = (robust ? 1e-6 : 1e-9) * scale;
    for (int i = 0; i < values.length; i++) {
      double trend = scale * (before.trend()[i] + shift);
      assertThat(after.trend()[i]).isCloseTo(trend, within(tolerance));
      double season = scale * before.seasonal()[i];
      assertThat(after.seasonal()[i]).isCloseTo(season, within(tolerance));
    }
  }

  @Property(tries = 50)
  void lineIsAllTrend(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double start,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double slope,
      @ForAll @IntRange(min = 2, max = 24) int period,
      @ForAll boolean robust) {
    double[] values = new double[12 * period + 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + slope * i;
    }
    Decomposition parts = stl(period, robust).withPasses(40, robust ? 15 : 0).decompose(values);

    double tolerance = 1e-9 * (1 + Math.abs(start) + Math.abs(slope) * values.length);
    assertThat(Arrays.stream(parts.seasonal())).allMatch(s -> Math.abs(s) <= tolerance);
    assertThat(parts.trend()).containsExactly(values, within(tolerance));
  }

  @Property(tries = 30)
  void periodicSeasonRepeats(@ForAll long seed, @ForAll @IntRange(min = 2, max = 24) int period) {
    double[] values = sales(seed, 7 * period + 1, period);
    double[] seasonal = Stl.ofPeriod(period).periodic().decompose(values).seasonal();

    for (int i = period; i < values.length; i++) {
      assertThat(seasonal[i]).isEqualTo(seasonal[i - period]);
    }
  }

  @Property(tries = 30)
  void gapsAreFilledWithWhatTheFitGivesBack(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int period) {
    double[] values = sales(seed, 12 * period, period);
    double[] withGaps = values.clone();
    Random random = new Random(seed);
    for (int i = 2 * period; i < values.length; i++) {
      withGaps[i] = random.nextInt(10) == 0 ? Double.NaN : values[i];
    }
    Stl stl = Stl.ofPeriod(period).withSeasonalWindow(7);
    Decomposition parts = stl.decompose(withGaps);
    double[] filled = withGaps.clone();
    for (int i = 0; i < values.length; i++) {
      assertThat(parts.isMissing(i)).isEqualTo(Double.isNaN(withGaps[i]));
      assertThat(parts.remainder(i).isEmpty()).isEqualTo(parts.isMissing(i));
      filled[i] = parts.isMissing(i) ? parts.trend()[i] + parts.seasonal()[i] : values[i];
    }
    Decomposition full = stl.decompose(filled);

    assertThat(parts.trend()).containsExactly(full.trend(), within(1e-6));
    assertThat(parts.seasonal()).containsExactly(full.seasonal(), within(1e-6));
  }

  @Property(tries = 30)
  void robustFitBridgesGapsWithinHalfTheAmplitude(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int period) {
    double[] values = smooth(15 * period, period);
    double[] withGaps = values.clone();
    Random random = new Random(seed);
    for (int i = 2 * period; i < values.length; i++) {
      withGaps[i] = random.nextInt(12) == 0 ? Double.NaN : values[i];
    }
    Decomposition parts = stl(period, true).decompose(withGaps);

    for (int i = 0; i < values.length; i++) {
      assertThat(parts.trend()[i] + parts.seasonal()[i]).isCloseTo(values[i], within(5.0));
    }
  }

  private static Stl stl(int period, boolean robust) {
    Stl stl = Stl.ofPeriod(period).withSeasonalWindow(7);
    return robust ? stl.robust() : stl;
  }

  static double[] smooth(int n, int period) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = 100 + 20.0 * i / n + 10 * Math.sin(2 * Math.PI * i / period);
    }
    return values;
  }

  /** Trend, season, noise and a few outliers. */
  static double[] sales(long seed, int n, int period) {
    Random random = new Random(seed);
    double[] values = smooth(n, period);
    for (int i = 0; i < n; i++) {
      values[i] += random.nextGaussian() + (random.nextInt(40) == 0 ? 30 : 0);
    }
    return values;
  }
}
