package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SumsAndVectorsTest {
  /** Neumaier's own example, on which the older compensation of Kahan gives 0. */
  @Test
  void neumaiersExample() {
    assertThat(Sums.of(1, 1e100, 1, -1e100)).isEqualTo(2);
  }

  @Property
  void sumsAreCloseToExactOnes(
      @ForAll @Size(max = 200) List<@DoubleRange(min = -1e15, max = 1e15) Double> list) {
    double[] values = list.stream().mapToDouble(x -> x).toArray();
    BigDecimal exact = BigDecimal.ZERO;
    double size = 0;
    for (double value : values) {
      exact = exact.add(new BigDecimal(value));
      size += Math.abs(value);
    }
    double tolerance = 2 * Math.ulp(exact.doubleValue()) + size * 1e-29;
    assertThat(Sums.of(values)).isCloseTo(exact.doubleValue(), within(tolerance));
  }

  @Test
  void dotKeepsWhatCancels() {
    double[] x = {1e17, 1, -1e17, 3};
    double[] y = {1, 1.25, 1, 0.5};
    assertThat(Sums.dot(x, y)).isEqualTo(2.75);
    assertThat(Sums.dot(new double[0], new double[0])).isZero();
  }

  @Test
  void specialValuesFollowPlainAddition() {
    assertThat(Sums.of()).isZero();
    assertThat(Sums.of(1, Double.NaN)).isNaN();
    assertThat(Sums.of(1, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Sums.of(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Sums.mean(1, 2, 6)).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(Sums::mean);
  }

  @Property(tries = 200)
  void kernelsAgreeWithTheirDefinition(
      @ForAll @IntRange(max = 40) int n, @ForAll @IntRange(max = 1000) int seed) {
    RandomGenerator random = RunContext.defaults().withSeed(seed).random("vectors");
    double[] x = random.doubles(n).toArray();
    double[] y = random.doubles(n).toArray();
    double dot = 0;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      dot += x[i] * y[i];
      distance += (x[i] - y[i]) * (x[i] - y[i]);
    }
    assertThat(Vectors.dot(x, y)).isCloseTo(dot, within(1e-13));
    assertThat(Vectors.squaredDistance(x, y)).isCloseTo(distance, within(1e-13));
    double[] moved = y.clone();
    Vectors.axpy(2, x, moved);
    Vectors.scale(0.5, moved);
    for (int i = 0; i < n; i++) {
      assertThat(moved[i]).isCloseTo(x[i] + y[i] / 2, within(1e-15));
    }
    assertThat(Vectors.maxAbs(x)).isEqualTo(Arrays.stream(x).map(Math::abs).max().orElse(0));
  }

  @Test
  void productOfMatrices() {
    double[] a = {1, 2, 3, 4, 5, 6};
    double[] b = {7, 8, 9, 10, 11, 12};
    assertThat(Vectors.product(a, b, 3)).containsExactly(58, 64, 139, 154);
    assertThat(Vectors.product(a, b, 2)).hasSize(9).startsWith(27, 30, 33);
    assertThatIllegalArgumentException().isThrownBy(() -> Vectors.product(a, b, 4));
  }

  @Test
  void differentLengthsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.dot(new double[2], new double[3]))
        .withMessageContaining("2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vectors.axpy(1, new double[2], new double[3]));
  }
}
