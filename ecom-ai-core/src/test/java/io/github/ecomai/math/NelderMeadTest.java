package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NelderMeadTest {
  private static final NelderMead SEARCH = NelderMead.withDefaults();
  private static final ToDoubleFunction<double[]> ROSENBROCK =
      x -> LbfgsBTest.rosenbrock(x, new double[x.length]);
  private final RunContext run = RunContext.defaults();

  @Test
  void rosenbrockFreeAndBounded() {
    double[] start = {-1.2, 1};
    Optimum free = SEARCH.minimize(ROSENBROCK, start, Bounds.none(2), run);
    assertThat(free.converged()).isTrue();
    assertThat(free.value()).isLessThan(1e-12);
    assertThat(free.gradientNorm()).isEmpty();
    Bounds half = Bounds.of(new double[] {-2, -2}, new double[] {0.5, 2});
    Optimum bounded = SEARCH.minimize(ROSENBROCK, start, half, run);
    assertThat(bounded.value()).isCloseTo(0.25, within(1e-7));
    assertThat(bounded.point()[0]).isEqualTo(0.5);
  }

  /** Powell's singular function (1962) in four coordinates from its usual start, minimum 0. */
  @Test
  void powellsFunction() {
    Optimum best =
        SEARCH
            .withTolerance(1e-10)
            .minimize(
                x ->
                    Math.pow(x[0] + 10 * x[1], 2)
                        + 5 * Math.pow(x[2] - x[3], 2)
                        + Math.pow(x[1] - 2 * x[2], 4)
                        + 10 * Math.pow(x[0] - x[3], 4),
                new double[] {3, -1, 0, 1},
                Bounds.none(4),
                run);
    assertThat(best.value()).isLessThan(1e-9);
  }

  @Test
  void kinksAndHoles() {
    Optimum best =
        SEARCH.minimize(
            x -> x[0] < 0.1 ? Double.NaN : Math.abs(x[0] - 0.3) + Math.abs(x[0] - 2 * x[1]),
            new double[] {0.9, 0.9},
            Bounds.of(new double[] {0, 0}, new double[] {1, 1}),
            run);
    assertThat(best.point()[0]).isCloseTo(0.3, within(1e-6));
    assertThat(best.point()[1]).isCloseTo(0.15, within(1e-6));
  }

  /** One that creeps into a corner until its evaluations are used up says that it did not end. */
  @Property(tries = 300)
  void withinTheBoundsAndNoWorseThanTheStart(
      @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 5) int n) {
    Distance found = search(seed, n);
    assertThat(found.value()).isLessThan(found.converged() ? 1e-3 : 0.1);
  }

  @Test
  void hardlyAnySearchCreeps() {
    long creeping = IntStream.range(0, 2000).filter(i -> !search(i, 1 + i % 5).converged()).count();
    assertThat(creeping).isLessThanOrEqualTo(2);
  }

  /** How far above the least value a search ended. */
  private record Distance(double value, boolean converged) {}

  /** For a random box, start and goal of the least squares. */
  private Distance search(int seed, int n) {
    RandomGenerator random = run.withSeed(seed).random("simplex");
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] start = new double[n];
    double[] goal = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = -random.nextDouble();
      upper[i] = random.nextDouble() < 0.2 ? lower[i] : random.nextDouble();
      start[i] = random.nextDouble() * 4 - 2;
      goal[i] = random.nextDouble() * 4 - 2;
    }
    Bounds bounds = Bounds.of(lower, upper);
    ToDoubleFunction<double[]> f =
        x -> {
          assertThat(bounds.contains(x)).isTrue();
          return Vectors.squaredDistance(x, goal);
        };
    Optimum best = SEARCH.minimize(f, start, bounds, run);
    assertThat(best.value()).isLessThanOrEqualTo(f.applyAsDouble(bounds.start(start)));
    double least = f.applyAsDouble(bounds.start(goal));
    return new Distance(Math.abs(best.value() - least), best.converged());
  }

  @Test
  void limitsAreKept() {
    Optimum early =
        SEARCH
            .withMaxEvaluations(20)
            .minimize(ROSENBROCK, new double[] {-1.2, 1}, Bounds.none(2), run);
    assertThat(early.converged()).isFalse();
    assertThat(early.evaluations()).isLessThanOrEqualTo(23);
    run.cancellation().cancel();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(() -> SEARCH.minimize(ROSENBROCK, new double[] {-1.2, 1}, Bounds.none(2), run));
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SEARCH.minimize(x -> Double.NaN, new double[] {1}, Bounds.none(1), run))
        .withMessageContaining("not finite at the start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SEARCH.minimize(x -> 0, new double[0], Bounds.none(1), run));
    assertThatIllegalArgumentException().isThrownBy(() -> SEARCH.withTolerance(0));
    assertThatIllegalArgumentException().isThrownBy(() -> SEARCH.withMaxEvaluations(0));
    assertThatIllegalArgumentException().isThrownBy(() -> SEARCH.withRestarts(-1));
  }
}
