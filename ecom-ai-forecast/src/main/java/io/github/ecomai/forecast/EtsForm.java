package io.github.ecomai.forecast;

import io.github.ecomai.forecast.Ets.Errors;
import io.github.ecomai.forecast.Ets.Seasonal;
import io.github.ecomai.forecast.Ets.Trend;

/** Which parts a model of exponential smoothing has and how they go together. */
record EtsForm(Errors errors, Trend trend, Seasonal seasonal) {
  /** The level alone. */
  static final EtsForm SIMPLE = new EtsForm(Errors.ADDITIVE, Trend.NONE, Seasonal.NONE);

  boolean relative() {
    return errors == Errors.MULTIPLICATIVE;
  }

  boolean trended() {
    return trend != Trend.NONE;
  }

  boolean damped() {
    return trend == Trend.DAMPED;
  }

  boolean hasSeason() {
    return seasonal != Seasonal.NONE;
  }

  boolean product() {
    return seasonal == Seasonal.MULTIPLICATIVE;
  }

  /** Positions of the season the form has, 1 for none. */
  int positions(int season) {
    return hasSeason() ? season : 1;
  }

  /** Smoothing parameters, the damping included. */
  int smoothing() {
    return 1 + (trended() ? 1 : 0) + (hasSeason() ? 1 : 0) + (damped() ? 1 : 0);
  }

  /** All that is estimated but the variance: smoothing, level, trend and all indices but one. */
  int parameters(int season) {
    return smoothing() + 1 + (trended() ? 1 : 0) + positions(season) - 1;
  }

  @Override
  public String toString() {
    return "ETS(" + errors.letter() + "," + trend.letter() + "," + seasonal.letter() + ")";
  }
}
