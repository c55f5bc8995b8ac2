package io.github.ecomai.decomposition;

import io.github.ecomai.run.RunContext;

/**
 * Finds the values for the gaps of a series that a plain fit gives back: decomposing the series
 * with these values in its gaps leaves no remainder there.
 *
 * <p>Fitted values go into the gaps and the fit is repeated; every step looks back at the one
 * before it and shortens the way. Where a gap is longer than a window many fillings fit equally
 * well; then the steps end near the first one, at the latest after {@value #MOST_STEPS} fits.
 *
 * <p>Reference: Anderson (1965), Iterative procedures for nonlinear integral equations, Journal of
 * the ACM 12(4), 547-560, with one step of memory.
 */
final class GapFilling {
  private static final int MOST_STEPS = 100;
  private static final double TOLERANCE = 1e-12;

  private final StlPlan plan;
  private final RunContext run;
  private final double[] y;
  private final int[] gaps;
  private final double largest;

  GapFilling(StlPlan plan, StlInput input, int[] gaps, RunContext run) {
    this.plan = plan;
    this.run = run;
    this.y = input.values().clone();
    this.gaps = gaps;
    double max = 0;
    for (double value : y) {
      max = Math.max(max, Math.abs(value));
    }
    this.largest = max;
  }

  /**
   * Repeats a fit until the gaps no longer move.
   *
   * @param first a fit that gave the gaps no weight
   * @return the last fit
   */
  StlFit refine(StlFit first) {
    StlFit fit = first;
    double[] x = fitted(first);
    double[] lastMove = new double[0];
    double[] lastFitted = lastMove;
    for (int step = 0; step < MOST_STEPS; step++) {
      fit = fitTo(x);
      double[] fitted = fitted(fit);
      double[] move = new double[x.length];
      double most = 0;
      for (int i = 0; i < x.length; i++) {
        move[i] = fitted[i] - x[i];
        most = Math.max(most, Math.abs(move[i]));
      }
      if (most <= TOLERANCE * largest) {
        break;
      }
      double back = step == 0 ? 0 : lookBack(move, lastMove);
      for (int i = 0; i < x.length; i++) {
        x[i] = step == 0 ? fitted[i] : fitted[i] - back * (fitted[i] - lastFitted[i]);
      }
      lastMove = move;
      lastFitted = fitted;
    }
    return fit;
  }

  /** The share of the last step to take back so that the move becomes least. */
  private static double lookBack(double[] move, double[] lastMove) {
    double product = 0;
    double square = 0;
    for (int i = 0; i < move.length; i++) {
      double change = move[i] - lastMove[i];
      product += move[i] * change;
      square += change * change;
    }
    return square > 0 ? product / square : 0;
  }

  private StlFit fitTo(double[] x) {
    for (int i = 0; i < gaps.length; i++) {
      y[gaps[i]] = x[i];
    }
    StlFit fit = new StlFit(plan, y, null, run);
    fit.run();
    return fit;
  }

  private double[] fitted(StlFit fit) {
    double[] values = new double[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      values[i] = fit.trend()[gaps[i]] + fit.season()[gaps[i]];
    }
    return values;
  }
}
