package io.github.ecomai.forecast;

import java.util.Arrays;

/**
 * The recursion of exponential smoothing over one series, and the derivatives of its likelihood:
 *
 * <pre>
 * additive season         multiplicative season
 * mu = l + phi b + s      mu = (l + phi b) s         d  = y - mu
 * l' = l + phi b + alpha d                           l' = l + phi b + alpha d / s
 * b' = phi b + beta d                                b' = phi b + beta d / s
 * s' = s + gamma d                                   s' = s + gamma d / (l + phi b)
 * </pre>
 *
 * <p>Additive and multiplicative errors share it; they differ in the likelihood alone. The
 * derivatives come from one pass backwards (the adjoint recursion), so they cost about as much as
 * two evaluations whatever the number of initial states.
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with exponential smoothing:
 * the state space approach, chapters 2 and 5. Not thread-safe: work areas for one series.
 */
final class EtsKernel {
  /** A perfect fit has an error of this size relative to the values, so that logarithms exist. */
  private static final double ROUNDING = 1e-11;

  private static final double LARGE = 1e200;

  private final double[] y;
  private final int m;
  private final boolean relative;
  private final boolean product;
  private final double floor;
  private final double[] level;
  private final double[] trend;
  private final double[] season;
  private final double[] error;

  /** 1 / (l + phi b) and 1 / s of each time, or 1 / mu where the season is added. */
  private final double[] byBase;

  private final double[] bySeason;
  private final double[] adjoint;

  private double alpha;
  private double beta;
  private double gamma;
  private double phi;
  private double squares;
  private double logs;

  /**
   * @param y the values, kept
   * @param m positions of the season, 1 for none
   * @param relative whether errors are multiplicative
   * @param product whether the season is
   */
  EtsKernel(double[] y, int m, boolean relative, boolean product) {
    this.y = y;
    this.m = m;
    this.relative = relative;
    this.product = product;
    int n = y.length;
    double size = 0;
    for (double value : y) {
      size += value * value;
    }
    floor = ROUNDING * ROUNDING * (relative ? n : size);
    level = new double[n + 1];
    trend = new double[n + 1];
    season = new double[n + m];
    error = new double[n];
    byBase = new double[n];
    bySeason = new double[product ? n : 0];
    adjoint = new double[n + m];
    if (product) {
      season[0] = 1;
    }
  }

  /** Smoothing parameters of the next pass. */
  void smoothing(Smoothing p) {
    alpha = p.alpha();
    beta = p.beta();
    gamma = p.gamma();
    phi = p.phi();
  }

  /** Level and trend before the first value; the season is set in {@link #season}. */
  void start(double firstLevel, double firstTrend) {
    level[0] = firstLevel;
    trend[0] = firstTrend;
  }

  /** Levels before the first value and after each. */
  double[] level() {
    return level;
  }

  /** Trends before the first value and after each. */
  double[] trend() {
    return trend;
  }

  /** The index used at each time, and then those of the next m times. */
  double[] season() {
    return season;
  }

  /** Sum of squared errors of the last pass, absolute or relative to the mean. */
  double squares() {
    return squares;
  }

  /**
   * Runs through the values.
   *
   * @return minus twice the concentrated log-likelihood over n, without constants: log of the mean
   *     squared error, plus twice the mean log |mu| for multiplicative errors; infinite where a
   *     mean, a level or an index that must be positive is not
   */
  double run() {
    boolean possible = product ? runProduct() : runSum();
    if (!possible) {
      return Double.POSITIVE_INFINITY;
    }
    return (Math.log(squares + floor) - Math.log(y.length)) + 2 * logs / y.length;
  }

  private boolean runSum() {
    double l = level[0];
    double b = trend[0];
    double sum = 0;
    double volume = 1;
    logs = 0;
    for (int t = 0; t < y.length; t++) {
      double s = season[t];
      double step = phi * b;
      double base = l + step;
      double mu = base + s;
      double d = y[t] - mu;
      if (relative) {
        if (!(mu > 0)) {
          return false;
        }
        double inverse = 1 / mu;
        double r = d * inverse;
        sum += r * r;
        volume = multiply(volume, mu);
        byBase[t] = inverse;
      } else {
        sum += d * d;
      }
      error[t] = d;
      l = base + alpha * d;
      b = step + beta * d;
      level[t + 1] = l;
      trend[t + 1] = b;
      season[t + m] = s + gamma * d;
    }
    return finish(sum, volume);
  }

