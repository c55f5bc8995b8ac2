package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.run.RunContext;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtsKernelTest {
  private static final RunContext RUN = RunContext.defaults();

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void derivativesAreThoseOfDifferences(boolean relative, boolean product) {
    double[] y = Models.shop(60, RUN.random("kernel"));
    int m = 4;
    double[] x = {0.3, 0.1, 0.2, 0.9, 95, 0.7, 1.1, 0.9, 1.2, 0.8};
    if (!product) {
      System.arraycopy(new double[] {3, -5, 8, -6}, 0, x, 6, m);
    }
    EtsKernel kernel = new EtsKernel(y, m, relative, product);
    run(kernel, x);
    EtsKernel.Gradient by = new EtsKernel.Gradient();
    double[] seasons = new double[m];
    kernel.backwards(by, seasons);
    double[] found = {
      by.alpha,
      by.beta,
      by.gamma,
      by.phi,
      by.level,
      by.trend,
      seasons[0],
      seasons[1],
      seasons[2],
      seasons[3]
    };
    for (int i = 0; i < x.length; i++) {
      double step = 1e-5 * Math.abs(x[i]);
      double[] more = x.clone();
      more[i] += step;
      double[] less = x.clone();
      less[i] -= step;
      double slope = (run(kernel, more) - run(kernel, less)) / (2 * step);
      assertThat(found[i]).isCloseTo(slope, within(1e-6 * (1e-2 + Math.abs(slope))));
    }
  }

  private static double run(EtsKernel kernel, double[] x) {
    kernel.smoothing(new Smoothing(x[0], x[1], x[2], x[3]));
    kernel.start(x[4], x[5]);
    System.arraycopy(x, 6, kernel.season(), 0, 4);
    return kernel.run();
  }

  @Test
  void aPerfectFitHasALikelihood() {
    EtsKernel kernel = new EtsKernel(new double[] {5, 5, 5, 5}, 1, false, false);
    kernel.smoothing(new Smoothing(0.5, 0, 0, 0));
    kernel.start(5, 0);
    assertThat(kernel.run()).isFinite().isLessThan(-40);
  }

  @Test
  void meansThatAreNotPositiveAreImpossibleForRelativeErrors() {
    EtsKernel kernel = new EtsKernel(new double[] {5, 6, 7, 8}, 1, true, false);
    kernel.smoothing(new Smoothing(0.5, 0.1, 0, 1));
    kernel.start(5, -9);
    assertThat(kernel.run()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void theSimplestCasesAreStableWhereTheyAreKnownToBe() {
    assertThat(Stability.holds(new Smoothing(1.99, 0, 0, 0), 1)).isTrue();
    assertThat(Stability.holds(new Smoothing(2.01, 0, 0, 0), 1)).isFalse();
    assertThat(Stability.holds(new Smoothing(1, 1.99, 0, 1), 1)).isTrue();
    assertThat(Stability.holds(new Smoothing(1, 2.01, 0, 1), 1)).isFalse();
    assertThat(Stability.holds(new Smoothing(-0.2, 0, 0.3, 0), 4)).isFalse();
    assertThat(Stability.holds(new Smoothing(0.5, 0, 1.6, 0), 4)).isFalse();
    assertThat(Stability.holds(new Smoothing(0.5, 0, 1.2, 0), 4)).isTrue();
  }

  /** Bounds of simulated paths are those of the formula where the season is flat. */
  @Test
  void pathsAgreeWithMoments() {
    Smoothing p = new Smoothing(0.4, 0.1, 0, 0.9);
    FittedEts.Quality quality = new FittedEts.Quality(2, 0, 0);
    EtsState factors = new EtsState(100, 1, new double[] {1, 1});
    EtsState none = new EtsState(100, 1, new double[1]);
    FittedEts product = new FittedEts(form("ETS(A,Ad,M)"), p, factors, factors, quality, 7);
    FittedEts sum = new FittedEts(form("ETS(A,Ad,N)"), p, none, none, quality, 7);
    Fan simulated = product.fan(12, new double[] {0.8});
    Fan exact = sum.fan(12, new double[] {0.8});
    for (int h = 0; h < 12; h++) {
      double width = exact.upper(0)[h] - exact.mean()[h];
      assertThat(simulated.mean()[h]).isCloseTo(exact.mean()[h], within(1e-9));
      assertThat(simulated.upper(0)[h]).isCloseTo(exact.upper(0)[h], within(0.08 * width));
      assertThat(simulated.lower(0)[h]).isCloseTo(exact.lower(0)[h], within(0.08 * width));
    }
  }

  /** The population of the United States grows faster and faster: a free trend turns quickly. */
  @Test
  void aSteadyTrendIsSlowAndNoMoreLikely() {
    double[] y = Reference.series("uspop").toArray();
    EtsForm form = new EtsForm(Ets.Errors.ADDITIVE, Ets.Trend.ADDITIVE, Ets.Seasonal.NONE);
    FittedEts usual = new EtsFit(y, 1, form, Ets.Region.USUAL, Ets.Start.ESTIMATED).fit(RUN);
    FittedEts steady = new EtsFit(y, 1, form, Ets.Region.STEADY, Ets.Start.ESTIMATED).fit(RUN);
    assertThat(usual.smoothing().beta()).isGreaterThan(0.2 * usual.smoothing().alpha());
    assertThat(steady.smoothing().beta())
        .isLessThanOrEqualTo(0.1 * steady.smoothing().alpha() * (1 + 1e-12));
    assertThat(steady.quality().likelihood()).isLessThan(usual.quality().likelihood());
  }

  @Test
  void allFormsAreFittedIfAskedFor() {
    double[] y = Models.shop(60, RUN.random("forms"));
    for (Ets.Errors errors : Ets.Errors.values()) {
      for (Ets.Trend trend : Ets.Trend.values()) {
        for (Ets.Seasonal seasonal : Ets.Seasonal.values()) {
          EtsForm form = new EtsForm(errors, trend, seasonal);
          for (Ets.Region region : Ets.Region.values()) {
            Ets model =
                Ets.withDefaults()
                    .withErrors(errors)
                    .withTrend(trend)
                    .withSeasonal(seasonal)
                    .withRegion(region);
            FittedForecast fitted = model.fit(Models.months(y), RUN);
            assertThat(fitted.model()).isEqualTo(form.toString());
            double[] mean = fitted.forecast(12).mean().toArray();
            if (form.hasSeason()) {
              assertIsTheShopAhead(form, mean);
            } else {
              assertThat(mean[0]).as("%s", form).isCloseTo(y[59], within(0.15 * y[59]));
              assertIsALine(form, mean);
            }
          }
        }
      }
    }
  }

  /** Near what the shop would sell without noise. */
  private static void assertIsTheShopAhead(EtsForm form, double[] mean) {
    for (int h = 0; h < mean.length; h++) {
      int t = 60 + h;
      double expected = (100 + 0.8 * t) * (1 + 0.3 * Math.sin(2 * Math.PI * t / 12));
      assertThat(mean[h])
          .as("%s, step %d", form, h + 1)
          .isCloseTo(expected, within(0.12 * expected));
    }
  }

  /** Level, straight or flattening, as the form says. */
  private static void assertIsALine(EtsForm form, double[] mean) {
    for (int h = 2; h < mean.length; h++) {
      double step = mean[h] - mean[h - 1];
      double before = mean[h - 1] - mean[h - 2];
      switch (form.trend()) {
        case NONE -> assertThat(step).isEqualTo(0);
        case ADDITIVE -> assertThat(step).isCloseTo(before, within(1e-9));
        case DAMPED ->
            assertThat(Math.abs(step))
                .isBetween(0.8 * Math.abs(before) - 1e-9, 0.98 * Math.abs(before) + 1e-9);
      }
    }
  }

  private static EtsForm form(String name) {
    return Stream.of(Ets.Trend.values())
        .flatMap(
            t -> Stream.of(Ets.Seasonal.values()).map(s -> new EtsForm(Ets.Errors.ADDITIVE, t, s)))
        .filter(form -> form.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
