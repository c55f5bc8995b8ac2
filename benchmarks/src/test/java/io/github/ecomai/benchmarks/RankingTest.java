package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void countsPairsAndPrecisions() {
    Ranking ranking =
        Ranking.of(new double[] {0.9, 0.8, 0.7, 0.1}, new boolean[] {true, false, true, false});
    assertThat(ranking.auc()).isEqualTo(0.75);
    assertThat(ranking.averagePrecision()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-15));
  }

  @Test
  void scoresThatTieAreOne() {
    Ranking ranking =
        Ranking.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, true});
    assertThat(ranking.auc()).isEqualTo(0.5);
    assertThat(ranking.averagePrecision()).isEqualTo(0.5);
  }

  @Test
  void meanAndDeviation() {
    assertThat(Ranking.mean(new double[] {1, 2, 3})).isEqualTo(2);
    assertThat(Ranking.deviation(new double[] {1, 2, 3})).isEqualTo(1);
    assertThat(Ranking.deviation(new double[] {4})).isZero();
  }
}
