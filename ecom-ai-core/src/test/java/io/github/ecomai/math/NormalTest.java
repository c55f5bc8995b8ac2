package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
  /** Computed with mpmath's {@code ncdf} at 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "-10, 7.619853024160526066e-24",
    "-5.7, 5.9903714010635344298e-9",
    "-3, 0.0013498980316300945267",
    "-1, 0.15865525393145705141",
    "-0.67, 0.25142889509531011429",
    "-0.3, 0.38208857781104736269",
    "0.1, 0.53982783727702898147",
    "0.675, 0.75016211752822298862",
    "2, 0.9772498680518207928",
    "5.5, 0.99999998101043753411",
    "8, 0.9999999999999993779"
  })
  void probabilities(double x, double expected) {
    assertThat(Normal.cdf(x)).isCloseTo(expected, withinPercentage(2e-13));
  }

  /** Computed with mpmath by finding the root of {@code ncdf} at 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.047096299361199237",
    "1e-20, -9.2623400897984075796",
    "1e-5, -4.2648907939228246102",
    "0.025, -1.9599639845400542118",
    "0.074, -1.4466320671589785099",
    "0.1, -1.2815515655446004353",
    "0.3, -0.52440051270804081597",
    "0.6, 0.25334710313579974132",
    "0.8, 0.8416212335729143638",
    "0.95, 1.6448536269514722843",
    "0.975, 1.9599639845400538556",
    "0.999999, 4.7534243088170877657"
  })
  void quantiles(double p, double expected) {
    assertThat(Normal.quantile(p)).isCloseTo(expected, withinPercentage(1e-13));
  }

  @Property
  void oneUndoesTheOther(@ForAll @Scale(4) @DoubleRange(min = -15, max = 0) double exponent) {
    double p = Math.pow(10, exponent) * 0.999;
    assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-13 * p));
  }

  @Property
  void rising(@ForAll @Scale(6) @DoubleRange(min = -40, max = 40) double x) {
    double step = Math.max(1e-9, Math.abs(x) * 1e-9);
    assertThat(Normal.cdf(x)).isBetween(0.0, 1.0).isLessThanOrEqualTo(Normal.cdf(x + step));
    assertThat(Normal.cdf(x) + Normal.cdf(-x)).isCloseTo(1, within(1e-15));
  }

  @Test
  void ends() {
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Normal.quantile(0.5)).isZero();
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isOne();
    assertThat(Normal.cdf(Double.NaN)).isNaN();
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Normal.quantile(95))
        .withMessageContaining("95.0");
  }
}