  private boolean runProduct() {
    double l = level[0];
    double b = trend[0];
    double sum = 0;
    double volume = 1;
    logs = 0;
    for (int t = 0; t < y.length; t++) {
      double s = season[t];
      double step = phi * b;
      double base = l + step;
      double mu = base * s;
      if (!(base > 0 && s > 0)) {
        return false;
      }
      double d = y[t] - mu;
      double inverse = 1 / base;
      double inverseSeason = 1 / s;
      double scaled = d * inverseSeason;
      byBase[t] = inverse;
      bySeason[t] = inverseSeason;
      if (relative) {
        double r = scaled * inverse;
        sum += r * r;
        volume = multiply(volume, mu);
      } else {
        sum += d * d;
      }
      error[t] = d;
      l = base + alpha * scaled;
      b = step + beta * scaled;
      level[t + 1] = l;
      trend[t + 1] = b;
      season[t + m] = s + gamma * (d * inverse);
    }
    return finish(sum, volume);
  }

  /** A product whose logarithm is taken only when it becomes too large or small. */
  private double multiply(double volume, double mu) {
    double next = volume * mu;
    if (next < LARGE && next > 1 / LARGE) {
      return next;
    }
    logs += Math.log(volume) + Math.log(mu);
    return 1;
  }

  private boolean finish(double sum, double volume) {
    logs += Math.log(volume);
    squares = sum;
    return sum < Double.POSITIVE_INFINITY;
  }

  /** Derivatives of {@link #run} after it. */
  static final class Gradient {
    double alpha;
    double beta;
    double gamma;
    double phi;
    double level;
    double trend;
  }

  /**
   * The pass backwards.
   *
   * @param gradient filled
   * @param seasons filled with the derivatives by the m initial indices
   */
  void backwards(Gradient gradient, double[] seasons) {
    int n = y.length;
    Arrays.fill(adjoint, n, n + m, 0);
    if (product) {
      backProduct(gradient);
    } else {
      backSum(gradient);
    }
    System.arraycopy(adjoint, 0, seasons, 0, m);
  }

  /** How the objective changes with mu at time t, all else equal. */
  private double slope(double d, double inverse, double share, double ofLog) {
    if (!relative) {
      return -share * d;
    }
    double r = d * inverse;
    return inverse * (ofLog - share * r * (1 + r));
  }

  private void backSum(Gradient g) {
    double share = 2 / (squares + floor);
    double ofLog = 2.0 / y.length;
    double la = 0;
    double ba = 0;
    double ga = 0;
    double gb = 0;
    double gg = 0;
    double gp = 0;
    for (int t = y.length - 1; t >= 0; t--) {
      double d = error[t];
      double sa = adjoint[t + m];
      double mu = slope(d, byBase[t], share, ofLog) - (alpha * la + beta * ba + gamma * sa);
      ga += la * d;
      gb += ba * d;
      gg += sa * d;
      adjoint[t] = sa + mu;
      la += mu;
      double step = la + ba;
      gp += trend[t] * step;
      ba = phi * step;
    }
    set(g, ga, gb, gg, gp);
    g.level = la;
    g.trend = ba;
  }

  private void backProduct(Gradient g) {
    double share = 2 / (squares + floor);
    double ofLog = 2.0 / y.length;
    double la = 0;
    double ba = 0;
    double ga = 0;
    double gb = 0;
    double gg = 0;
    double gp = 0;
    for (int t = y.length - 1; t >= 0; t--) {
      double d = error[t];
      double s = season[t];
      double base = level[t] + phi * trend[t];
      double sa = adjoint[t + m];
      double inverse = byBase[t];
      double scaled = d * bySeason[t];
      double shifted = d * inverse;
      double moved = (alpha * la + beta * ba) * bySeason[t];
      double kept = gamma * sa * inverse;
      double mu = slope(d, inverse * bySeason[t], share, ofLog) - moved - kept;
      ga += la * scaled;
      gb += ba * scaled;
      gg += sa * shifted;
      adjoint[t] = sa + mu * base - moved * scaled;
      la += mu * s - kept * shifted;
      double step = la + ba;
      gp += trend[t] * step;
      ba = phi * step;
    }
    set(g, ga, gb, gg, gp);
    g.level = la;
    g.trend = ba;
  }

  private static void set(Gradient g, double ga, double gb, double gg, double gp) {
    g.alpha = ga;
    g.beta = gb;
    g.gamma = gg;
    g.phi = gp;
  }
}
