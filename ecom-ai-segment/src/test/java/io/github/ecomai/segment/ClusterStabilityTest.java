package io.github.ecomai.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterStabilityTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7).withParallelism(2);
  private static final ClusterStability STABILITY =
      ClusterStability.of(KMeans.withDefaults().withRestarts(3));

  @ParameterizedTest
  @CsvSource({"2,1", "2,2", "3,1", "3,2", "4,1", "4,2", "5,1", "6,1"})
  void findsHeapsThatLieApart(int heaps, int seed) {
    assertThat(STABILITY.choose(heaps(heaps, new Random(seed)), RUN).clusters()).isEqualTo(heaps);
  }

  /** Figures of notes on the UCI Online Retail log, recency, frequency and spend. */
  @Test
  void theRuleOnCustomersOfARealShop() {
    List<ClusterCount.Score> scores = scores(.985, .904, .890, .838, .828, .841, .689);
    assertThat(ClusterStability.choose(scores)).isEqualTo(4);
  }

  @Test
  void theRule() {
    assertThat(ClusterStability.choose(List.of())).isEqualTo(1);
    assertThat(ClusterStability.choose(scores(.3))).isEqualTo(2);
    assertThat(ClusterStability.choose(scores(.9, .7, .6))).isEqualTo(2);
    assertThat(ClusterStability.choose(scores(.4, .5, .6, .7))).isEqualTo(3);
    assertThat(ClusterStability.choose(scores(1, .8, .8))).isEqualTo(2);
    assertThat(ClusterStability.choose(scores(.7, .6, .5))).isEqualTo(3);
    assertThat(ClusterStability.choose(scores(1, 1, 1, .98))).isEqualTo(4);
    assertThat(ClusterStability.choose(scores(.98, .93, .86, .7, .86, .8))).isEqualTo(6);
    assertThat(ClusterStability.choose(scores(.9, .8, .84, .83, .7))).isEqualTo(4);
    assertThat(ClusterStability.choose(scores(.9, .9, .8, .8, .8, .8, .9))).isEqualTo(3);
  }

  @Test
  void stableClustersThatLieCloseAreNotToldApart() {
    double[] values = new double[600];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 2 == 0 ? 0 : 20) + 0.7 * (i / 2 % 2);
    }
    ClusterCount count = STABILITY.choose(Matrix.of(600, 1, values), RUN);
    assertThat(count.clusters()).isEqualTo(2);
    assertThat(count.scores()).hasSize(1);
    assertThat(ClusterStability.closest(Matrix.of(3, 1, 0, 5, 7))).isEqualTo(2);
    assertThat(ClusterStability.closest(Matrix.of(1, 1, 0))).isInfinite();
  }

  @Test
  void threadsDoNotMatter() {
    Matrix points = KMeansTest.heaps(new Random(4), 600, 3, 5);
    assertThat(STABILITY.choose(points, RUN.withParallelism(1)))
        .isEqualTo(STABILITY.choose(points, RUN.withParallelism(7)));
  }

  @Test
  void manyPointsAreSampled() {
    Matrix points = KMeansTest.heaps(new Random(4), 20_000, 2, 3);
    ClusterCount count = STABILITY.withMost(4).choose(points, RUN);
    assertThat(count.scores()).hasSize(3);
    assertThat(count.scores()).allSatisfy(s -> assertThat(s.agreement()).isBetween(-1.0, 1.0));
  }

  @Test
  void fewOrEqualPointsAreOneCluster() {
    assertThat(STABILITY.choose(Matrix.of(1, 2, 1, 2), RUN))
        .isEqualTo(new ClusterCount(1, List.of()));
    assertThat(STABILITY.choose(Matrix.of(100, 1, new double[100]), RUN).clusters()).isEqualTo(1);
    assertThat(
            STABILITY.choose(Matrix.of(19, 1, new Random(1).doubles(19).toArray()), RUN).clusters())
        .isEqualTo(1);
  }

  @Test
  void pointsOnThreePlacesAreThreeClusters() {
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 3;
    }
    assertThat(STABILITY.choose(Matrix.of(300, 1, values), RUN).clusters()).isEqualTo(3);
  }

  @Test
  void misuseAndCancelling() {
    assertThatThrownBy(() -> STABILITY.withMost(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("most 1");
    assertThatThrownBy(() -> STABILITY.choose(Matrix.of(2, 1, 1, Double.NaN), RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 1");
    RunContext cancelled = RunContext.defaults();
    cancelled.cancellation().cancel();
    assertThatThrownBy(() -> STABILITY.choose(heaps(3, new Random(1)), cancelled))
        .isInstanceOf(RunCancelledException.class);
  }

  private static List<ClusterCount.Score> scores(double... agreements) {
    List<ClusterCount.Score> scores = new ArrayList<>();
    for (int i = 0; i < agreements.length; i++) {
      scores.add(new ClusterCount.Score(i + 2, agreements[i]));
    }
    return scores;
  }

  /** Normal heaps in the plane, far apart and of different size. */
  private static Matrix heaps(int heaps, Random random) {
    List<double[]> rows = new ArrayList<>();
    for (int heap = 0; heap < heaps; heap++) {
      double angle = 2 * Math.PI * heap / heaps;
      for (int i = 0; i < 80 + 40 * heap; i++) {
        rows.add(
            new double[] {
              12 * Math.cos(angle) + random.nextGaussian(),
              12 * Math.sin(angle) + random.nextGaussian()
            });
      }
    }
    return Matrix.ofRows(rows.toArray(double[][]::new));
  }
}
