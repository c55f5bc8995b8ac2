package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.RunContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same figures as R's forecast package on well-known series. */
class ReferenceTest {
  private static final RunContext RUN = RunContext.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AirPassengers",
        "WWWusage",
        "USAccDeaths",
        "nottem",
        "Nile",
        "LakeHuron",
        "uspop",
        "UKgas"
      })
  void thetaEqualsR(String name) {
    Forecast forecast = Theta.withDefaults().fit(Reference.series(name), RUN).forecast(12, 0.95);
    double[] expected = Reference.numbers(name + ".theta.means");
    for (int h = 0; h < expected.length; h++) {
      assertThat(forecast.mean().value(h))
          .isCloseTo(expected[h], within(3e-5 * Math.abs(expected[h])));
    }
    var named = forecast.provenance().parameters();
    double unit = Math.pow(2, Integer.parseInt(named.get("scale").substring(2)));
    double drift = unit * Double.parseDouble(named.get("drift"));
    double variance = Math.pow(unit * Double.parseDouble(named.get("deviation")), 2);
    assertThat(Double.parseDouble(named.get("alpha")))
        .isCloseTo(Reference.number(name + ".theta.alpha"), within(3e-4));
    assertThat(drift).isCloseTo(Reference.number(name + ".theta.drift"), within(1e-6 * unit));
    assertThat(variance)
        .isLessThanOrEqualTo((1 + 1e-5) * Reference.number(name + ".theta.variance"));
  }

  /** Simple smoothing has one optimum, so parameters agree too. */
  @ParameterizedTest
  @CsvSource({"Nile, 0.2456"})
  void simpleSmoothingOfTheNile(String name, double alpha) {
    Forecast forecast =
        Ets.withDefaults()
            .withErrors(Ets.Errors.ADDITIVE)
            .withTrend(Ets.Trend.NONE)
            .fit(Reference.series(name), RUN)
            .forecast(3, 0.95);
    assertThat(Double.parseDouble(forecast.provenance().parameters().get("alpha")))
        .isCloseTo(alpha, within(2e-4));
    assertThat(forecast.mean().value(2)).isEqualTo(forecast.mean().value(0));
  }
}
