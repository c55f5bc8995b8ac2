package io.github.ecomai.forecast;

/**
 * The power transformation of Box and Cox: (y^lambda - 1)/lambda, the logarithm for 0.
 *
 * <p>References: Box and Cox (1964), Journal of the Royal Statistical Society B 26(2), 211-252;
 * Guerrero (1993), Time-series analysis supported by power transformations, Journal of Forecasting
 * 12(1), 37-48.
 */
final class BoxCox {
  private static final double LOWEST = -1;
  private static final double HIGHEST = 2;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final double TOLERANCE = 1e-7;

  private BoxCox() {}

  static double transform(double y, double lambda) {
    return lambda == 0 ? Math.log(y) : (Math.pow(y, lambda) - 1) / lambda;
  }

  /** The inverse; what no value is transformed to becomes the nearest possible value. */
  static double restore(double x, double lambda) {
    if (lambda == 0) {
      return Math.exp(x);
    }
    double base = lambda * x + 1;
    return base > 0 ? Math.pow(base, 1 / lambda) : lambda > 0 ? 0 : Double.POSITIVE_INFINITY;
  }

  /**
   * The lambda from -1 (0 if a value is 0) to 2 that makes the deviation of a season least
   * dependent on its mean: the least coefficient of variation of deviation / mean^(1 - lambda) over
   * the seasons, searched by golden sections.
   *
   * @param y values of 0 or more
   * @param season values per season; below 2 counts as 2
   * @return lambda, 1 for fewer than two seasons
   */
  static double guerrero(double[] y, int season) {
    int length = Math.max(2, season);
    int count = y.length / length;
    if (count < 2 || y.length <= 2 * season) {
      return 1;
    }
    double[] means = new double[count];
    double[] deviations = new double[count];
    int from = y.length - count * length;
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < length; t++) {
        means[i] += y[from + i * length + t] / length;
      }
      for (int t = 0; t < length; t++) {
        double e = y[from + i * length + t] - means[i];
        deviations[i] += e * e / (length - 1);
      }
      deviations[i] = Math.sqrt(deviations[i]);
    }
    boolean positive = SeasonalAdjustment.allPositive(y);
    return least(means, deviations, positive ? LOWEST : 0);
  }

  private static double least(double[] means, double[] deviations, double lowest) {
    double low = lowest;
    double high = HIGHEST;
    while (high - low > TOLERANCE) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (variation(means, deviations, left) < variation(means, deviations, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return 0.5 * (low + high);
  }

  private static double variation(double[] means, double[] deviations, double lambda) {
    double[] ratio = new double[means.length];
    double mean = 0;
    int n = 0;
    for (int i = 0; i < means.length; i++) {
      double one = deviations[i] / Math.pow(means[i], 1 - lambda);
      if (!Double.isNaN(one)) { // 0/0 where a whole season is 0
        ratio[n++] = one;
        mean += (one - mean) / n;
      }
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (ratio[i] - mean) * (ratio[i] - mean);
    }
    return mean > 0 ? Math.sqrt(squares / (n - 1)) / mean : 0;
  }
}
