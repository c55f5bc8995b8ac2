package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.forecast.Ets.Errors;
import io.github.ecomai.forecast.Ets.Region;
import io.github.ecomai.forecast.Ets.Seasonal;
import io.github.ecomai.forecast.Ets.Trend;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Fitted parameters lie where they are said to, also of series that draw them out of there. */
class EtsRegionTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final int SEASON = 4;
  private static final int SIZE = 60;

  @Test
  void usualParametersAreSharesOfEachOther() {
    List<Smoothing> all = new ArrayList<>();
    for (FittedEts fitted : fits(Region.USUAL)) {
      assertIsUsual(fitted);
      all.add(fitted.smoothing());
    }
    assertThat(all).anyMatch(p -> p.alpha() > 0.999).anyMatch(p -> p.alpha() < 0.01);
    assertThat(all).anyMatch(p -> p.beta() > 0.99 * p.alpha());
    assertThat(all).anyMatch(p -> p.gamma() > 0.99 * (1 - p.alpha()) && p.alpha() < 0.9);
    assertThat(all).anyMatch(p -> p.phi() < 0.801).anyMatch(p -> p.phi() > 0.979 && p.phi() < 1);
  }

  @Test
  void steadyParametersAreUsualWithATenthOfTheTrend() {
    List<Smoothing> all = new ArrayList<>();
    for (FittedEts fitted : fits(Region.STEADY)) {
      assertIsUsual(fitted);
      Smoothing p = fitted.smoothing();
      assertThat(p.beta()).isLessThanOrEqualTo(0.1 * p.alpha() * (1 + 1e-12));
      all.add(p);
    }
    assertThat(all).anyMatch(p -> p.beta() > 0.099 * p.alpha());
  }

  @Test
  void admissibleParametersAreStableAndNeedNotBeUsual() {
    List<Smoothing> all = new ArrayList<>();
    for (FittedEts fitted : fits(Region.ADMISSIBLE)) {
      EtsForm form = fitted.form();
      Smoothing p = fitted.smoothing();
      assertThat(Stability.holds(p, form.positions(SEASON))).as("%s of %s", p, form).isTrue();
      assertThat(p.alpha()).isPositive();
      assertHasTheParts(form, p);
      all.add(p);
    }
    assertThat(all).anyMatch(p -> p.alpha() > 1.01).anyMatch(p -> p.beta() > p.alpha());
    assertThat(all).anyMatch(p -> p.gamma() > 1.01 * (1 - p.alpha()));
  }

  private static void assertIsUsual(FittedEts fitted) {
    EtsForm form = fitted.form();
    Smoothing p = fitted.smoothing();
    assertThat(p.alpha()).as("%s of %s", p, form).isStrictlyBetween(0.0, 1.0);
    assertThat(p.beta()).as("%s of %s", p, form).isLessThan(p.alpha());
    assertThat(p.gamma()).as("%s of %s", p, form).isLessThan(1 - p.alpha());
    assertThat(Stability.holds(p, form.positions(SEASON))).as("%s of %s", p, form).isTrue();
    assertHasTheParts(form, p);
  }

  /** A part that the form has is learned, one that it lacks has no parameter. */
  private static void assertHasTheParts(EtsForm form, Smoothing p) {
    assertThat(p.beta() > 0).as("%s of %s", p, form).isEqualTo(form.trended());
    assertThat(p.gamma() > 0).as("%s of %s", p, form).isEqualTo(form.hasSeason());
    if (form.damped()) {
      assertThat(p.phi()).as("%s of %s", p, form).isBetween(0.8, 0.98);
    } else {
      assertThat(p.phi()).isEqualTo(form.trended() ? 1 : 0);
    }
  }

  private static List<FittedEts> fits(Region region) {
    List<FittedEts> all = new ArrayList<>();
    for (double[] y : histories()) {
      for (Errors errors : Errors.values()) {
        for (Trend trend : Trend.values()) {
          for (Seasonal seasonal : Seasonal.values()) {
            EtsForm form = new EtsForm(errors, trend, seasonal);
            FittedEts fitted = new EtsFit(y, SEASON, form, region, Ets.Start.ESTIMATED).fit(RUN);
            if (fitted != null) {
              all.add(fitted);
            }
          }
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(80);
    return all;
  }

  /**
   * A shop, noise, a line, a walk whose steps go on, a smooth curve, seasons that walk, and one
   * whose best parameters lie at the edge of the stable region.
   */
  private static List<double[]> histories() {
    RandomGenerator random = RUN.random("region");
    double[] noise = new double[SIZE];
    double[] line = new double[SIZE];
    double[] walk = new double[SIZE];
    double[] curve = new double[SIZE];
    double[] seasons = new double[SIZE];
    double[] changes = new double[SIZE];
    double[] edge = new double[SIZE];
    double[] errors = random.doubles(SIZE + 2, -0.5, 0.5).toArray();
    double step = 0;
    double slope = 0;
    for (int t = 0; t < SIZE; t++) {
      noise[t] = 100 + random.nextGaussian();
      line[t] = 100 + 2 * t + random.nextGaussian();
      step = 0.5 * step + random.nextGaussian();
      walk[t] = (t == 0 ? 100 : walk[t - 1]) + step;
      slope += 0.1 * random.nextGaussian();
      curve[t] = (t == 0 ? 200 : curve[t - 1]) + slope;
      double bend = errors[t + 2] + 0.5 * errors[t + 1] - 0.5 * errors[t];
      edge[t] = t < 2 ? 500 : 2 * edge[t - 1] - edge[t - 2] + bend;
      changes[t] = (t < SEASON ? 0 : 0.7 * changes[t - SEASON]) + random.nextGaussian();
      seasons[t] = (t < SEASON ? 200 : seasons[t - SEASON]) + changes[t];
    }
    return List.of(Models.shop(SIZE, RUN.random("shop")), noise, line, walk, curve, seasons, edge);
  }
}
