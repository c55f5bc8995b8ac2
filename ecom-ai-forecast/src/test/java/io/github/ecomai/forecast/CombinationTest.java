package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.math.Normal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final double[] LEVELS = {0.8};

  @Test
  void oneFanStaysAndTwoAreMixed() {
    Fan one = fan(10, 3);
    Fan alone = Combination.of(List.of(one), new double[] {1});
    assertThat(alone.mean()[0]).isEqualTo(10);
    assertThat(alone.upper(0)[0]).isCloseTo(one.upper(0)[0], within(1e-12));
    Fan two = Combination.of(List.of(one, fan(20, 3)), new double[] {0.3, 0.7});
    assertThat(two.mean()[0]).isCloseTo(17, within(1e-12));
  }

  @Test
  void aFarOffModelDoesNotLead() {
    double[] weights = {0.2, 0.3, 0.2, 0.3};
    double[] means = new double[2];
    for (int i = 0; i < 2; i++) {
      double far = i == 0 ? 40 : 1e9;
      List<Fan> fans = List.of(fan(far, 3), fan(10, 3), fan(12, 3), fan(11, 3));
      means[i] = Combination.of(fans, weights).mean()[0];
    }
    assertThat(means[1]).isEqualTo(means[0]).isBetween(10.0, 12.0);
  }

  /** Normal variances add up: those of the models and that of their means. */
  @Test
  void boundsCountHowFarModelsAreApart() {
    Fan both = Combination.of(List.of(fan(10, 3), fan(18, 3)), new double[] {0.5, 0.5});
    double z = Normal.quantile(0.9);
    assertThat(both.mean()[0]).isCloseTo(14, within(1e-12));
    assertThat(both.upper(0)[0]).isCloseTo(14 + z * Math.sqrt(9 + 16), within(1e-12));
    assertThat(both.lower(0)[0]).isCloseTo(14 - z * Math.sqrt(9 + 16), within(1e-12));
  }

  @Test
  void widthsAreWeighedByTheirLogarithms() {
    Fan one = Combination.of(List.of(fan(10, 1), fan(10, 16)), new double[] {0.6, 0.2});
    double z = Normal.quantile(0.9);
    assertThat(one.upper(0)[0]).isCloseTo(10 + z * 2, within(1e-12));
    assertThat(one.lower(0)[0]).isCloseTo(10 - z * 2, within(1e-12));
  }

  /** Half of the weight has no width: that counts as a tenth of the mean, which is 2. */
  @Test
  void aModelWithoutWidthDoesNotDecideAlone() {
    Fan one = Combination.of(List.of(fan(10, 0), fan(10, 4)), new double[] {1, 1});
    double z = Normal.quantile(0.9);
    assertThat(one.upper(0)[0]).isCloseTo(10 + z * Math.sqrt(4 * 0.2), within(1e-12));
    Fan none = Combination.of(List.of(fan(10, 0), fan(10, 0)), new double[] {1, 1});
    assertThat(none.upper(0)[0]).isEqualTo(10);
  }

  @Test
  void widthsNearTheLargestNumberStayFinite() {
    Fan one = Combination.of(List.of(fan(0, 1e307), fan(0, 1e308)), new double[] {1, 3});
    assertThat(one.upper(0)[0]).isFinite().isBetween(1e307, 1.3e308);
    Fan far = fan(1e308, 1e307);
    far.lower(0)[0] = -Double.MAX_VALUE; // as far as a bound goes, and further from the mean
    Fan two = Combination.of(List.of(far, far), new double[] {1, 1});
    assertThat(two.lower(0)[0]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(two.upper(0)[0]).isFinite();
  }

  private static Fan fan(double mean, double deviation) {
    return Fan.normal(LEVELS, new double[] {mean}, new double[] {deviation});
  }
}
