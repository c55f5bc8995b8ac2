package io.github.ecomai.forecast;

/** An ARIMA model with its estimates. Immutable. */
final class ArimaFit {
  private final ArimaOrder order;
  private final double[] free;
  private final double[] values;
  private final double[] beta;
  private final double squares;
  private final int counted;
  private final double logLikelihood;
  private final double aicc;

  /**
   * At the coefficients that a likelihood saw last.
   *
   * @param likelihood where coefficients and regressors were set
   * @param free unrestricted parameters, as {@link ArmaCoefficients#setFree} reads them
   * @param squares sum of the squared one-step errors, each over its relative variance
   * @param logLikelihood exact, or conditional
   * @param minusTwoLog what the information criterion starts from
   */
  ArimaFit(
      ArimaLikelihood likelihood,
      double[] free,
      double squares,
      double logLikelihood,
      double minusTwoLog) {
    order = likelihood.order();
    this.free = free;
    values = likelihood.coefficients().values();
    beta = likelihood.beta().clone();
    this.squares = squares;
    counted = likelihood.counted();
    this.logLikelihood = logLikelihood;
    aicc = aicc(minusTwoLog, parameters(), counted);
  }

  ArimaOrder order() {
    return order;
  }

  /** Unrestricted parameters; not to be changed. */
  double[] free() {
    return free;
  }

  /** Coefficients ar, ma, seasonal ar, seasonal ma in the usual signs; not to be changed. */
  double[] values() {
    return values;
  }

  /** Mean or drift, then other regressors; not to be changed. */
  double[] beta() {
    return beta;
  }

  /** Number of values that the likelihood counts. */
  int counted() {
    return counted;
  }

  /** Exact, or conditional. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** Corrected information criterion, infinite when not defined. */
  double aicc() {
    return aicc;
  }

  /** Number of estimated coefficients, the variance not counted. */
  int parameters() {
    return values.length + beta.length;
  }

  /** Estimate of the variance of the innovations, corrected for the number of coefficients. */
  double variance() {
    return squares / Math.max(1, counted - parameters());
  }

  /** AICc from -2 log-likelihood. */
  static double aicc(double minusTwoLog, int coefficients, int counted) {
    int k = coefficients + 1;
    int left = counted - k - 1;
    return left > 0 ? minusTwoLog + 2 * k + 2.0 * k * (k + 1) / left : Double.POSITIVE_INFINITY;
  }
}
