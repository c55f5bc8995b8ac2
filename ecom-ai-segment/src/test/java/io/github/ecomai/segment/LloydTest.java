package io.github.ecomai.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LloydTest {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);

  /** Coordinates on a grid, where sums are exact in any order, so that every bit must agree. */
  @Property(tries = 150)
  void isPlainLloyd(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int dimensions,
      @ForAll @IntRange(min = 1, max = 40) int clusters,
      @ForAll @IntRange(min = 2, max = 400) int grid) {
    Random random = new Random(seed);
    int rows = clusters + random.nextInt(600);
    float[] points = mixture(random, rows, dimensions, grid);
    float[] start = start(points, rows, clusters, dimensions);

    Lloyd fast = new Lloyd(Points.of(points, dimensions, RUN), start, RUN);
    PlainLloyd plain = new PlainLloyd(points, dimensions, start);
    try {
      fast.iterate(40, 0);
    } catch (IllegalArgumentException e) {
      assertThat(distinct(points, dimensions)).isLessThan(clusters);
      return;
    }
    plain.iterate(40);

    assertThat(fast.assignments()).isEqualTo(plain.assignments());
    assertThat(fast.centres()).isEqualTo(plain.centres());
  }

  /** Enough points for several blocks and for neighbourhoods to matter. */
  @Property(tries = 8)
  void isPlainLloydWithManyPoints(@ForAll long seed) {
    Random random = new Random(seed);
    int dimensions = 1 + random.nextInt(8);
    int clusters = 24 + random.nextInt(40);
    float[] points = mixture(random, 9000, dimensions, 1000);
    float[] start = start(points, 9000, clusters, dimensions);

    Lloyd fast = new Lloyd(Points.of(points, dimensions, RUN), start, RUN);
    fast.iterate(60, 0);
    PlainLloyd plain = new PlainLloyd(points, dimensions, start);
    plain.iterate(60);

    assertThat(fast.assignments()).isEqualTo(plain.assignments());
    assertThat(fast.centres()).isEqualTo(plain.centres());
  }

  /** A few heaps and some noise about zero, all multiples of a quarter. */
  private static float[] mixture(Random random, int rows, int dimensions, int grid) {
    int heaps = 1 + random.nextInt(12);
    float[] points = new float[rows * dimensions];
    for (int i = 0; i < rows; i++) {
      int heap = random.nextInt(heaps);
      boolean noise = random.nextInt(10) == 0;
      for (int d = 0; d < dimensions; d++) {
        double middle = Math.sin(heap * 12.9898 + d * 78.233) * grid;
        double width = noise ? 2.0 * grid : grid / 8.0;
        int sign = i % 2 == 0 ? 1 : -1; // keeps means near zero, so that nothing is moved there
        points[i * dimensions + d] =
            sign * Math.round(4 * (middle + random.nextGaussian() * width)) / 4f;
      }
    }
    return points;
  }

  private static float[] start(float[] points, int rows, int clusters, int dimensions) {
    int stride = Lanes.padded(dimensions);
    float[] start = new float[clusters * stride];
    for (int c = 0; c < clusters; c++) {
      int row = (int) ((long) c * rows / clusters);
      System.arraycopy(points, row * dimensions, start, c * stride, dimensions);
    }
    return start;
  }

  private static int distinct(float[] points, int dimensions) {
    java.util.Set<java.util.List<Float>> seen = new java.util.HashSet<>();
    for (int i = 0; i < points.length; i += dimensions) {
      java.util.List<Float> row = new java.util.ArrayList<>();
      for (int d = 0; d < dimensions; d++) {
        row.add(points[i + d] + 0f);
      }
      seen.add(row);
    }
    return seen.size();
  }
}
