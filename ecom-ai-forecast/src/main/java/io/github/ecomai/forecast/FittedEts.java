package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponential smoothing after its last value.
 *
 * @param form errors, trend and season
 * @param smoothing its parameters
 * @param state after the last value
 * @param quality how well it fits
 * @param seed of simulated bounds
 */
record FittedEts(EtsForm form, Smoothing smoothing, EtsState state, Quality quality, long seed)
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
}
