package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import org.jspecify.annotations.Nullable;

/** Estimates the coefficients of one order. */
final class ArimaEstimation {
  private static final double LARGEST = ArmaCoefficients.LARGEST_FREE;
  private static final double FINE = 1e-9;
  private static final int MOST_STEPS = 200;
  private static final double COARSE = 1e-6;
  private static final int FEW_STEPS = 40;

  private final ArimaLikelihood likelihood;
  private final RunContext run;
  private final int terms;
  private final int size;

  ArimaEstimation(ArimaData data, ArimaOrder order, RunContext run) {
    likelihood = new ArimaLikelihood(data, order);
    this.run = run;
    terms = order.terms();
    size = data.size();
  }

  /**
   * The conditional estimate from a start at zero, exact enough to compare orders; null if none.
   */
  @Nullable ArimaFit quick() {
    return conditional(new double[terms], COARSE, FEW_STEPS);
  }

  /** The conditional estimate, or null if there are too few values. */
  @Nullable ArimaFit conditional() {
    return conditional(new double[terms], FINE, MOST_STEPS);
  }

  private @Nullable ArimaFit conditional(double[] start, double tolerance, int steps) {
    int rows = likelihood.conditionalRows();
    if (rows <= terms) {
      return null;
    }
    LevenbergMarquardt search = search(likelihood::conditional);
    double[] free = search.minimize(start, tolerance, steps);
    if (!(search.value() < Double.POSITIVE_INFINITY)) {
      return null;
    }
    likelihood.conditional(free, new double[likelihood.rows()]);
    double log = ArimaLikelihood.log(search.value(), rows, likelihood.counted());
    double criterion = -2 * ArimaLikelihood.log(search.value(), rows, size);
    return new ArimaFit(likelihood, free, search.value(), log, criterion);
  }

  private LevenbergMarquardt search(LevenbergMarquardt.Residuals residuals) {
    return new LevenbergMarquardt(residuals, terms, likelihood.rows(), LARGEST, run);
  }

  /** The exact estimate, near enough to compare orders; null if there is none. */
  @Nullable ArimaFit quickExact(double[] start) {
    return exact(COARSE, FEW_STEPS, start);
  }

  /** The exact estimate from the best of some starts; null if there is none. */
  @Nullable ArimaFit exact(double[]... starts) {
    return exact(FINE, MOST_STEPS, starts);
  }

  private @Nullable ArimaFit exact(double tolerance, int steps, double[]... starts) {
    int n = likelihood.counted();
    if (n < 1) {
      return null;
    }
    LevenbergMarquardt search = search(likelihood::exact);
    double[] best = starts[0];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < starts.length && starts.length > 1; i++) {
      double[] free = search.minimize(starts[i], COARSE, FEW_STEPS);
      if (search.value() < least) {
        least = search.value();
        best = free;
      }
    }
    best = search.minimize(best, tolerance, steps);
    least = search.value();
    if (!(least < Double.POSITIVE_INFINITY)) {
      return null;
    }
    likelihood.exact(best, new double[likelihood.rows()]);
    double log = ArimaLikelihood.log(least, n, n);
    return new ArimaFit(likelihood, best, likelihood.squares(least), log, -2 * log);
  }

  /** Whether a fit has all its roots clearly off the unit circle. */
  static boolean isClear(ArimaFit fit, int season, double radius) {
    ArmaCoefficients coefficients = new ArmaCoefficients(fit.order(), season);
    coefficients.set(fit.values());
    return coefficients.rootsBeyond(radius);
  }
}
