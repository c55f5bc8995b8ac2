package io.github.ecomai.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.anomaly.FittedIsolationForest;
import io.github.ecomai.anomaly.IsolationForest;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.run.RunContext;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnomalyScreenTest {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);

  /** A detector that refuses gaps. */
  private static final class Strict implements AnomalyDetector {
    @Override
    public EngineInfo info() {
      return new EngineInfo("strict", "1", "", "", Set.of());
    }

    @Override
    public FittedIsolationForest fit(Matrix rows, RunContext run) {
      return IsolationForest.withDefaults().fit(rows.checkFinite(), run);
    }
  }

  private static Feature number(String name, double... values) {
    return Feature.number(name, values, (row, value, usual) -> name + " of row " + row);
  }

  @Test
  void gapsAreFilledOnlyForEnginesThatNeedIt() {
    List<Feature> features = List.of(number("a", 1, 2, 3, Double.NaN), number("b", 4, 5, 9, 7));
    AnomalyScreen strict = AnomalyScreen.of(features, new Strict(), RUN);
    assertThat(strict.matrix().get(3, 0)).isEqualTo(2);
    AnomalyScreen forest = AnomalyScreen.of(features, IsolationForest.withDefaults(), RUN);
    assertThat(forest.matrix().get(3, 0)).isNaN();
    assertThat(forest.reasons(3)).noneMatch(reason -> reason.feature().equals("a"));
  }

  @Test
  void whatTellsNoRowsApartIsLeftOut() {
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};
    AnomalyScreen screen =
        AnomalyScreen.of(
            List.of(number("a", 1, 1, 1), number("b", 1, 2, 3), number("c", nothing)),
            IsolationForest.withDefaults(),
            RUN);
    assertThat(screen.profiles()).extracting(FeatureProfile::feature).containsExactly("b");
    assertThat(screen.profiles().get(0).median()).isEqualTo(2);
  }

  @Test
  void equalScoresFollowTheGivenOrder() {
    AnomalyScreen screen =
        AnomalyScreen.of(List.of(number("a", 1, 2, 1, 2)), IsolationForest.withDefaults(), RUN);
    ScreenTransactionsRequest all =
        ScreenTransactionsRequest.fromSource().withShare(1).withMinimumScore(0);
    Comparator<Integer> backwards = Comparator.reverseOrder();
    int[] rows = screen.highest(all, row -> row != 0, backwards);
    assertThat(rows).hasSize(3);
    assertThat(screen.score(3)).isEqualTo(screen.score(1));
    assertThat(List.of(rows[0], rows[1], rows[2])).containsSubsequence(3, 1);
  }

  @Test
  void onlyRareKindsAreReasons() {
    double[] shares = {0.01, 0.1, 0.2, 0.2, 0.3, Double.NaN};
    Feature hour = Feature.rarity("hour", shares, (r, v, u) -> "");
    FeatureProfile usual = hour.profile().orElseThrow();
    assertThat(usual.median()).isEqualTo(0.2);
    assertThat(hour.standsOut(0, usual)).isTrue();
    for (int row = 1; row < shares.length; row++) {
      assertThat(hour.standsOut(row, usual)).isFalse();
    }
    assertThat(hour.scored(1)).isEqualTo(hour.scored(4));
    assertThat(hour.scored(5)).isNaN();
    double[] common = {0.3, 0.3, 0.2};
    assertThat(Feature.rarity("hour", common, (r, v, u) -> "").profile()).isEmpty();
  }
}
