package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SelectionTest {
  @Property(tries = 300)
  void medianEqualsThatOfASort(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30_000) int n,
      @ForAll @IntRange(min = 1, max = 4) int kind) {
    double[] values = values(new Random(seed), n, kind);
    double[] before = values.clone();
    double[] sorted = values.clone();
    Arrays.sort(sorted);

    double found = MedianSelection.twiceMedian(values, n, new double[n]);

    assertThat(found).isEqualTo(sorted[(n - 1) / 2] + sorted[n / 2]);
    assertThat(values).isEqualTo(before);
  }

  /** 1: even spread; 2: many ties; 3: rising with a season; 4: nearly all zero. */
  private static double[] values(Random random, int n, int kind) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] =
          switch (kind) {
            case 1 -> random.nextDouble();
            case 2 -> random.nextInt(3);
            case 3 -> i % 12 * 1000 + i;
            default -> random.nextInt(100) == 0 ? random.nextDouble() : 0;
          };
    }
    return values;
  }

  @Property(tries = 200)
  void risingRanksComeOutAsSorted(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 500) int n, @ForAll boolean ties) {
    Random random = new Random(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> ties ? random.nextInt(5) : random.nextDouble());
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int first = random.nextInt(n);
    int second = first + random.nextInt(n - first);

    PartialSort.sort(values, n, first, second);

    assertThat(values[first]).isEqualTo(sorted[first]);
    assertThat(values[second]).isEqualTo(sorted[second]);
  }

  @Property(tries = 100)
  void movingSumsEqualTheDefinition(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int window,
      @ForAll @IntRange(min = 0, max = 4000) int more) {
    int n = window + more;
    double[] x = new Random(seed).doubles(n, -1, 1).toArray();
    double[] out = new double[n];

    assertThat(MovingSum.of(x, n, window, out)).isEqualTo(n - window + 1);

    for (int i = 0; i <= more; i++) {
      double sum = Arrays.stream(x, i, i + window).sum();
      assertThat(out[i]).isCloseTo(sum, within(1e-11));
    }
  }
}
