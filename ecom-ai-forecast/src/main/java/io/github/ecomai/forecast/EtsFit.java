package io.github.ecomai.forecast;

import io.github.ecomai.math.Bounds;
import io.github.ecomai.math.LbfgsB;
import io.github.ecomai.math.Objective;
import io.github.ecomai.math.Optimum;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits one form of exponential smoothing by maximum likelihood.
 *
 * <p>Searched are the smoothing parameters and, unless it stays at its rule of thumb, the state
 * before the first value, by L-BFGS-B with exact derivatives from the best of a few points. A trend
 * parameter is a share of alpha and a seasonal one a share of 1 - alpha, which makes the usual
 * region a box. Indices keep their mean: all of them are searched, and what they have in common has
 * no effect.
 *
 * <p>Not thread-safe: work areas for one series.
 */
final class EtsFit implements Objective {
  private static final LbfgsB SEARCH =
      LbfgsB.withDefaults()
          .withMemory(5)
          .withTolerance(1e-6)
          .withValueTolerance(1e-10)
          .withMaxIterations(300);
  private static final double SMALLEST = 1e-4;
  private static final double STEADY_SHARE = 0.1;
  private static final double LARGEST = 0.9999;
  private static final double MOST_DAMPING = 0.8;
  private static final double LEAST_DAMPING = 0.98;
  private static final double FIRST_DAMPING = 0.97;
  private static final double[] FIRST_ALPHAS = {0.5, 0.1, 0.95, 0.03};
  private static final double[] FIRST_SHARES = {0.1, 0.02, 0.9};
  private static final int TAMINGS = 40;

  private final double[] y;
  private final EtsForm form;
  private final int positions;
  private final boolean admissible;
  private final double largestTrend;
  private final boolean mayBeUnstable;
  private final boolean freeStart;
  private final EtsKernel kernel;
  private final EtsKernel.Gradient by = new EtsKernel.Gradient();
  private final double[] bySeason;
  private EtsState before;
  private double unit = 1;
  private double seasonUnit = 1;

  /**
   * @param y values, at least four, positive for forms with a multiplicative part
   * @param season positions of the season, at most half the values if the form has one
   * @param form what to fit
   * @param region of the smoothing parameters
   * @param start of the states
   */
  EtsFit(double[] y, int season, EtsForm form, Ets.Region region, Ets.Start start) {
    this.y = y;
    this.form = form;
    this.positions = form.positions(season);
    this.admissible = region == Ets.Region.ADMISSIBLE;
    this.largestTrend = admissible ? 2 : region == Ets.Region.STEADY ? STEADY_SHARE : LARGEST;
    this.mayBeUnstable = admissible || form.hasSeason();
    this.freeStart = start == Ets.Start.ESTIMATED;
    this.kernel = new EtsKernel(y, positions, form.relative(), form.product());
    this.bySeason = new double[positions];
    this.before = EtsState.before(y, season, form);
  }

  /** The most likely model, or null if no start allows the values. */
  @Nullable FittedEts fit(RunContext run) {
    double[] start = firstPoint();
    double value = value(start, null);
    if (!(value < Double.POSITIVE_INFINITY)) {
      return null;
    }
    unit = 2 * Math.exp(0.5 * value);
    seasonUnit = form.product() ? unit * y.length / Arrays.stream(y).sum() : unit;
    Optimum best = SEARCH.minimize(this, start, box(start.length), run);
    return finish(best.point(), run.seed());
  }

  private double[] firstPoint() {
    double mean = Arrays.stream(y).sum() / y.length;
    double[] best = point(FIRST_ALPHAS[0], FIRST_SHARES[0]);
    double least = value(best, null);
    for (int i = 0; i < TAMINGS && !(least < Double.POSITIVE_INFINITY); i++) {
      before = before.tamer(mean, form.product());
      least = value(best, null);
    }
    for (double alpha : FIRST_ALPHAS) {
      for (double share : FIRST_SHARES) {
        double[] other = point(alpha, share);
        double value = value(other, null);
        if (value < least) {
          least = value;
          best = other;
        }
      }
    }
    return best;
  }

  private double[] point(double alpha, double share) {
    int states = 1 + (form.trended() ? 1 : 0) + (form.hasSeason() ? positions : 0);
    double[] x = new double[form.smoothing() + (freeStart ? states : 0)];
    Arrays.fill(x, 0, form.smoothing(), share);
    x[0] = alpha;
    if (form.trended()) {
      x[1] = Math.min(largestTrend, admissible ? alpha * share : share);
    }
    if (admissible && form.hasSeason()) {
      x[form.trended() ? 2 : 1] = (1 - alpha) * share;
    }
    if (form.damped()) {
      x[form.smoothing() - 1] = FIRST_DAMPING;
    }
    return x;
  }

