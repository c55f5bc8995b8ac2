package io.github.ecomai.decomposition;

import org.jspecify.annotations.Nullable;

/** Strength of a component: the share of movement that the remainder does not account for. */
final class Strength {
  /** Movement below this share of the largest value is rounding, not movement. */
  private static final double ROUNDING = 1e-12;

  private Strength() {}

  /**
   * The strength of a component.
   *
   * @param component trend or season
   * @param remainder the remainder, finite everywhere
   * @param missing places that do not count, or null
   * @param largest the largest absolute value of the series
   * @return 0 to 1
   */
  static double of(
      double[] component, double[] remainder, boolean @Nullable [] missing, double largest) {
    double[] both = new double[component.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = component[i] + remainder[i];
    }
    double whole = variance(both, missing);
    if (Math.sqrt(whole) <= ROUNDING * largest) {
      return 0;
    }
    return Math.max(0, 1 - variance(remainder, missing) / whole);
  }

  private static double variance(double[] x, boolean @Nullable [] missing) {
    double mean = 0;
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (missing == null || !missing[i]) {
        count++;
        mean += x[i];
      }
    }
    mean /= count;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double d = missing != null && missing[i] ? 0 : x[i] - mean;
      sum += d * d;
    }
    return sum / count;
  }
}
