package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CesTest {
  private static final RunContext RUN = RunContext.defaults();

  /** The region is published as the area between three circles. */
  @Test
  void theStableRegionIsThePublishedOne() {
    RandomGenerator random = RUN.random("region");
    int stable = 0;
    for (int i = 0; i < 20_000; i++) {
      double a0 = 3 * random.nextDouble();
      double a1 = 3 * random.nextDouble() - 0.5;
      boolean published =
          square(a0 - 2.5) + square(a1) > 1.25
              && square(a0 - 0.5) + square(a1 - 1) > 0.25
              && square(a0 - 1.5) + square(a1 - 0.5) < 1.5;
      stable += published ? 1 : 0;
      assertThat(CesKernel.isStable(Ces.Form.NONE, new double[] {a0, a1})).isEqualTo(published);
    }
    assertThat(stable).isBetween(1000, 19_000);
  }

  private static double square(double value) {
    return value * value;
  }

  @ParameterizedTest
  @EnumSource(Ces.Form.class)
  void eachFormIsFittedIfAskedFor(Ces.Form form) {
    double[] y = Models.shop(72, RUN.random("forms"));
    var fitted = Ces.withDefaults().withForm(form).fit(Models.months(y), RUN);
    assertThat(fitted.model()).isEqualTo("CES(" + form.letter() + ")");
    double[] mean = fitted.forecast(12).mean().toArray();
    assertThat(Arrays.stream(mean)).allMatch(v -> v > 50 && v < 300);
  }

  /** An error is followed ahead by hand: its effects are what the variance is made of. */
  @ParameterizedTest
  @EnumSource(Ces.Form.class)
  void variancesAreThoseOfErrorsFollowedAhead(Ces.Form form) {
    double[] y = Models.shop(50, RUN.random("ahead"));
    int m = form == Ces.Form.NONE ? 1 : 4;
    FittedCes fitted = CesFit.fit(y, 4, List.of(form), RUN, new Ranking());
    int horizon = 12;
    double[] variance = new double[horizon];
    Arrays.fill(variance, 1);
    for (int at = 0; at < horizon; at++) {
      CesKernel plain = fitted.kernel().copy();
      CesKernel moved = fitted.kernel().copy();
      for (int h = 0; h < horizon; h++) {
        int position = (fitted.next() + h) % m;
        double effect = moved.expected(position) - plain.expected(position);
        variance[h] += effect * effect;
        moved.advance(h == at ? 1 : 0, position);
        plain.advance(0, position);
      }
    }
    Fan fan = fitted.fan(horizon, new double[] {0.8});
    double first = fan.upper(0)[0] - fan.mean()[0];
    for (int h = 0; h < horizon; h++) {
      assertThat(fan.upper(0)[h] - fan.mean()[h])
          .isCloseTo(first * Math.sqrt(variance[h]), within(1e-6 * first * Math.sqrt(variance[h])));
    }
  }

  @Test
  void aSeasonIsChosenWhereThereIsOne() {
    double[] y = Models.shop(96, RUN.random("season"));
    assertThat(Ces.withDefaults().fit(Models.months(y), RUN).model()).isNotEqualTo("CES(N)");
    assertThat(Ces.withDefaults().withSeason(1).fit(Models.months(y), RUN).model())
        .isEqualTo("CES(N)");
  }
}
