package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.forecast.Ets.Errors;
import io.github.ecomai.forecast.Ets.Seasonal;
import io.github.ecomai.forecast.Ets.Trend;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Means and deviations in closed form beside simulated paths of the equations of the book, in which
 * the forms with multiplicative errors are written with errors relative to the mean.
 */
class EtsMomentsTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final int PATHS = 100_000;
  private static final int HORIZON = 12;
  private static final double[] INDICES = {12, -5, -10, 3};
  private static final double[] FACTORS = {1.2, 0.9, 0.8, 1.1};

  @ParameterizedTest
  @CsvSource({
    "ADDITIVE, ADDITIVE, NONE",
    "ADDITIVE, ADDITIVE, ADDITIVE",
    "ADDITIVE, DAMPED, ADDITIVE",
    "ADDITIVE, NONE, ADDITIVE",
    "MULTIPLICATIVE, NONE, NONE",
    "MULTIPLICATIVE, ADDITIVE, NONE",
    "MULTIPLICATIVE, DAMPED, NONE",
    "MULTIPLICATIVE, NONE, ADDITIVE",
    "MULTIPLICATIVE, DAMPED, ADDITIVE",
    "MULTIPLICATIVE, DAMPED, MULTIPLICATIVE"
  })
  void deviationsAreThoseOfSimulatedPaths(Errors errors, Trend trend, Seasonal seasonal) {
    EtsForm form = new EtsForm(errors, trend, seasonal);
    double phi = form.damped() ? 0.85 : form.trended() ? 1 : 0;
    Smoothing smoothing =
        new Smoothing(0.4, form.trended() ? 0.15 : 0, form.hasSeason() ? 0.3 : 0, phi);
    double[] season =
        form.product() ? FACTORS.clone() : form.hasSeason() ? INDICES.clone() : new double[1];
    EtsState state = new EtsState(100, form.trended() ? 2 : 0, season);
    double deviation = form.relative() ? 0.08 : 6;
    FittedEts.Quality quality = new FittedEts.Quality(deviation, 0, 0);
    EtsMoments moments =
        new EtsMoments(new FittedEts(form, smoothing, state, state, quality, 0), HORIZON);
    Moments[] simulated = new Moments[HORIZON];
    Arrays.fill(simulated, Moments.NONE);
    RandomGenerator random = RUN.random("paths");
    for (int i = 0; i < PATHS; i++) {
      Path path = new Path(form, smoothing, state);
      for (int h = 0; h < HORIZON; h++) {
        simulated[h] = simulated[h].and(path.next(h, deviation * random.nextGaussian()));
      }
    }
    for (int h = 0; h < HORIZON; h++) {
      double found = simulated[h].deviation();
      assertThat(moments.deviation()[h])
          .as("%s, step %d", form, h + 1)
          .isCloseTo(found, within(0.01 * found));
      double error = found / Math.sqrt(PATHS);
      assertThat(moments.mean()[h]).isCloseTo(simulated[h].mean(), within(4 * error));
    }
  }

  /** One possible future, equation by equation. */
  private static final class Path {
    private final EtsForm form;
    private final Smoothing p;
    private double level;
    private double trend;
    private final double[] season;

    Path(EtsForm form, Smoothing p, EtsState state) {
      this.form = form;
      this.p = p;
      level = state.level();
      trend = state.trend();
      season = state.season().clone();
    }

    double next(int h, double error) {
      int s = h % season.length;
      double damped = form.trended() ? p.phi() * trend : 0;
      double before = level + damped;
      if (form.product()) {
        double value = before * season[s] * (1 + error);
        level = before * (1 + p.alpha() * error);
        trend = damped + p.beta() * before * error;
        season[s] *= 1 + p.gamma() * error;
        return value;
      }
      double mean = before + season[s];
      double scale = form.relative() ? mean : 1;
      level = before + p.alpha() * scale * error;
      trend = damped + p.beta() * scale * error;
      season[s] += p.gamma() * scale * error;
      return mean + scale * error;
    }
  }
}
