package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * Least squares for the optimised and the dynamic Theta model on adjusted values.
 *
 * <p>With w = 1 - 1/theta and q = 1 - alpha, after t values with smoothed level l the next value is
 * expected at l + w [A q^t + B (1 - q^(t+1)) / alpha], A + B t being the regression line through
 * all values (optimised) or through the first t ones (dynamic). The expectation is linear in w and
 * in the first level, so both are eliminated and only alpha is searched: O(n) a step.
 *
 * <p>Reference: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for
 * optimising the theta method and their relationship to state space models, International Journal
 * of Forecasting 32(4), 1151-1161. Not thread-safe.
 */
final class ThetaSearch {
  private static final double SMALLEST = 0.1;
  private static final double LARGEST = 0.99;
  private static final int GRID = 18;
  private static final int REFINEMENTS = 40;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

  /** The first expectations know too little to be judged. */
  static final int FIRST_JUDGED = 3;

  private final double[] y;
  private final boolean dynamic;
  private final boolean free;
  private final Line line;

  /** Where the first level may lie: that the values tell little of it must not make it absurd. */
  private final double lowest;

  private final double highest;
  private double weight;
  private double first;

  /**
   * @param y the values, more than {@link #FIRST_JUDGED}
   * @param dynamic whether the line is that of the values so far
   * @param free whether theta is estimated, or 2
   */
  ThetaSearch(double[] y, boolean dynamic, boolean free) {
    this.y = y;
    this.dynamic = dynamic;
    this.free = free;
    this.line = Line.through(y, y.length);
    double low = Arrays.stream(y).min().orElse(0);
    double high = Arrays.stream(y).max().orElse(0);
    this.lowest = low - (high - low);
    this.highest = high + (high - low);
  }

  /** The state after the last value at the best parameters. */
  ThetaState fit(RunContext run) {
    double best = SMALLEST;
    double least = Double.POSITIVE_INFINITY;
    double step = (LARGEST - SMALLEST) / GRID;
    for (int i = 0; i <= GRID; i++) {
      run.checkCancelled();
      double squares = squares(SMALLEST + i * step);
      if (squares < least) {
        least = squares;
        best = SMALLEST + i * step;
      }
    }
    double middle = refine(Math.max(SMALLEST, best - step), Math.min(LARGEST, best + step), run);
    double alpha = squares(middle) < least ? middle : best;
    double squares = squares(alpha);
    int spare = y.length - FIRST_JUDGED - (free ? 3 : 2);
    ThetaState state = start(alpha, weight, first);
    for (double value : y) {
      state.advance(value);
    }
    state.setDeviation(Math.sqrt(squares / Math.max(1, spare)));
    return state;
  }

  /** Golden section: each step keeps one of the two inner points and its sum of squares. */
  private double refine(double low, double high, RunContext run) {
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double leftSquares = squares(left);
    double rightSquares = squares(right);
    for (int i = 0; i < REFINEMENTS; i++) {
      run.checkCancelled();
      if (leftSquares < rightSquares) {
        high = right;
        right = left;
        rightSquares = leftSquares;
        left = high - GOLDEN * (high - low);
        leftSquares = squares(left);
      } else {
        low = left;
        left = right;
        leftSquares = rightSquares;
        right = low + GOLDEN * (high - low);
        rightSquares = squares(right);
      }
    }
    return 0.5 * (low + high);
  }

  /** The state before the first value of one that was found. */
  ThetaState before(ThetaState found) {
    ThetaState before = start(found.alpha(), found.weight(), first);
    before.setDeviation(found.deviation());
    return before;
  }

  private ThetaState start(double alpha, double share, double level) {
    return dynamic
        ? ThetaState.dynamic(alpha, share, level)
        : ThetaState.fixed(alpha, share, level, line.at(-1), line.slope());
  }

  /** Least sum of squares for one alpha; leaves the first level and the weight that reach it. */
  private double squares(double alpha) {
    ThetaState plain = start(alpha, 0, 0);
    double q = 1 - alpha;
    double power = 1;
    double levels = 0;
    double cross = 0;
    double lines = 0;
    double byLevel = 0;
    double byLine = 0;
    double total = 0;
    for (int t = 0; t < y.length; t++) {
      if (t >= FIRST_JUDGED) {
        double rest = y[t] - plain.level();
        double drift = plain.lineTerm();
        levels += power * power;
        cross += power * drift;
        lines += drift * drift;
        byLevel += power * rest;
        byLine += drift * rest;
        total += rest * rest;
      }
      plain.advance(y[t]);
      power *= q;
    }
    double determinant = levels * lines - cross * cross;
    weight = 0.5;
    if (free && determinant > 1e-12 * levels * lines) {
      weight = Math.max(0, Math.min(1, (levels * byLine - cross * byLevel) / determinant));
    }
    first = levels > 1e-300 ? (byLevel - weight * cross) / levels : y[0];
    first = Math.max(lowest, Math.min(highest, first));
    double sum =
        total
            - 2 * (first * byLevel + weight * byLine)
            + first * first * levels
            + 2 * first * weight * cross
            + weight * weight * lines;
    return Math.max(0, sum); // of a perfect fit, rounding may leave less
  }
}
