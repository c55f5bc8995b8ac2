package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.forecast.ArimaEstimate.Coefficient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoefficientGapTest {
  private static final List<Coefficient> OWN =
      List.of(new Coefficient("ar1", 0.5, 0.1), new Coefficient("mean", 10, 4));

  @Test
  void theLargestCounts() {
    CoefficientGap gap =
        CoefficientGap.of(OWN, Map.of("mean", 11.0, "ar1", 0.45), List.of(0.125, 5.0));
    assertThat(gap.coefficient()).isCloseTo(0.4, within(1e-12));
    assertThat(gap.ratio()).isCloseTo(1.25, within(1e-12));
  }

  @Test
  void anErrorThatIsNotDefinedDoesNotPass() {
    List<Coefficient> own = List.of(new Coefficient("ar1", 0.5, Double.NaN));
    assertThat(CoefficientGap.of(own, Map.of("ar1", 0.5), List.of(0.1)).ratio()).isNaN();
  }

  @Test
  void coefficientsAreTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoefficientGap.of(OWN, Map.of("ar1", 0.5), List.of(0.1)));
    assertThatNullPointerException()
        .isThrownBy(
            () -> CoefficientGap.of(OWN, Map.of("ar1", 0.5, "drift", 1.0), List.of(0.1, 1.0)))
        .withMessage("mean");
  }
}
