package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The fast filters against plain linear algebra. */
class ArimaKernelTest {
  private static final RunContext RUN = RunContext.defaults();

  /** Exact and conditional errors for any order, with a regressor. */
  @Property(tries = 150)
  void fastAndFullFilterAndCholeskyAgree(
      @ForAll @IntRange(max = 3) int p,
      @ForAll @IntRange(max = 3) int q,
      @ForAll @IntRange(max = 2) int sar,
      @ForAll @IntRange(max = 2) int sma,
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll long seed) {
    RandomGenerator random = RUN.withSeed(seed).random("kernel");
    ArimaOrder order = ArimaOrder.of(p, 0, q).withSeasonal(sar, 0, sma).withConstant(true);
    ArimaData data = new ArimaData(gaussians(n, random), null, 4);
    ArmaCoefficients coefficients = new ArmaCoefficients(order, 4);
    coefficients.setFree(moderate(order.terms(), random));
    ArmaFilter filter = new ArmaFilter(data.differenced(order), coefficients);
    filter.exact();
    ArimaKalman kalman =
        new ArimaKalman(coefficients, new double[0], data.levels(order), new boolean[n]);
    kalman.run();
    double[][] covariance = covariance(coefficients, n);
    assertThat(NormalEquations.factorise(covariance)).isTrue();
    double logs = 0;
    for (int i = 0; i < n; i++) {
      logs += 2 * Math.log(covariance[i][i]);
    }
    assertThat(filter.logVariances()).isCloseTo(logs, within(1e-7 + 1e-9 * Math.abs(logs)));
    assertThat(kalman.logVariances()).isCloseTo(logs, within(1e-7 + 1e-9 * Math.abs(logs)));
    for (int c = 0; c < 2; c++) {
      double[] whitened = forward(covariance, data.levels(order)[c]);
      assertThat(filter.errors()[c]).containsExactly(whitened, within(1e-6));
      assertThat(kalman.errors()[c]).containsExactly(whitened, within(1e-6));
    }
  }

