package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * Standard errors of coefficients from the curvature of the exact log-likelihood in all
 * coefficients, mean, drift and regressors included, and the residuals there.
 */
final class ArimaCurvature {
  private static final double STEP = 1e-3;

  private final double[] terms;
  private final double[] regressors;
  private final double[] residuals;

  private ArimaCurvature(double[] terms, double[] regressors, double[] residuals) {
    this.terms = terms;
    this.regressors = regressors;
    this.residuals = residuals;
  }

  double[] ofTerms() {
    return terms;
  }

  double[] ofRegressors() {
    return regressors;
  }

  /** Standardised one-step errors, NaN where missing. */
  double[] residuals() {
    return residuals;
  }

  static ArimaCurvature of(ArimaData data, ArimaFit fit) {
    ArimaLikelihood likelihood = new ArimaLikelihood(data, fit.order());
    int terms = fit.values().length;
    int k = fit.parameters();
    double[] at = Arrays.copyOf(fit.values(), k);
    System.arraycopy(fit.beta(), 0, at, terms, k - terms);
    double[] steps = steps(likelihood, fit, at);
    double[] errors = new double[k];
    Arrays.fill(errors, Double.NaN);
    double[][] hessian = hessian(likelihood, at, steps);
    if (NormalEquations.factorise(hessian)) {
      double[] inverse = NormalEquations.inverseDiagonal(hessian);
      Arrays.setAll(errors, i -> Math.sqrt(inverse[i]));
    }
    return new ArimaCurvature(
        Arrays.copyOf(errors, terms),
        Arrays.copyOfRange(errors, terms, k),
        residuals(likelihood, fit));
  }

  /** A thousandth for terms; for regressors the length that moves an error by as much. */
  private static double[] steps(ArimaLikelihood likelihood, ArimaFit fit, double[] at) {
    double[] steps = new double[at.length];
    Arrays.fill(steps, STEP);
    double[] work = new double[likelihood.rows()];
    double deviation = Math.sqrt(Math.max(Double.MIN_NORMAL, fit.variance()));
    for (int i = fit.values().length; i < at.length; i++) {
      likelihood.fix(unit(at.length - fit.values().length, i - fit.values().length, 0));
      double[] before = errors(likelihood, fit, work);
      likelihood.fix(unit(at.length - fit.values().length, i - fit.values().length, 1));
      double[] after = errors(likelihood, fit, work);
      double squares = 0;
      for (int t = 0; t < before.length; t++) {
        squares += (after[t] - before[t]) * (after[t] - before[t]);
      }
      steps[i] = 0.1 * deviation / Math.sqrt(squares);
    }
    return steps;
  }

  private static double[] unit(int size, int i, double value) {
    double[] unit = new double[size];
    unit[i] = value;
    return unit;
  }

  private static double[] errors(ArimaLikelihood likelihood, ArimaFit fit, double[] work) {
    likelihood.coefficients().set(fit.values());
    likelihood.exact(work);
    return work.clone();
  }

  /** Second differences of minus the log-likelihood. */
  private static double[][] hessian(ArimaLikelihood likelihood, double[] at, double[] steps) {
    int k = at.length;
    double[][] hessian = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int sign = 0; sign < 4; sign++) {
          double[] x = at.clone();
          x[i] += (sign & 1) == 0 ? steps[i] : -steps[i];
          x[j] += (sign & 2) == 0 ? steps[j] : -steps[j];
          double value = minusLog(likelihood, x);
          sum += sign == 0 || sign == 3 ? value : -value;
        }
        hessian[i][j] = sum / (4 * steps[i] * steps[j]);
      }
    }
    return hessian;
  }

  private static double minusLog(ArimaLikelihood likelihood, double[] x) {
    int terms = likelihood.order().terms();
    likelihood.coefficients().set(Arrays.copyOf(x, terms));
    likelihood.fix(Arrays.copyOfRange(x, terms, x.length));
    double[] residuals = new double[likelihood.rows()];
    if (!likelihood.coefficients().isStationary() || !likelihood.exact(residuals)) {
      return Double.NaN;
    }
    double sum = NormalEquations.dot(residuals, residuals, 0);
    return -ArimaLikelihood.log(sum, likelihood.counted(), likelihood.counted());
  }

  private static double[] residuals(ArimaLikelihood likelihood, ArimaFit fit) {
    likelihood.fix(fit.beta());
    double[] residuals = errors(likelihood, fit, new double[likelihood.rows()]);
    double sum = NormalEquations.dot(residuals, residuals, 0);
    double scale = Math.sqrt(likelihood.squares(sum) / Math.max(Double.MIN_NORMAL, sum));
    boolean[] missing = likelihood.data().missing();
    int before = likelihood.data().size() - residuals.length;
    for (int t = 0; t < residuals.length; t++) {
      boolean unknown = missing != null && missing[before + t];
      residuals[t] = unknown ? Double.NaN : residuals[t] * scale;
    }
    return residuals;
  }
}
