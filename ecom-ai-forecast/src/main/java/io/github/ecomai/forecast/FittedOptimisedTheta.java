package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.Map;

/**
 * An optimised or dynamic Theta model after its last value. The model is linear in its errors, so
 * the variances are exact: the covariance of level, mean and slope is moved on with them.
 *
 * @param form which of them
 * @param state after the last value; not to be changed
 * @param season the pattern that was taken out
 */
record FittedOptimisedTheta(Theta.Form form, ThetaState state, SeasonalAdjustment season)
    implements FittedValues {
  private static final int FEWEST = 8;
  private static final double LARGEST = 1e300;

  /** From values without gaps; too few of them get the standard method. */
  static FittedValues of(double[] y, int season, Theta.Form form, RunContext run) {
    if (form == Theta.Form.STANDARD || y.length < FEWEST) {
      return FittedTheta.of(y, season, run);
    }
    SeasonalAdjustment adjustment = SeasonalAdjustment.automatic(y, season);
    ThetaState state =
        new ThetaSearch(adjustment.adjusted(), form.dynamic(), form.optimised()).fit(run);
    return new FittedOptimisedTheta(
        form,
        state,
        SeasonalAdjustment.ofIndices(adjustment.indices(), adjustment.multiplicative()));
  }

  @Override
  public String name() {
    return season.seasonal() ? "Seasonal " + form.title() : form.title();
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of("alpha", state.alpha(), "weight", state.weight(), "deviation", state.deviation());
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = new double[horizon];
    double[] deviations = new double[horizon];
    double[][] covariance = new double[3][3];
    double error = state.deviation() * state.deviation();
    ThetaState ahead = state.copy();
    for (int h = 0; h < horizon; h++) {
      int t = state.count() + h;
      double expected = ahead.expected();
      double variance = quadratic(covariance, ahead.loadings()) + error;
      mean[h] = season.restore(expected, t);
      deviations[h] =
          season.restoreDeviation(Math.sqrt(Math.min(LARGEST, Math.max(0, variance))), t);
      advance(covariance, ahead, error);
      ahead.advance(expected);
    }
    return Fan.normal(levels, mean, deviations);
  }

  private static double quadratic(double[][] covariance, double[] by) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum += by[i] * covariance[i][j] * by[j];
      }
    }
    return sum;
  }

  private static void advance(double[][] covariance, ThetaState ahead, double error) {
    double[] gains = ahead.gains();
    double[] loadings = ahead.loadings();
    double[][] moved = ahead.kept();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        moved[i][j] += gains[i] * loadings[j];
      }
    }
    double[][] half = product(moved, covariance, false);
    double[][] next = product(half, moved, true);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        covariance[i][j] = next[i][j] + gains[i] * gains[j] * error;
      }
    }
  }

  private static double[][] product(double[][] a, double[][] b, boolean transposed) {
    double[][] c = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          c[i][j] += a[i][k] * (transposed ? b[j][k] : b[k][j]);
        }
      }
    }
    return c;
  }
}
