package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.forecast.Reference.EtsCase;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exponential smoothing beside R's function ets. */
class EtsReferenceTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final int[] STEPS = {1, 2, 3, 12, 13, 24};

  static List<EtsCase> cases() {
    return Reference.etsCases();
  }

  /**
   * With the parameters that R found, likelihood, variance, forecasts and bounds are R's, but for
   * two slips there: with a damped trend and a multiplicative season its forecasts leave out the
   * first damping (they are ours for trend and beta divided by phi), and with additive errors its
   * variances count the first change of an index one step early, at whole seasons.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void theSameModelAsR(EtsCase reference) {
    EtsForm form = form(reference.form());
    FittedEts model = atParametersOfR(reference, form);
    assertThat(model.quality().likelihood()).isCloseTo(reference.number("loglik"), within(1e-5));
    assertThat(Math.pow(model.quality().deviation(), 2))
        .isCloseTo(reference.number("sigma2"), within(1e-6 * reference.number("sigma2")));
    Fan fan = asR(model).fan(24, new double[] {0.8, 0.95});
    boolean early = form.hasSeason() && !form.relative();
    for (int i = 0; i < STEPS.length; i++) {
      int h = STEPS[i] - 1;
      double size = Math.abs(reference.numbers("mean")[i]);
      assertThat(fan.mean()[h]).isCloseTo(reference.numbers("mean")[i], within(1e-6 * size));
      if (early && STEPS[i] % reference.season() == 0) {
        continue;
      }
      assertThat(fan.lower(1)[h]).isCloseTo(reference.numbers("lo95")[i], within(1e-5 * size));
      assertThat(fan.upper(0)[h]).isCloseTo(reference.numbers("hi80")[i], within(1e-5 * size));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fitsAtLeastAsWellAsR(EtsCase reference) {
    double[] y = reference.numbers("values");
    EtsForm form = form(reference.form());
    FittedEts same =
        new EtsFit(y, reference.season(), form, Ets.Region.USUAL, Ets.Start.ESTIMATED).fit(RUN);
    assertThat(same.quality().aicc()).isLessThanOrEqualTo(reference.number("aicc") + 0.05);
    FittedEts best = EtsChoice.ofAll().fit(y, reference.season(), RUN, new ArrayList<>());
    assertThat(best.quality().aicc()).isLessThanOrEqualTo(same.quality().aicc());
  }

  private static FittedEts atParametersOfR(EtsCase reference, EtsForm form) {
    double[] y = reference.numbers("values");
    int n = y.length;
    int positions = form.positions(reference.season());
    double[] p = reference.numbers("smoothing");
    Smoothing smoothing = new Smoothing(p[0], p[1], p[2], p[3]);
    EtsKernel kernel = new EtsKernel(y, positions, form.relative(), form.product());
    kernel.smoothing(smoothing);
    kernel.start(reference.number("level"), reference.number("trend"));
    if (form.hasSeason()) {
      System.arraycopy(reference.numbers("indices"), 0, kernel.season(), 0, positions);
    }
    double likelihood = -0.5 * n * (kernel.run() + Math.log(n));
    double deviation = Math.sqrt(kernel.squares() / (n - form.parameters(positions)));
    EtsState last =
        new EtsState(
            kernel.level()[n],
            kernel.trend()[n],
            Arrays.copyOfRange(kernel.season(), n, n + positions));
    FittedEts.Quality quality = new FittedEts.Quality(deviation, likelihood, 0);
    return new FittedEts(form, smoothing, last, last, quality, 0);
  }

  private static FittedEts asR(FittedEts model) {
    if (!model.form().damped() || !model.form().product()) {
      return model;
    }
    Smoothing p = model.smoothing();
    EtsState state = model.state();
    return new FittedEts(
        model.form(),
        new Smoothing(p.alpha(), p.beta() / p.phi(), p.gamma(), p.phi()),
        model.first(),
        new EtsState(state.level(), state.trend() / p.phi(), state.season()),
        model.quality(),
        0);
  }

  private static EtsForm form(String name) {
    return Stream.of(Ets.Errors.values())
        .flatMap(
            e ->
                Stream.of(Ets.Trend.values())
                    .flatMap(t -> Stream.of(Ets.Seasonal.values()).map(s -> new EtsForm(e, t, s))))
        .filter(form -> form.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
