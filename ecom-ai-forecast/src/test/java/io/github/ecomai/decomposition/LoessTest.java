package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LoessTest {
  /** The fast path against the definition, place by place. */
  @Property(tries = 300)
  void equalsTheDefinition(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int half,
      @ForAll @IntRange(min = 0, max = 1) int degree,
      @ForAll @IntRange(min = 1, max = 6) int jump,
      @ForAll @IntRange(min = 1, max = 5) int lag,
      @ForAll @IntRange(min = 1, max = 700) int more,
      @ForAll boolean weighted) {
    Random random = new Random(seed);
    int size = lag + more;
    double[] y = random.doubles(size, -5, 5).toArray();
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = random.nextInt(3) == 0 ? 0 : random.nextDouble();
    }
    LoessInput in = weighted ? weighted(y, weights, lag) : LoessInput.of(y, size, lag);
    int window = 2 * half + 1;
    double[] out = new double[size];
    new Loess(window, degree, jump, (size - 1) / lag + 1).smooth(in, out, 0, RunContext.defaults());

    double[] expected = new double[size];
    for (int series = 0; series < lag; series++) {
      definition(in, series, new int[] {window, degree, jump}, expected);
    }
    assertThat(out).containsExactly(expected, within(1e-9));
  }

  private static LoessInput weighted(double[] y, double[] weights, int lag) {
    double[] products = new double[y.length];
    Arrays.setAll(products, i -> y[i] * weights[i]);
    return LoessInput.of(y, y.length, lag).weighted(weights, products);
  }

  /** Windows as the routine of 1990 moves them, every place fitted by {@link LocalFit}. */
  private static void definition(LoessInput in, int series, int[] settings, double[] out) {
    int window = settings[0];
    int n = in.sizeOf(series);
    int jump = Math.min(settings[2], Math.max(1, n - 1));
    int half = (window - 1) / 2;
    double[] smooth = new double[n];
    int left = 0;
    int right = Math.min(window, n) - 1;
    int last = 0;
    for (int i = 0; i < n; i += jump) {
      if (window < n) {
        left = Math.max(0, Math.min(i - half, n - window));
        right = left + window - 1;
      }
      smooth[i] = one(in, series, i, new int[] {left, right, window, settings[1]});
      last = i;
    }
    if (last != n - 1) {
      smooth[n - 1] = one(in, series, n - 1, new int[] {left, right, window, settings[1]});
    }
    for (int i = 0; i < n; i++) {
      int from = i == n - 1 && last != n - 1 ? n - 1 : i / jump * jump;
      int to = Math.min(from + jump, n - 1);
      double share = to == from ? 0 : (double) (i - from) / (to - from);
      out[series + i * in.lag()] = smooth[from] + share * (smooth[to] - smooth[from]);
    }
  }

  private static double one(LoessInput in, int series, int i, int[] window) {
    double fit = in.fit(series).at(i, window[0], window[1], window[2], window[3]);
    return Double.isNaN(fit) ? in.y()[series + i * in.lag()] : fit;
  }

  @Example
  void localLineGoesThroughALine() {
    double[] y = {1, 3, 5, 7, 9, 11, 13};
    LocalFit fit = LoessInput.of(y, 7, 1).fit(0);

    assertThat(fit.at(0, 0, 4, 5, 1)).isCloseTo(1, within(1e-12));
    assertThat(fit.at(7, 2, 6, 5, 1)).isCloseTo(15, within(1e-12));
  }

  @Example
  void gapWiderThanTheWindowIsFittedFromItsNeighbours() {
    int n = 60;
    double[] y = new double[n];
    double[] weights = new double[n];
    boolean[] missing = new boolean[n];
    for (int i = 0; i < n; i++) {
      missing[i] = i >= 20 && i < 40;
      weights[i] = missing[i] ? 0 : 1;
      y[i] = missing[i] ? 0 : 5 + i;
    }
    LoessInput in = LoessInput.of(y, n, 1).weighted(weights, y.clone()).withMissing(missing);
    double[] out = new double[n];
    new Loess(7, 1, 1, n).smooth(in, out, 0, RunContext.defaults());

    for (int i = 0; i < n; i++) {
      assertThat(out[i]).isCloseTo(5 + i, within(1e-9));
    }
  }

  @Example
  void seriesWithoutAnyWeightFallsBackToTheNearestValue() {
    double[] y = {4, 0, 0, 0, 6};
    boolean[] missing = {false, true, true, true, false};
    LoessInput in =
        LoessInput.of(y, 5, 1).weighted(new double[5], new double[5]).withMissing(missing);
    double[] out = new double[5];
    new Loess(3, 1, 1, 5).smooth(in, out, 0, RunContext.defaults());

    assertThat(out).containsExactly(4, 4, 4, 6, 6);
  }
}