  private Bounds box(int dimension) {
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    Arrays.fill(lower, 0, form.smoothing(), SMALLEST);
    Arrays.fill(upper, 0, form.smoothing(), admissible ? 2 : LARGEST);
    if (form.trended()) {
      upper[1] = largestTrend;
    }
    if (form.damped()) {
      lower[form.smoothing() - 1] = MOST_DAMPING;
      upper[form.smoothing() - 1] = LEAST_DAMPING;
    }
    return Bounds.of(lower, upper);
  }

  private Smoothing smoothing(double[] x) {
    double alpha = x[0];
    double trend = form.trended() ? x[1] : 0;
    double season = form.hasSeason() ? x[form.trended() ? 2 : 1] : 0;
    double phi = form.damped() ? x[form.smoothing() - 1] : form.trended() ? 1 : 0;
    return admissible
        ? new Smoothing(alpha, trend, season, phi)
        : new Smoothing(alpha, alpha * trend, (1 - alpha) * season, phi);
  }

  @Override
  public double value(double[] x, double @Nullable [] gradient) {
    Smoothing p = smoothing(x);
    if (mayBeUnstable && !Stability.holds(p, positions)) {
      return Double.POSITIVE_INFINITY;
    }
    kernel.smoothing(p);
    begin(x);
    double value = kernel.run();
    if (gradient != null && value < Double.POSITIVE_INFINITY) {
      kernel.backwards(by, bySeason);
      derive(x, gradient);
    }
    return value;
  }

  private void begin(double[] x) {
    int i = form.smoothing();
    double[] season = kernel.season();
    if (!freeStart) {
      kernel.start(before.level(), before.trend());
      System.arraycopy(before.season(), 0, season, 0, positions);
    } else {
      double level = before.level() + unit * x[i++];
      kernel.start(level, form.trended() ? before.trend() + unit * x[i++] : 0);
      double mean = form.hasSeason() ? mean(x, i) : 0;
      for (int s = 0; form.hasSeason() && s < positions; s++) {
        season[s] = before.season()[s] + seasonUnit * (x[i + s] - mean);
      }
    }
  }

  private void derive(double[] x, double[] gradient) {
    gradient[0] = by.alpha;
    int i = 1;
    if (form.trended()) {
      gradient[0] += admissible ? 0 : x[i] * by.beta;
      gradient[i++] = (admissible ? 1 : x[0]) * by.beta;
    }
    if (form.hasSeason()) {
      gradient[0] -= admissible ? 0 : x[i] * by.gamma;
      gradient[i++] = (admissible ? 1 : 1 - x[0]) * by.gamma;
    }
    if (form.damped()) {
      gradient[i++] = by.phi;
    }
    if (freeStart) {
      gradient[i++] = unit * by.level;
      if (form.trended()) {
        gradient[i++] = unit * by.trend;
      }
      if (form.hasSeason()) {
        double mean = mean(bySeason, 0);
        for (int s = 0; s < positions; s++) {
          gradient[i + s] = seasonUnit * (bySeason[s] - mean);
        }
      }
    }
  }

  private double mean(double[] values, int from) {
    double sum = 0;
    for (int s = 0; s < positions; s++) {
      sum += values[from + s];
    }
    return sum / positions;
  }

  private FittedEts finish(double[] x, long seed) {
    int n = y.length;
    double value = value(x, null);
    int k = form.parameters(positions) + 1;
    double likelihood = -0.5 * n * (value + Math.log(n));
    double spare = n - k - 1.0;
    double aicc =
        spare > 0 ? 2 * k - 2 * likelihood + 2.0 * k * (k + 1) / spare : Double.POSITIVE_INFINITY;
    double deviation = Math.sqrt(kernel.squares() / Math.max(1, n - k + 1));
    FittedEts.Quality quality = new FittedEts.Quality(deviation, likelihood, aicc);
    return new FittedEts(form, smoothing(x), state(0), state(n), quality, seed);
  }

  /** After so many values of the last pass. */
  private EtsState state(int count) {
    double[] season = Arrays.copyOfRange(kernel.season(), count, count + positions);
    return new EtsState(kernel.level()[count], kernel.trend()[count], season);
  }
}
