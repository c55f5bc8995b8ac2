package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponential smoothing after its last value.
 *
 * @param form errors, trend and season
 * @param smoothing its parameters
 * @param first state before the first value
 * @param state after the last value
 * @param quality how well it fits
 * @param seed of simulated bounds
 */
record FittedEts(
    EtsForm form, Smoothing smoothing, EtsState first, EtsState state, Quality quality, long seed)
    implements FittedValues {
  /**
   * How well a model fits.
   *
   * @param deviation standard deviation of the one-step errors, relative for multiplicative ones
   * @param likelihood logarithm without constants, of the scaled values
   * @param aicc corrected information criterion, infinite when not defined
   */
  record Quality(double deviation, double likelihood, double aicc) {}

  @Override
  public String name() {
    return form.toString();
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("alpha", smoothing.alpha());
    if (form.trended()) {
      named.put("beta", smoothing.beta());
      named.put("phi", smoothing.phi());
    }
    if (form.hasSeason()) {
      named.put("gamma", smoothing.gamma());
    }
    named.put("deviation", quality.deviation());
    named.put("loglik", quality.likelihood());
    if (quality.aicc() < Double.POSITIVE_INFINITY) {
      named.put("aicc", quality.aicc());
    }
    return named;
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    if (form.product() && !form.relative()) {
      return new EtsPaths(this).fan(horizon, levels);
    }
    EtsMoments moments = new EtsMoments(this, horizon);
    return Fan.normal(levels, moments.mean(), moments.deviation());
  }

  @Override
  public FittedEts update(double[] values) {
    EtsRun run = new EtsRun(form, smoothing, state);
    for (double value : values) {
      run.advance(value);
    }
    return new FittedEts(form, smoothing, first, run.state(), quality, seed);
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    Parts parts = new Parts(y.length + horizon, form.hasSeason() ? 1 : 0);
    EtsRun run = new EtsRun(form, smoothing, first);
    for (int t = 0; t < parts.size(); t++) {
      double level = t > y.length ? parts.level()[y.length] : run.level();
      parts.level()[t] = level;
      parts.trend()[t] = form.trended() ? run.base() - level : 0;
      if (form.hasSeason()) {
        parts.season(0)[t] = run.expected() - run.base();
      }
      run.advance(t < y.length ? y[t] : Double.NaN);
    }
    if (form.product() && form.relative()) {
      double[] mean = new EtsMoments(this, horizon).mean();
      for (int h = 0; h < horizon; h++) {
        parts.stretch(y.length + h, mean[h]);
      }
    }
    return parts;
  }

  @Override
  public String reading() {
    return form.product()
        ? "The level stands alone; the trend is added to it, and the season is what its factor"
            + " changes of both."
        : FittedValues.super.reading();
  }
}
