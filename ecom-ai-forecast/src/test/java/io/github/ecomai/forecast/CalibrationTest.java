package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.forecast.RollingOrigin.Trial;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final int SIZE = 300; // the factor 1 + 3/n of the estimation is 1.01

  /** One origin of one member whose bounds claim a deviation. */
  private static double factor(double deviation, double... actual) {
    double[] deviations = new double[actual.length];
    Arrays.fill(deviations, deviation);
    Fan fan = Fan.normal(new double[] {0.95}, new double[actual.length], deviations);
    List<Trial> trials = List.of(new Trial(actual, List.of(fan)));
    return Calibration.factor(trials, new double[] {1}, SIZE, ErrorTable.NONE) / 1.01;
  }

  private static double[] constant(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void errorsAsClaimedLeaveTheBounds() {
    assertThat(factor(2, constant(60, 2))).isCloseTo(1, within(1e-12));
    assertThat(factor(2, constant(60, -2))).isCloseTo(1, within(1e-12));
    assertThat(factor(2)).isCloseTo(1, within(1e-12));
  }

  /** 60 errors weigh as much as 10, which is what the table has. */
  @Test
  void errorsAreBlendedWithTheClaim() {
    assertThat(factor(1, constant(60, 3)))
        .isCloseTo(Math.sqrt((10 + 10 * 9) / 20.0), within(1e-12));
    assertThat(factor(1, constant(60, 0))).isCloseTo(Math.sqrt(10 / 20.0), within(1e-12));
  }

  @Test
  void aJumpCountsAsFiveDeviations() {
    double[] jump = constant(60, 1);
    jump[59] = 1e9;
    double expected = Math.sqrt((10 + 10 * (59 + 25) / 60.0) / 20);
    assertThat(factor(1, jump)).isCloseTo(expected, within(1e-12));
    assertThat(factor(0, jump)).isCloseTo(Math.sqrt((10 + 10 * 25) / 20.0), within(1e-12));
  }

  @Test
  void whatIsNotKnownDoesNotCount() {
    double[] half = constant(120, 3);
    Arrays.fill(half, 0, 60, Double.NaN);
    assertThat(factor(1, half)).isEqualTo(factor(1, constant(60, 3)));
  }
}
