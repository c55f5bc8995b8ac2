package io.github.ecomai.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  @Test
  void findsHeapsThatLieApart() {
    Matrix points = Matrix.of(6, 1, 0, 0.5, 1, 100, 100.5, 101);
    KMeansClustering groups = KMeans.withDefaults().fit(points, 2, RUN);

    int low = groups.assign(0);
    assertThat(groups.assignments()).containsExactly(low, low, low, 1 - low, 1 - low, 1 - low);
    assertThat(groups.centres().get(low, 0)).isEqualTo(0.5);
    assertThat(groups.centres().get(1 - low, 0)).isEqualTo(100.5);
    assertThat(groups.inertia()).isEqualTo(1.0);
    assertThat(groups.sizes()).containsExactly(3, 3);
  }

  @Test
  void isRegistered() {
    Engines<Clusterer> engines = Engines.load(Clusterer.class, KMeansTest.class.getClassLoader());
    assertThat(engines.get("kmeans")).isInstanceOf(KMeans.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void threadsDoNotMatter(int threads) {
    Matrix points = heaps(new Random(3), 30_000, 5, 9);
    KMeansClustering one = KMeans.withDefaults().fit(points, 30, RUN.withParallelism(1));
    KMeansClustering many = KMeans.withDefaults().fit(points, 30, RUN.withParallelism(threads));

    assertThat(many.assignments()).isEqualTo(one.assignments());
    assertThat(many.centres()).isEqualTo(one.centres());
    assertThat(many.inertia()).isEqualTo(one.inertia());
  }

  @Property(tries = 60)
  void everyPointIsWithItsNearestCentre(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int clusters,
      @ForAll @IntRange(min = 1, max = 6) int dimensions) {
    Matrix points = heaps(new Random(seed), 300, dimensions, 5);
    KMeansClustering groups = KMeans.withDefaults().fit(points, clusters, RUN.withSeed(seed));

    int[] assignments = groups.assignments();
    double inertia = 0;
    for (int i = 0; i < points.rows(); i++) {
      assertThat(groups.assign(points.row(i))).isEqualTo(assignments[i]);
      inertia += squared(points.row(i), groups.centres().row(assignments[i]));
    }
    assertThat(groups.inertia()).isCloseTo(inertia, within(1e-5 * inertia + 1e-12));
  }

  @Property(tries = 40)
  void orderOfRowsDoesNotMatterFromTheSameStart(@ForAll long seed) {
    Random random = new Random(seed);
    Matrix points = heaps(random, 400, 3, 6);
    int[] order = IntStream.range(0, 400).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    double[][] rows = Arrays.stream(order).mapToObj(points::row).toArray(double[][]::new);
    KMeans algorithm =
        KMeans.withDefaults().withStart(Matrix.ofRows(points.row(0), points.row(1), points.row(5)));

    double inertia = algorithm.fit(points, 3, RUN).inertia();
    double shuffled = algorithm.fit(Matrix.ofRows(rows), 3, RUN).inertia();
    assertThat(shuffled).isCloseTo(inertia, within(1e-4 * inertia));
  }

  @Property(tries = 40)
  void shiftAndScaleDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = -200, max = 200) int e) {
    Matrix points = heaps(new Random(seed), 200, 2, 4);
    double scale = Math.scalb(1.0, e);
    double[] moved = points.toArray();
    for (int i = 0; i < moved.length; i++) {
      moved[i] = moved[i] * scale;
    }
    KMeansClustering here = KMeans.withDefaults().fit(points, 4, RUN);
    KMeansClustering there = KMeans.withDefaults().fit(Matrix.of(200, 2, moved), 4, RUN);
    assertThat(there.assignments()).isEqualTo(here.assignments());
    assertThat(there.inertia() / scale / scale)
        .isCloseTo(here.inertia(), within(1e-5 * here.inertia()));
  }

  @Test
  void pointsFarFromZeroKeepTheirDifferences() {
    Matrix points = Matrix.of(4, 1, 1.7e9, 1.7e9 + 1, 1.7e9 + 20, 1.7e9 + 21);
    KMeansClustering groups = KMeans.withDefaults().fit(points, 2, RUN);
    assertThat(groups.inertia()).isEqualTo(1.0);
    assertThat(groups.assign(1.7e9 + 2)).isEqualTo(groups.assignments()[0]);
  }

  @Test
  void hugeNumbersAreScaled() {
    Matrix points = Matrix.of(4, 1, -1.7e308, -1.6e308, 1.6e308, 1.7e308);
    KMeansClustering groups = KMeans.withDefaults().fit(points, 2, RUN);
    int[] found = groups.assignments();
    assertThat(found[0]).isEqualTo(found[1]).isNotEqualTo(found[2]);
    assertThat(found[2]).isEqualTo(found[3]);
    assertThat(groups.inertia()).isPositive();
  }

  @Test
  void floatsAndDoublesAgree() {
    Matrix points = heaps(new Random(5), 2000, 3, 5);
    double[] values = points.toArray();
    float[] floats = new float[values.length];
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      rounded[i] = floats[i];
    }
    KMeansClustering single = KMeans.withDefaults().fit(floats, 3, 5, RUN);
    KMeansClustering twice = KMeans.withDefaults().fit(Matrix.of(2000, 3, rounded), 5, RUN);
    assertThat(single.assignments()).isEqualTo(twice.assignments());
    assertThat(single.inertia()).isEqualTo(twice.inertia());
  }

  @Test
  void onePoint() {
    KMeansClustering groups = KMeans.withDefaults().fit(Matrix.of(1, 2, 3, 4), 1, RUN);
    assertThat(groups.assignments()).containsExactly(0);
    assertThat(groups.centres()).isEqualTo(Matrix.of(1, 2, 3, 4));
    assertThat(groups.inertia()).isZero();
  }

  @Test
  void constantDataIsOneGroup() {
    Matrix points = Matrix.of(5, 1, 2, 2, 2, 2, 2);
    assertThat(KMeans.withDefaults().fit(points, 1, RUN).inertia()).isZero();
    assertThatThrownBy(() -> KMeans.withDefaults().fit(points, 2, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fewer distinct points");
  }

  @Test
  void duplicatesCanBeAsManyGroupsAsThereAreDistinctPoints() {
    Matrix points = Matrix.of(7, 1, 1, 1, 1, 5, 5, 9, 9);
    KMeansClustering groups = KMeans.withDefaults().fit(points, 3, RUN);
    assertThat(groups.inertia()).isZero();
    assertThat(groups.sizes()).containsExactlyInAnyOrder(3, 2, 2);
  }

  @Test
  void emptyClusterGetsTheFarthestPoint() {
    Matrix points = Matrix.of(5, 1, 0, 1, 2, 3, 50);
    Matrix start = Matrix.of(2, 1, 1.5, 1000);
    KMeansClustering groups = KMeans.withDefaults().withStart(start).fit(points, 2, RUN);
    assertThat(groups.assignments()).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void morePassesNeverMakeItWorse() {
    Matrix points = heaps(new Random(11), 1000, 2, 7);
    double last = Double.POSITIVE_INFINITY;
    for (int passes = 1; passes < 12; passes++) {
      double inertia = KMeans.withDefaults().withMaxPasses(passes).fit(points, 7, RUN).inertia();
      assertThat(inertia).isLessThanOrEqualTo(last * (1 + 1e-6));
      last = inertia;
    }
  }

  @Test
  void restartsKeepTheBest() {
    Matrix points = heaps(new Random(12), 600, 2, 8);
    double once = KMeans.withDefaults().fit(points, 8, RUN).inertia();
    double often = KMeans.withDefaults().withRestarts(8).fit(points, 8, RUN).inertia();
    assertThat(often).isLessThanOrEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void valuesThatAreNotFiniteAreRefusedWithTheirRow(double bad) {
    assertThatThrownBy(() -> KMeans.withDefaults().fit(Matrix.of(3, 2, 1, 2, 3, 4, 5, bad), 2, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 2, column 1");
    float[] floats = {1, 2, (float) bad, 4, 5, 6};
    assertThatThrownBy(() -> KMeans.withDefaults().fit(floats, 2, 2, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 1, column 0");
  }

  @Test
  void misuseIsRefused() {
    KMeans algorithm = KMeans.withDefaults();
    Matrix points = Matrix.of(3, 1, 1, 2, 3);
    assertRefused(() -> algorithm.fit(points, 4, RUN), "4 clusters cannot be made of 3 points");
    assertRefused(() -> algorithm.fit(points, 0, RUN), "0 clusters");
    assertRefused(() -> algorithm.fit(new float[5], 2, 1, RUN), "5 values");
    assertRefused(() -> algorithm.fit(new float[5], 0, 1, RUN), "rows of 0");
    assertRefused(() -> algorithm.fit(new float[0], 2, 1, RUN), "no points");
    assertRefused(() -> algorithm.fit(Matrix.of(0, 2), 1, RUN), "no points");
    assertRefused(() -> algorithm.withMaxPasses(0), "max passes 0");
    assertRefused(() -> algorithm.withRestarts(0), "restarts 0");
    assertRefused(() -> algorithm.withTolerance(Double.NaN), "tolerance NaN");
    assertRefused(() -> algorithm.withTolerance(-1), "tolerance -1");
    Matrix start = Matrix.of(2, 2, 1, 2, 3, 4);
    assertRefused(() -> algorithm.withStart(start).fit(points, 2, RUN), "2 columns, points 1");
    assertRefused(() -> algorithm.withStart(start).fit(points, 3, RUN), "2 centres to start from");
    KMeansClustering groups = algorithm.fit(points, 2, RUN);
    assertRefused(() -> groups.assign(1, 2), "2 values, the centres 1");
    assertRefused(() -> groups.assign(Double.NaN), "NaN");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }

  @Test
  void cancelling() {
    RunContext run = RunContext.defaults();
    run.cancellation().cancel();
    assertThatThrownBy(() -> KMeans.withDefaults().fit(Matrix.of(3, 1, 1, 2, 3), 2, run))
        .isInstanceOf(RunCancelledException.class);
  }

  /** Normal heaps of different width, and every tenth point anywhere. */
  static Matrix heaps(Random random, int rows, int dimensions, int heaps) {
    double[] values = new double[rows * dimensions];
    for (int i = 0; i < rows; i++) {
      int heap = random.nextInt(heaps);
      boolean noise = random.nextInt(10) == 0;
      for (int d = 0; d < dimensions; d++) {
        double middle = 10 * Math.sin(heap * 12.9898 + d * 78.233);
        values[i * dimensions + d] =
            noise ? 30 * random.nextDouble() - 15 : middle + (1 + heap % 3) * random.nextGaussian();
      }
    }
    return Matrix.of(rows, dimensions, values);
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
