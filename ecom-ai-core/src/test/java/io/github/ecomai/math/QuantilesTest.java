package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  /** Miles per gallon of the 32 cars of Motor Trend 1974, R's {@code mtcars$mpg}. */
  private static final double[] MPG = {
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
  };

  /** R: {@code quantile(mtcars$mpg)} prints 10.400 15.425 19.200 22.800 33.900. */
  @Test
  void valuesOfR() {
    assertThat(Quantiles.ofAll(MPG, 0, 0.25, 0.5, 0.75, 1))
        .containsExactly(new double[] {10.4, 15.425, 19.2, 22.8, 33.9}, within(1e-12));
  }

  /** R: {@code quantile(1:10, c(.1, .33))} gives 1.9 and 3.97. */
  @Test
  void probabilitiesInAnyOrder() {
    double[] values = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    assertThat(Quantiles.ofAll(values, 0.33, 0.1, 0.33))
        .containsExactly(new double[] {3.97, 1.9, 3.97}, within(1e-12));
    assertThat(values).startsWith(10, 9);
    assertThat(Quantiles.ofAll(values)).isEmpty();
  }

  @Property
  void equalToSorting(
      @ForAll @Size(min = 1, max = 300) double[] values,
      @ForAll @Scale(5) @DoubleRange(min = 0, max = 1) double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) * p;
    int k = (int) position;
    double next = sorted[Math.min(k + 1, sorted.length - 1)];
    double expected = sorted[k] * (1 - (position - k)) + next * (position - k);
    double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    assertThat(Quantiles.of(values, p)).isCloseTo(expected, within(scale * 1e-15));
    assertThat(Quantiles.of(values, p)).isBetween(sorted[k], next);
  }

  @Property
  void theMedianIsExact(@ForAll @Size(min = 1, max = 200) int[] whole) {
    double[] values = Arrays.stream(whole).asDoubleStream().toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double expected = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    assertThat(Quantiles.median(values)).isEqualTo(expected);
    assertThat(Quantiles.of(values, 0.5)).isEqualTo(expected);
    double[] longer = Arrays.copyOf(values, n + 3);
    assertThat(Quantiles.medianInPlace(longer, n)).isEqualTo(expected);
  }

  @Property
  void selectionPutsOneIndexRight(
      @ForAll @Size(min = 1, max = 400) List<@IntRange(min = -20, max = 20) Integer> whole,
      @ForAll @Scale(5) @DoubleRange(min = 0, max = 0.999) double where) {
    double[] values = whole.stream().mapToDouble(i -> i).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int k = (int) (where * values.length);
    Quantiles.select(values, 0, values.length, k);
    assertThat(values[k]).isEqualTo(sorted[k]);
    for (int i = 0; i < values.length; i++) {
      assertThat(i < k ? values[i] <= values[k] : values[i] >= values[k]).isTrue();
    }
    Arrays.sort(values);
    assertThat(values).containsExactly(sorted);
  }

  @Test
  void hardOrders() {
    int n = 20_001;
    double[] organ = new double[n];
    double[] saw = new double[n];
    for (int i = 0; i < n; i++) {
      organ[i] = Math.min(i, n - 1 - i);
      saw[i] = i % 7;
    }
    assertThat(Quantiles.median(organ)).isEqualTo(5000);
    assertThat(Quantiles.median(saw)).isEqualTo(3);
  }

  @Test
  void valuesAtTheEdgeOfTheRange() {
    double max = Double.MAX_VALUE;
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Quantiles.median(new double[] {max, max})).isEqualTo(max);
    assertThat(Quantiles.median(new double[] {-max, max})).isZero();
    assertThat(Quantiles.of(new double[] {-max, max}, 0.25))
        .isCloseTo(-max / 2, withinPercentage(1e-12));
    assertThat(Quantiles.median(new double[] {1, infinity, infinity})).isEqualTo(infinity);
    assertThat(Quantiles.of(new double[] {1, infinity}, 0.3)).isEqualTo(infinity);
    assertThat(Quantiles.median(new double[] {1, Double.NaN, 2})).isNaN();
    assertThat(Quantiles.median(new double[] {5})).isEqualTo(5);
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.median(new double[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.of(MPG, 95))
        .withMessageContaining("95.0")
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(MPG, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.medianInPlace(MPG.clone(), 33));
  }
}
