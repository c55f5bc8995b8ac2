package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MstlTest {
  /** R 4.2, forecast 8.20, mstl(AirPassengers): places 0, 71 and 143. */
  @Test
  void oneSeasonAsR() {
    SeasonsDecomposition parts =
        Mstl.ofPeriods(12).decompose(ReferenceCase.series("AirPassengers"));
    double[] trend = parts.trend();
    double[] seasonal = parts.seasonal(0);
    assertThat(new double[] {trend[0], trend[71], trend[143]})
        .containsExactly(new double[] {123.145056928, 258.491958353, 496.683254025}, within(1e-8));
    assertThat(new double[] {seasonal[0], seasonal[71], seasonal[143]})
        .containsExactly(
            new double[] {-16.9770740864, -29.2508573954, -44.196324979}, within(1e-8));
  }

  @Test
  void severalSeasonsAddUpAndAreTakenApart() {
    double[] y = new double[24 * 7 * 6];
    for (int t = 0; t < y.length; t++) {
      y[t] = 50 + 0.01 * t + day(t) + week(t);
    }
    SeasonsDecomposition parts = Mstl.ofPeriods(168, 24).decompose(y);
    assertThat(parts.periods()).containsExactly(24, 168);
    double[] day = parts.seasonal(0);
    double[] week = parts.seasonal(1);
    double[] trend = parts.trend();
    double[] remainder = parts.remainder();
    for (int t = 0; t < y.length; t++) {
      assertThat(trend[t] + day[t] + week[t] + remainder[t]).isCloseTo(y[t], within(1e-10));
      assertThat(day[t]).isCloseTo(day(t), within(0.3));
      assertThat(week[t]).isCloseTo(week(t), within(0.3));
    }
  }

  private static double day(int t) {
    return 8 * Math.sin(2 * Math.PI * t / 24);
  }

  private static double week(int t) {
    return 3 * Math.cos(2 * Math.PI * t / 168);
  }

  @Test
  void missingValuesHaveNoRemainder() {
    double[] y = new double[60];
    for (int t = 0; t < y.length; t++) {
      y[t] = t == 17 ? Double.NaN : 10 + t % 4;
    }
    SeasonsDecomposition parts = Mstl.ofPeriods(4).robust().decompose(y);
    assertThat(parts.remainder()[17]).isNaN();
    assertThat(parts.trend()[17] + parts.seasonal(0)[17]).isCloseTo(11, within(1e-6));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Mstl.ofPeriods()).hasMessageContaining("periods []");
    assertThatThrownBy(() -> Mstl.ofPeriods(1, 7)).hasMessageContaining("[1, 7]");
    assertThatThrownBy(() -> Mstl.ofPeriods(7, 7)).hasMessageContaining("7 comes twice");
    assertThatThrownBy(() -> Mstl.ofPeriods(7).withSeasonalWindows(7, 7))
        .hasMessageContaining("2 windows for 1");
    assertThatThrownBy(() -> Mstl.ofPeriods(12, 40).decompose(new double[80]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
