package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;

/** Fits plain values: finite, scaled, four or more, not all equal. */
@FunctionalInterface
interface ValueModel {
  FittedValues fit(double[] y, int season, RunContext run);
}