  /** Missing values of a stationary process: the likelihood of the others alone. */
  @Property(tries = 60)
  void missingValuesAreLeftOut(@ForAll long seed) {
    RandomGenerator random = RUN.withSeed(seed).random("gaps");
    int n = 25;
    ArimaOrder order = ArimaOrder.of(2, 0, 1).withSeasonal(1, 0, 0);
    double[] y = gaussians(n, random);
    boolean[] missing = new boolean[n];
    for (int t = 0; t < n; t++) {
      missing[t] = random.nextInt(3) == 0;
    }
    ArmaCoefficients coefficients = new ArmaCoefficients(order, 4);
    coefficients.setFree(moderate(order.terms(), random));
    ArimaKalman kalman = new ArimaKalman(coefficients, new double[0], new double[][] {y}, missing);
    kalman.run();
    int[] known = java.util.stream.IntStream.range(0, n).filter(t -> !missing[t]).toArray();
    double[][] whole = covariance(coefficients, n);
    double[][] part = new double[known.length][known.length];
    double[] values = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      values[i] = y[known[i]];
      for (int j = 0; j < known.length; j++) {
        part[i][j] = whole[known[i]][known[j]];
      }
    }
    NormalEquations.factorise(part);
    double[] whitened = forward(part, values);
    double[] errors = kalman.errors()[0];
    for (int i = 0; i < known.length; i++) {
      assertThat(errors[known[i]]).isCloseTo(whitened[i], within(1e-7));
    }
  }

  /** The steps of a random walk over gaps are sums of independent ones. */
  @Test
  void aRandomWalkWithGaps() {
    double[] y = {9, 9, 1, 2, 2, 5, 4, 4};
    boolean[] missing = {true, true, false, false, true, false, false, true};
    ArimaOrder order = ArimaOrder.of(0, 1, 0);
    ArimaKalman kalman =
        new ArimaKalman(
            new ArmaCoefficients(order, 1), new double[] {1}, new double[][] {y}, missing);
    kalman.run();
    double[] errors = kalman.errors()[0];
    assertThat(errors[2]).isCloseTo(1, within(1e-5));
    assertThat(errors[4]).isCloseTo(3 / Math.sqrt(2), within(1e-5));
    assertThat(errors[5]).isCloseTo(-1, within(1e-5));
    assertThat(errors[1]).isCloseTo(0, within(0.01));
    assertThat(kalman.logVariances()).isCloseTo(Math.log(2), within(1e-5));
    assertThat(kalman.state()[0][1]).isCloseTo(4, within(1e-5));
    assertThat(kalman.covariance()).isNotEmpty();
    assertThat(new ArimaData(y, missing, 1).counted(order)).isEqualTo(3);
  }

  @Property(tries = 200)
  void polynomialsFromFreeNumbersAreStationary(
      @ForAll @IntRange(max = 6) int p, @ForAll long seed) {
    double[] free = gaussians(p, RUN.withSeed(seed).random("free"));
    double[] c = new double[p];
    LagPolynomial.fromFree(free, 0, c);
    assertThat(LagPolynomial.rootsBeyond(1, c)).isTrue();
    double[] back = new double[p];
    LagPolynomial.toFree(c, back, 0, ArmaCoefficients.LARGEST_FREE);
    assertThat(back).containsExactly(free, within(1e-6));
  }

  @Test
  void rootsAreMeasured() {
    assertThat(LagPolynomial.rootsBeyond(1.24, new double[] {0.8})).isTrue(); // root 1.25
    assertThat(LagPolynomial.rootsBeyond(1.26, new double[] {0.8})).isFalse();
    assertThat(LagPolynomial.rootsBeyond(1, new double[] {1.5, -0.5})).isFalse(); // root 1
    assertThat(LagPolynomial.rootsBeyond(1, new double[] {0.5, 0.6})).isFalse();
  }

  @Test
  void differencesAsPolynomialsAndOnValues() {
    double[] delta = LagPolynomial.differences(1, 1, 4);
    assertThat(delta).containsExactly(1, 0, 0, 1, -1);
    double[] y = gaussians(20, RUN.random("delta"));
    double[] w = ArimaData.difference(y, 1, 1, 4);
    for (int t = 5; t < 20; t++) {
      assertThat(w[t - 5]).isCloseTo(y[t] - y[t - 1] - y[t - 4] + y[t - 5], within(1e-12));
    }
    assertThat(LagPolynomial.differences(2, 0, 1)).containsExactly(2, -1);
  }

  /** Rosenbrock's valley as residuals, and one whose residuals stay large. */
  @Test
  void leastSquaresAreFound() {
    LevenbergMarquardt valley =
        new LevenbergMarquardt(
            (x, r) -> {
              r[0] = 1 - x[0];
              r[1] = 10 * (x[1] - x[0] * x[0]);
              return true;
            },
            2,
            2,
            5,
            RUN);
    assertThat(valley.minimize(new double[] {-1.2, 1}, 1e-12, 200))
        .containsExactly(new double[] {1, 1}, within(1e-5));
    LevenbergMarquardt large =
        new LevenbergMarquardt(
            (x, r) -> {
              r[0] = 10 + x[0] * x[0] - x[0];
              r[1] = x[0] + 3 * Math.sin(x[0]);
              return true;
            },
            1,
            2,
            5,
            RUN);
    double x = large.minimize(new double[] {1.5}, 1e-12, 200)[0];
    double slope = (10 + x * x - x) * (2 * x - 1) + (x + 3 * Math.sin(x)) * (1 + 3 * Math.cos(x));
    assertThat(slope).isCloseTo(0, within(1e-4));
    LevenbergMarquardt undefined = new LevenbergMarquardt((z, r) -> false, 1, 1, 5, RUN);
    undefined.minimize(new double[] {0}, 1e-9, 9);
    assertThat(undefined.value()).isInfinite();
  }

  @Test
  void tailsOfChiSquared() {
    assertThat(ChiSquared.above(18.307038053275146, 10)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquared.above(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquared.above(11.070497693516351, 5)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquared.above(0, 3)).isEqualTo(1);
    assertThat(ChiSquared.above(1e4, 3)).isCloseTo(0, within(1e-300));
  }

  @Test
  void regressionsGiveTheTStatisticsOfTheBook() {
    // y = 1 + 2 x + e with e = (1, -1, -1, 1)/2 orthogonal to constant and x
    double[] y = {1.5, 2.5, 4.5, 7.5};
    double[][] x = {{1, 1, 1, 1}, {0, 1, 2, 3}};
    Regression fit = Regression.of(y, x);
    assertThat(fit.tStatistic(1)).isCloseTo(2 / Math.sqrt(0.5 / 5), within(1e-12));
    assertThat(Regression.of(y, new double[][] {x[0], x[0]})).isNull();
    assertThat(Regression.of(new double[2], new double[][] {{1, 1}, {0, 1}})).isNull();
  }

  /** Roots near 1 would make the plain sums inexact. */
  private static double[] moderate(int n, RandomGenerator random) {
    return Arrays.stream(gaussians(n, random)).map(x -> Math.max(-1.2, Math.min(1.2, x))).toArray();
  }

  private static double[] gaussians(int n, RandomGenerator random) {
    double[] x = new double[n];
    Arrays.setAll(x, t -> random.nextGaussian());
    return x;
  }

  /** Autocovariances by summing many weights of the moving average. */
  private static double[][] covariance(ArmaCoefficients coefficients, int n) {
    ArmaCovariance arma = new ArmaCovariance(coefficients);
    int r = arma.size();
    double[] state = new double[r];
    Arrays.setAll(state, arma::theta);
    double[] psi = new double[20_000];
    for (int j = 0; j < psi.length; j++) {
      psi[j] = state[0];
      double first = state[0];
      for (int i = 0; i < r; i++) {
        state[i] = arma.phi(i) * first + (i + 1 < r ? state[i + 1] : 0);
      }
    }
    double[][] covariance = new double[n][n];
    for (int lag = 0; lag < n; lag++) {
      double sum = 0;
      for (int j = psi.length - 1 - lag; j >= 0; j--) {
        sum += psi[j] * psi[j + lag];
      }
      for (int i = lag; i < n; i++) {
        covariance[i][i - lag] = sum;
        covariance[i - lag][i] = sum;
      }
    }
    return covariance;
  }

  private static double[] forward(double[][] l, double[] b) {
    double[] x = new double[b.length];
    for (int i = 0; i < x.length; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
