package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelTest {
  private static final RunContext RUN = RunContext.defaults();

  @Test
  void seasonalAdjustmentFindsAnExactPattern() {
    double[] pattern = {0.5, 1.5, 1.2, 0.8};
    double[] y = new double[24];
    Arrays.setAll(y, t -> 10 * pattern[t % 4]);
    SeasonalAdjustment found = SeasonalAdjustment.automatic(y, 4);
    assertThat(found.multiplicative()).isTrue();
    assertThat(found.indices()).containsExactly(pattern, within(1e-12));
    assertThat(found.adjusted()).containsExactly(filled(24, 10), within(1e-12));
    assertThat(found.restore(10, 25)).isEqualTo(15, within(1e-12));
  }

  @Test
  void oddSeasonsAndNegativeValuesAreAdjustedByDifferences() {
    double[] pattern = {-2, 3, -1, 4, -4};
    double[] y = new double[40];
    Arrays.setAll(y, t -> pattern[t % 5]);
    SeasonalAdjustment found = SeasonalAdjustment.automatic(y, 5);
    assertThat(found.multiplicative()).isFalse();
    assertThat(found.indices()).containsExactly(pattern, within(1e-12));
  }

  @Test
  void noiseHasNoSeason() {
    double[] y = RUN.random("noise").doubles(120).toArray();
    assertThat(SeasonalAdjustment.present(y, 12)).isFalse();
    assertThat(SeasonalAdjustment.present(new double[40], 12)).isFalse();
  }

  @Test
  void gapsAreFilledAlongTheSeason() {
    double[] y = new double[48];
    Arrays.setAll(y, t -> 100 + 30 * Math.sin(2 * Math.PI * t / 12));
    double[] gaps = y.clone();
    for (int t : new int[] {14, 15, 16, 33, 47}) {
      gaps[t] = Double.NaN;
    }
    double[] filled = Gaps.fill(gaps, 12);
    for (int t = 0; t < 48; t++) {
      assertThat(filled[t]).isCloseTo(y[t], within(5.0));
    }
    assertThat(Gaps.fill(new double[] {1, Double.NaN, Double.NaN, 4, Double.NaN}, 1))
        .containsExactly(new double[] {1, 2, 3, 4, 4}, within(1e-12));
  }

  @Test
  void theOriginsLieBeforeTheEnd() {
    RollingOrigin.Plan plan = RollingOrigin.Plan.of(60, 12, 18, 3);
    assertThat(plan.origins()).containsExactly(42, 33);
    assertThat(plan.horizon()).isEqualTo(18);
    assertThat(RollingOrigin.Plan.of(10, 1, 6, 3).origins()).containsExactly(8);
    assertThat(RollingOrigin.Plan.of(8, 1, 6, 3).origins()).isEmpty();
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}
