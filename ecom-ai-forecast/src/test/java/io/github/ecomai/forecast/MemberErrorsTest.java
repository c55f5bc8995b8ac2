package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.forecast.RollingOrigin.Trial;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberErrorsTest {
  private static final double[] EQUAL = {1, 1};

  /** One origin, from which each member is off by its number at every one of the steps. */
  private static List<Trial> trials(int steps, double... errors) {
    double[] actual = new double[steps];
    Arrays.fill(actual, 100);
    List<Fan> fans = Arrays.stream(errors).mapToObj(error -> fan(steps, 100 + error)).toList();
    return List.of(new Trial(actual, fans));
  }

  private static Fan fan(int steps, double mean) {
    double[] means = new double[steps];
    Arrays.fill(means, mean);
    return Fan.normal(new double[] {0.95}, means, new double[steps]);
  }

  @Test
  void weightsFollowErrorsTheMoreOfThemThereAre() {
    double few = MemberErrors.of(trials(6, 1, 2), 2, 0).weights(EQUAL)[0];
    double many = MemberErrors.of(trials(600, 1, 2), 2, 0).weights(EQUAL)[0];
    assertThat(few).isBetween(0.5, 0.6);
    assertThat(many).isBetween(0.9, 0.95);
  }

  /** A model that was exact while the series stood still is not taken for exact for ever. */
  @Test
  void anExactModelDoesNotTakeAllWhereValuesChangeMore() {
    MemberErrors still = MemberErrors.of(trials(42, 0, 1e-6), 2, 5);
    assertThat(still.best()).isZero();
    assertThat(still.weights(EQUAL)[0]).isCloseTo(0.5, within(1e-4));
    double[] moved = MemberErrors.of(trials(42, 0, 5), 2, 5).weights(EQUAL);
    assertThat(moved[0]).isGreaterThan(0.99);
  }

  @Test
  void scaleDoesNotMatter() {
    double[] one = MemberErrors.of(trials(42, 3, 4), 2, 5).weights(EQUAL);
    for (double unit : new double[] {1e3, 1e300, 3e307}) {
      double[] other = MemberErrors.of(trials(42, 3 * unit, 4 * unit), 2, 5 * unit).weights(EQUAL);
      assertThat(other).containsExactly(one, within(1e-12));
    }
  }

  @Test
  void exactModelsOfAConstantShareTheWeight() {
    assertThat(MemberErrors.of(trials(6, 0, 0), 2, 0).weights(EQUAL)).containsExactly(0.5, 0.5);
    assertThat(MemberErrors.of(trials(6, 0, 1), 2, 0).weights(EQUAL)).containsExactly(1, 0);
  }
}
