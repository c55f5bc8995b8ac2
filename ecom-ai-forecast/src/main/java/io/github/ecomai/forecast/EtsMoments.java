package io.github.ecomai.forecast;

/**
 * Mean and deviation of each value ahead under exponential smoothing, in closed form.
 *
 * <p>Additive season: the covariances of level, trend and indices are moved on with the state; an
 * error has the variance sigma^2, times the mean square of its own mean where errors are
 * multiplicative. Multiplicative season: level and trend and the index of one position are followed
 * together through products of normal errors, up to fourth moments.
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with exponential smoothing:
 * the state space approach, chapter 6. Time O(h m).
 */
final class EtsMoments {
  private static final double LARGEST = 1e300;

  private final Smoothing p;
  private final EtsState state;
  private final double variance;
  private final double[] mean;
  private final double[] deviation;

  EtsMoments(FittedEts fitted, int horizon) {
    p = fitted.smoothing();
    state = fitted.state();
    variance = fitted.quality().deviation() * fitted.quality().deviation();
    mean = new double[horizon];
    deviation = new double[horizon];
    if (fitted.form().product()) {
      productMoments();
    } else {
      new Sum(fitted.form().relative()).run();
    }
  }

  double[] mean() {
    return mean;
  }

  double[] deviation() {
    return deviation;
  }

  private void productMoments() {
    int m = state.season().length;
    for (int position = 0; position < Math.min(m, mean.length); position++) {
      new Position(position).run();
    }
  }

  private static double root(double value) {
    return Math.sqrt(Math.max(0, Math.min(LARGEST, value)));
  }

  /** Covariances of level, trend and the index of each position. */
  private final class Sum {
    private final boolean relative;
    private final double[] seasonal = state.season();
    private final double[] withLevel = new double[seasonal.length];
    private final double[] withTrend = new double[seasonal.length];
    private final double[] own = new double[seasonal.length];
    private double square;
    private double product;
    private double trendSquare;

    Sum(boolean relative) {
      this.relative = relative;
    }

    void run() {
      double phi = p.phi();
      double level = state.level();
      double trend = state.trend();
      for (int h = 0; h < mean.length; h++) {
        int q = h % seasonal.length;
        trend *= phi;
        level += trend;
        mean[h] = level + seasonal[q];
        double ofMean =
            square
                + 2 * phi * product
                + phi * phi * trendSquare
                + 2 * (withLevel[q] + phi * withTrend[q])
                + own[q];
        double error = variance * (relative ? mean[h] * mean[h] + ofMean : 1);
        deviation[h] = root(ofMean + error);
        advance(q, Math.min(LARGEST, error));
      }
    }

    private void advance(int q, double error) {
      double phi = p.phi();
      square += 2 * phi * product + phi * phi * trendSquare + p.alpha() * p.alpha() * error;
      product = phi * (product + phi * trendSquare) + p.alpha() * p.beta() * error;
      trendSquare = phi * phi * trendSquare + p.beta() * p.beta() * error;
      if (p.gamma() > 0) {
        for (int r = 0; r < seasonal.length; r++) {
          withLevel[r] += phi * withTrend[r];
          withTrend[r] *= phi;
        }
        withLevel[q] += p.alpha() * p.gamma() * error;
        withTrend[q] += p.beta() * p.gamma() * error;
        own[q] += p.gamma() * p.gamma() * error;
      }
    }
  }

  /**
   * First and second moments of level and trend, each times the index of one position to the same
   * power: an error e multiplies level and trend by F + e G, and at the position the index by 1 +
   * gamma e.
   */
  private final class Position {
    private final int position;
    private double level;
    private double trend;
    private double square;
    private double product;
    private double trendSquare;

    Position(int position) {
      this.position = position;
      double index = state.season()[position];
      level = state.level() * index;
      trend = state.trend() * index;
      square = level * level;
      product = level * trend;
      trendSquare = trend * trend;
    }

    void run() {
      int m = state.season().length;
      for (int h = 0; h < mean.length; h++) {
        if (h % m == position) {
          mean[h] = level + p.phi() * trend;
          double second = square + 2 * p.phi() * product + p.phi() * p.phi() * trendSquare;
          deviation[h] = root((1 + variance) * second - mean[h] * mean[h]);
          advance(p.gamma());
        } else {
          advance(0);
        }
      }
    }

    private void advance(double gamma) {
      double phi = p.phi();
      double base = level + phi * trend;
      level = base * (1 + gamma * p.alpha() * variance);
      trend = phi * trend + gamma * variance * p.beta() * base;
      double v0 = 1 + gamma * gamma * variance;
      double v1 = 2 * gamma * variance;
      double v2 = variance + 3 * gamma * gamma * variance * variance;
      double both = square + 2 * phi * product + phi * phi * trendSquare;
      double cross = phi * (product + phi * trendSquare);
      double alpha = p.alpha();
      double beta = p.beta();
      square = both * (v0 + 2 * alpha * v1 + alpha * alpha * v2);
      product = cross * (v0 + alpha * v1) + beta * both * (v1 + alpha * v2);
      trendSquare = phi * phi * trendSquare * v0 + 2 * beta * cross * v1 + beta * beta * both * v2;
      if (!(square < LARGEST)) {
        square = LARGEST;
        product = 0;
        trendSquare = 0;
      }
    }
  }
}
