package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsBTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final LbfgsB OPTIMISER = LbfgsB.withDefaults();
  private final RunContext run = RunContext.defaults();

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void rosenbrockFree(int n) {
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      start[i] = i % 2 == 0 ? -1.2 : 1;
    }
    Optimum best = OPTIMISER.minimize(LbfgsBTest::rosenbrock, start, Bounds.none(n), run);
    assertThat(best.converged()).isTrue();
    assertThat(best.value()).isLessThan(1e-9);
    assertThat(best.gradientNorm().orElseThrow()).isLessThan(1e-3);
    assertThat(best.point()[0]).isCloseTo(1, within(1e-4));
  }

  /**
   * Problem of the driver that comes with the authors' code (Zhu, Byrd, Lu and Nocedal 1997,
   * algorithm 778): 25 coordinates, odd ones at least 1. Their run ends at 1.0834900834300615e-9
   * after 23 iterations and 28 evaluations, with a projected gradient above 1e-5; the minimum is 0.
   */
  @Test
  void theAuthorsOwnProblem() {
    int n = 25;
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] start = new double[n];
    Arrays.setAll(lower, i -> i % 2 == 0 ? 1 : -100);
    Arrays.fill(upper, 100);
    Arrays.fill(start, 3);
    LbfgsB optimiser =
        OPTIMISER.withMemory(5).withTolerance(1e-5).withValueTolerance(1e7 * 0x1p-52);
    Optimum best = optimiser.minimize(LbfgsBTest::chained, start, Bounds.of(lower, upper), run);
    assertThat(best.converged()).isTrue();
    assertThat(best.value()).isLessThan(2e-9);
    assertThat(best.iterations()).isBetween(15, 35);
    assertThat(best.evaluations()).isLessThan(45);
  }

  /** Known minima of problems of Hock and Schittkowski (1981) that have bounds only. */
  @ParameterizedTest
  @EnumSource(Known.class)
  void publishedMinima(Known known) {
    Bounds bounds = Bounds.of(known.lower, known.upper);
    Objective numeric = Objective.numeric(known::value, bounds);
    Optimum best = OPTIMISER.minimize(numeric, known.start, bounds, run);
    assertThat(best.converged()).isTrue();
    assertThat(bounds.contains(best.point())).isTrue();
    assertThat(best.value()).isCloseTo(known.minimum, within(1e-7));
  }

  /**
   * At the minimum of a convex function the projected gradient vanishes: checked on random ones.
   */
  @Property(tries = 300)
  void convexQuadraticsInRandomBoxes(
      @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 25) int n) {
    RandomGenerator random = run.withSeed(seed).random("quadratic");
    Quadratic f = new Quadratic(random, n);
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = random.nextDouble() < 0.2 ? -NONE : -random.nextDouble();
      upper[i] = random.nextDouble() < 0.2 ? NONE : random.nextDouble();
      start[i] = random.nextDouble() * 4 - 2;
    }
    Bounds bounds = Bounds.of(lower, upper);
    Optimum best = OPTIMISER.withValueTolerance(0).minimize(f, start, bounds, run);
    double[] scratch = new double[n];
    assertThat(best.gradientNorm().orElseThrow()).isLessThan(1e-4);
    assertThat(bounds.contains(best.point())).isTrue();
    assertThat(best.value()).isLessThanOrEqualTo(f.value(bounds.start(start), scratch));
    assertThat(f.value(best.point(), scratch)).isEqualTo(best.value());
  }

  /**
   * Whatever the function does, the answer lies within the bounds and is no worse than the start.
   */
  @Property(tries = 300)
  void neverWorseThanTheStart(@ForAll @IntRange(max = 1_000_000) int seed) {
    RandomGenerator random = run.withSeed(seed).random("wild");
    double wave = random.nextDouble() * 30;
    double hole = random.nextDouble() * 2 - 1;
    double[] start = {random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1};
    Bounds bounds = Bounds.of(new double[] {-1, -1}, new double[] {1, 1});
    Objective wild =
        (x, gradient) -> {
          assertThat(bounds.contains(x)).isTrue();
          gradient[0] = wave * Math.cos(wave * x[0]) * x[1];
          gradient[1] = Math.sin(wave * x[0]) + Math.signum(x[1]);
          boolean inside = Math.hypot(x[0] - hole, x[1] - hole) < 0.1;
          boolean atStart = Arrays.equals(x, start);
          return inside && !atStart ? Double.NaN : Math.sin(wave * x[0]) * x[1] + Math.abs(x[1]);
        };
    Optimum best = OPTIMISER.minimize(wild, start, bounds, run);
    assertThat(best.value()).isLessThanOrEqualTo(wild.value(start, new double[2]));
    assertThat(bounds.contains(best.point())).isTrue();
  }

  @Test
  void stepsIntoTheUndefinedAreShortened() {
    Objective f =
        (x, gradient) -> {
          gradient[0] = 1 - 1 / x[0];
          return x[0] > 0 ? x[0] - Math.log(x[0]) : NONE;
        };
    Optimum best = OPTIMISER.minimize(f, new double[] {1e-4}, Bounds.none(1), run);
    assertThat(best.value()).isCloseTo(1, within(1e-10));
    best = OPTIMISER.minimize(f, new double[] {1e4}, Bounds.none(1), run);
    assertThat(best.value()).isCloseTo(1, within(1e-10));
  }

  @Test
  void degenerateProblems() {
    double[] ones = {1, 1};
    Optimum fixed =
        OPTIMISER.minimize(LbfgsBTest::rosenbrock, new double[] {5, 5}, Bounds.of(ones, ones), run);
    assertThat(fixed.point()).containsExactly(1, 1);
    assertThat(fixed.converged()).isTrue();
    Objective constant =
        (x, gradient) -> {
          Arrays.fill(gradient, 0);
          return 3;
        };
    Optimum flat = OPTIMISER.minimize(constant, ones, Bounds.none(2), run);
    assertThat(flat.converged()).isTrue();
    assertThat(flat.evaluations()).isOne();
    Objective slope =
        (x, gradient) -> {
          gradient[0] = 1;
          return x[0];
        };
    Optimum corner =
        OPTIMISER.minimize(
            slope, new double[] {7}, Bounds.of(new double[] {-2}, new double[] {NONE}), run);
    assertThat(corner.point()).containsExactly(-2);
    Optimum wrongGradient =
        OPTIMISER.minimize(
            (x, gradient) -> {
              gradient[0] = -1;
              return x[0];
            },
            new double[] {1},
            Bounds.none(1),
            run);
    assertThat(wrongGradient.converged()).isFalse();
    assertThat(wrongGradient.point()).containsExactly(1);
  }

  @Test
  void limitsAreKept() {
    double[] start = {-1.2, 1};
    Optimum early =
        OPTIMISER.withMaxIterations(3).minimize(LbfgsBTest::rosenbrock, start, Bounds.none(2), run);
    assertThat(early.converged()).isFalse();
    assertThat(early.iterations()).isEqualTo(3);
    assertThat(early.value()).isLessThan(24.2);
    assertThat(early.toString()).contains("not converged");
    run.cancellation().cancel();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(() -> OPTIMISER.minimize(LbfgsBTest::rosenbrock, start, Bounds.none(2), run));
  }

  @Test
  void badInputIsRefused() {
    double[] start = {1, 2};
    Objective nowhere = (x, gradient) -> Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIMISER.minimize(nowhere, start, Bounds.none(2), run))
        .withMessageContaining("not finite at the start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIMISER.minimize(nowhere, start, Bounds.none(3), run))
        .withMessageContaining("2 coordinates");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OPTIMISER.minimize(nowhere, new double[] {Double.NaN}, Bounds.none(1), run))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounds.of(new double[] {2}, new double[] {1}))
        .withMessageContaining("2.0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bounds.of(new double[] {Double.NaN}, new double[] {1}));
    assertThatIllegalArgumentException().isThrownBy(() -> Bounds.none(0));
    assertThatIllegalArgumentException().isThrownBy(() -> OPTIMISER.withMemory(0));
    assertThatIllegalArgumentException().isThrownBy(() -> OPTIMISER.withTolerance(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> OPTIMISER.withMaxIterations(0));
  }

  static double rosenbrock(double[] x, double[] gradient) {
    double value = 0;
    Arrays.fill(gradient, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      value += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
      gradient[i] += -400 * x[i] * bend - 2 * (1 - x[i]);
      gradient[i + 1] += 200 * bend;
    }
    return value;
  }

  private static double chained(double[] x, double[] gradient) {
    double value = (x[0] - 1) * (x[0] - 1);
    Arrays.fill(gradient, 0);
    gradient[0] = 2 * (x[0] - 1);
    for (int i = 1; i < x.length; i++) {
      double bend = x[i] - x[i - 1] * x[i - 1];
      value += 4 * bend * bend;
      gradient[i] += 8 * bend;
      gradient[i - 1] -= 16 * x[i - 1] * bend;
    }
    return value;
  }

  /** x'A'Ax / 2 + c'x with a small ridge. */
  private static final class Quadratic implements Objective {
    private final int n;
    private final double[] hessian;
    private final double[] linear;

    Quadratic(RandomGenerator random, int n) {
      this.n = n;
      hessian = new double[n * n];
      linear = new double[n];
      double[] a = new double[n * n];
      Arrays.setAll(a, i -> random.nextDouble() * 2 - 1);
      for (int i = 0; i < n; i++) {
        linear[i] = random.nextDouble() * 20 - 10;
        for (int j = 0; j < n; j++) {
          hessian[i * n + j] = i == j ? 0.1 : 0;
          for (int k = 0; k < n; k++) {
            hessian[i * n + j] += a[k * n + i] * a[k * n + j];
          }
        }
      }
    }

    @Override
    public double value(double[] x, double[] gradient) {
      double value = 0;
      for (int i = 0; i < n; i++) {
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += hessian[i * n + j] * x[j];
        }
        gradient[i] = product + linear[i];
        value += x[i] * (product / 2 + linear[i]);
      }
      return value;
    }
  }

  enum Known {
    HS1(new double[] {-NONE, -1.5}, new double[] {NONE, NONE}, new double[] {-2, 1}, 0),
    HS2(new double[] {-NONE, 1.5}, new double[] {NONE, NONE}, new double[] {2, 1.5}, 0.0504261879),
    HS3(new double[] {-NONE, 0}, new double[] {NONE, NONE}, new double[] {10, 1}, 0),
    HS4(new double[] {1, 0}, new double[] {NONE, NONE}, new double[] {1.125, 0.125}, 8 / 3.0),
    HS5(
        new double[] {-1.5, -3},
        new double[] {4, 3},
        new double[] {0, 0},
        -Math.sqrt(3) / 2 - Math.PI / 3),
    HS38(
        new double[] {-10, -10, -10, -10},
        new double[] {10, 10, 10, 10},
        new double[] {-3, -1, -3, -1},
        0),
    HS45(new double[5], new double[] {1, 2, 3, 4, 5}, new double[] {0.5, 1, 1.5, 2, 2.5}, 1);

    private final double[] lower;
    private final double[] upper;
    private final double[] start;
    private final double minimum;

    Known(double[] lower, double[] upper, double[] start, double minimum) {
      this.lower = lower;
      this.upper = upper;
      this.start = start;
      this.minimum = minimum;
    }

    double value(double[] x) {
      return switch (this) {
        case HS1, HS2 -> 100 * square(x[1] - x[0] * x[0]) + square(1 - x[0]);
        case HS3 -> x[1] + 1e-5 * square(x[1] - x[0]);
        case HS4 -> Math.pow(x[0] + 1, 3) / 3 + x[1];
        case HS5 -> Math.sin(x[0] + x[1]) + square(x[0] - x[1]) - 1.5 * x[0] + 2.5 * x[1] + 1;
        case HS38 -> colville(x);
        case HS45 -> 2 - x[0] * x[1] * x[2] * x[3] * x[4] / 120;
      };
    }

    private static double colville(double[] x) {
      return 100 * square(x[1] - x[0] * x[0])
          + square(1 - x[0])
          + 90 * square(x[3] - x[2] * x[2])
          + square(1 - x[2])
          + 10.1 * (square(x[1] - 1) + square(x[3] - 1))
          + 19.8 * (x[1] - 1) * (x[3] - 1);
    }

    private static double square(double x) {
      return x * x;
    }
  }
}
