package io.github.ecomai.forecast;

import io.github.ecomai.math.Bounds;
import io.github.ecomai.math.NelderMead;
import io.github.ecomai.math.Optimum;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * Fits an additive form of exponential smoothing by least squares of the one-step errors, which is
 * maximum likelihood under normal errors.
 *
 * <p>The errors are linear in the initial state, so for given smoothing parameters the best initial
 * state is a small least-squares problem, and only the parameters are searched, in the usual region
 * 0 &lt; beta &lt; alpha, 0 &lt; gamma &lt; 1 - alpha, 0.8 &lt;= phi &lt;= 0.98. One evaluation
 * takes O(n) with a fixed initial state and O(n d^2) with d free components.
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with exponential smoothing:
 * the state space approach, chapters 3, 5 and 10. Not thread-safe.
 */
final class SmoothingFit {
  private static final NelderMead SEARCH =
      NelderMead.withDefaults().withTolerance(1e-10).withMaxEvaluations(600).withRestarts(1);
  private static final double SMALLEST = 1e-4;
  private static final double LARGEST = 0.9999;
  private static final double LEAST_DAMPING = 0.98;
  private static final double MOST_DAMPING = 0.8;
  private static final double FIRST_DAMPING = 0.97;

  private final double[] y;
  private final int positions;
  private final Ets.Trend trend;
  private final boolean trended;
  private final boolean estimateStart;
  private final SmoothingState before;

  /**
   * @param y values, at least four
   * @param positions of the seasonal pattern, 1 for none
   * @param trend form of the trend
   * @param estimateStart whether the initial state is estimated, or stays at its rule of thumb
   */
  SmoothingFit(double[] y, int positions, Ets.Trend trend, boolean estimateStart) {
    this.y = y;
    this.positions = positions;
    this.trend = trend;
    this.trended = trend != Ets.Trend.NONE;
    this.estimateStart = estimateStart;
    this.before = SmoothingState.before(y, positions, trended);
  }

  /** The fit of least squares, searched from two points when the initial state is free. */
  FittedEts fit(RunContext run) {
    Optimum best = SEARCH.minimize(this::squares, first(0.5, 0.1), box(), run);
    if (estimateStart) {
      Optimum other = SEARCH.minimize(this::squares, first(0.1, 0.05), box(), run);
      best = other.value() < best.value() ? other : best;
    }
    return finish(smoothing(best.point()));
  }

  private FittedEts finish(Smoothing p) {
    SmoothingState state = start(p);
    double squares = 0;
    for (int t = 0; t < y.length; t++) {
      double error = state.advance(p, y[t], t % positions);
      squares += error * error;
    }
    int parameters = dimension() + 1 + (trended ? 1 : 0) + positions - 1;
    double deviation = Math.sqrt(squares / Math.max(1, y.length - parameters));
    double k = parameters + 1.0;
    double aicc =
        y.length - k - 1 > 0 && squares > 0
            ? y.length * Math.log(squares) + 2 * k + 2 * k * (k + 1) / (y.length - k - 1)
            : Double.POSITIVE_INFINITY;
    return new FittedEts(trend, p, state, y.length % positions, deviation, aicc);
  }

  private int dimension() {
    return 1 + (trended ? 1 : 0) + (positions > 1 ? 1 : 0) + (trend == Ets.Trend.DAMPED ? 1 : 0);
  }

  private Bounds box() {
    double[] lower = new double[dimension()];
    double[] upper = new double[dimension()];
    Arrays.fill(lower, SMALLEST);
    Arrays.fill(upper, LARGEST);
    if (trend == Ets.Trend.DAMPED) {
      lower[lower.length - 1] = MOST_DAMPING;
      upper[upper.length - 1] = LEAST_DAMPING;
    }
    return Bounds.of(lower, upper);
  }

  private double[] first(double alpha, double share) {
    double[] point = new double[dimension()];
    Arrays.fill(point, share);
    point[0] = alpha;
    if (positions > 1) {
      point[trended ? 2 : 1] = 0.5 * share;
    }
    if (trend == Ets.Trend.DAMPED) {
      point[point.length - 1] = FIRST_DAMPING;
    }
    return point;
  }

  /** beta is searched as a share of alpha, gamma as a share of 1 - alpha. */
  private Smoothing smoothing(double[] point) {
    int i = 0;
    double alpha = point[i++];
    double beta = trended ? alpha * point[i++] : 0;
    double gamma = positions > 1 ? (1 - alpha) * point[i++] : 0;
    double phi = trend == Ets.Trend.DAMPED ? point[i] : trended ? 1 : 0;
    return new Smoothing(alpha, beta, gamma, phi);
  }

  private double squares(double[] point) {
    Smoothing p = smoothing(point);
    return positions == 1 ? squaresWithoutSeason(p) : squaresWithSeason(p);
  }

  private double squaresWithSeason(Smoothing p) {
    SmoothingState state = start(p);
    double squares = 0;
    int position = 0;
    for (double value : y) {
      double error = state.advance(p, value, position);
      squares += error * error;
      position = position + 1 == positions ? 0 : position + 1;
    }
    return squares;
  }

  private double squaresWithoutSeason(Smoothing p) {
    SmoothingState state = start(p);
    double alpha = p.alpha();
    double beta = p.beta();
    double phi = p.phi();
    double level = state.level();
    double slope = state.trend();
    double squares = 0;
    for (double value : y) {
      double step = phi * slope;
      double error = value - level - step;
      squares += error * error;
      level += step + alpha * error;
      slope = step + beta * error;
    }
    return squares;
  }

  private SmoothingState start(Smoothing p) {
    SmoothingState start = before.copy();
    if (estimateStart) {
      start.correct(StartingState.correction(y, p, before, trended), trended);
    }
    return start;
  }
}
