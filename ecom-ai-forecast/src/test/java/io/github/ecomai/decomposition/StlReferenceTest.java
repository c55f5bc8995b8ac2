package io.github.ecomai.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StlReferenceTest {
  static Stream<ReferenceCase> cases() {
    return Stream.of(
            "stl.nottem.7.plain",
            "stl.nottem.7.robust",
            "stl.nottem.7.robust-exact",
            "stl.nottem.periodic.plain",
            "stl.AirPassengers.13.plain",
            "stl.AirPassengers.13.robust",
            "stl.AirPassengers.13.robust-exact",
            "stl.UKgas.7.plain",
            "stl.UKgas.7.robust",
            "stl.UKgas.7.robust-exact",
            "stl.UKgas.periodic.robust")
        .map(ReferenceCase::read);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheOtherTool(ReferenceCase reference) {
    Decomposition parts = reference.stl().decompose(reference.series());

    int[] places = reference.places();
    double tolerance = reference.number("tolerance");
    assertThat(at(places, parts.seasonal()))
        .containsExactly(reference.numbers("seasonal"), within(tolerance));
    assertThat(at(places, parts.trend()))
        .containsExactly(reference.numbers("trend"), within(tolerance));
    assertThat(at(places, parts.weights()))
        .containsExactly(reference.numbers("weight"), within(tolerance));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void strengthsEqualTheOtherTool(ReferenceCase reference) {
    if (!reference.has("trendStrength")) {
      return;
    }
    Decomposition parts = reference.stl().decompose(reference.series());

    assertThat(parts.trendStrength()).isCloseTo(reference.number("trendStrength"), within(1e-10));
    assertThat(parts.seasonalStrength())
        .isCloseTo(reference.number("seasonalStrength"), within(1e-10));
  }

  @Test
  void exactMedianAndMedianOfRDifferOnTheTemperaturesOfNottingham() {
    double[] values = ReferenceCase.series("nottem");
    Stl robust = Stl.ofPeriod(12).withSeasonalWindow(7).robust();
    double[] exact = robust.decompose(values).seasonal();
    double[] likeR = robust.withMedian(Median.R_COMPATIBLE).decompose(values).seasonal();

    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i] - likeR[i]));
    }
    assertThat(largest).isBetween(0.2, 0.3);
  }

  @Test
  void mediansAgreeOnOddLengths() {
    double[] values = Arrays.copyOf(ReferenceCase.series("nottem"), 239);
    Stl robust = Stl.ofPeriod(12).withSeasonalWindow(7).robust();

    assertThat(robust.withMedian(Median.R_COMPATIBLE).decompose(values).trend())
        .containsExactly(robust.decompose(values).trend(), within(1e-12));
  }

  private static double[] at(int[] places, double[] values) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }
}
