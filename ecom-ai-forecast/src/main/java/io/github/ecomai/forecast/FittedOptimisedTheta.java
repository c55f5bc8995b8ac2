package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Map;

/**
 * An optimised or dynamic Theta model after its last value. The model is linear in its errors, so
 * the variances are exact: the covariance of level, mean and slope is moved on with them.
 *
 * @param form which of them
 * @param first state before the first value; not to be changed
 * @param state after the last value; not to be changed
 * @param season the pattern that was taken out
 */
record FittedOptimisedTheta(
    Theta.Form form, ThetaState first, ThetaState state, SeasonalAdjustment season)
    implements FittedValues {
  private static final int FEWEST = 8;
  private static final double LARGEST = 1e300;

  /** From values without gaps; too few of them get the standard method. */
  static FittedValues of(
      double[] y, int season, Theta.Form form, RunContext run, List<String> notes) {
    if (form == Theta.Form.STANDARD || y.length < FEWEST) {
      return FittedTheta.of(y, season, run, notes);
    }
    SeasonalAdjustment adjustment = SeasonalAdjustment.automatic(y, season);
    ThetaSearch search = new ThetaSearch(adjustment.adjusted(), form.dynamic(), form.optimised());
    ThetaState state = search.fit(run);
    notes.add(
        form.title()
            + ": the level is smoothed by "
            + Ranking.number(state.alpha())
            + " and grows by "
            + Ranking.number(state.weight())
            + " of the slope of the line through "
            + (form.dynamic() ? "the values so far" : "all values")
            + SeasonalAdjustment.why(y, season));
    return new FittedOptimisedTheta(
        form,
        search.before(state),
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

  @Override
  public FittedOptimisedTheta update(double[] values) {
    ThetaState moved = state.copy();
    for (double value : values) {
      advance(moved, value);
    }
    return new FittedOptimisedTheta(form, first, moved, season);
  }

  private void advance(ThetaState moved, double value) {
    double expected = moved.expected();
    moved.advance(Double.isNaN(value) ? expected : season.adjust(value, moved.count()));
  }

  @Override
  public Parts parts(double[] y, int horizon) {
    Parts parts = new Parts(y.length + horizon, season.seasonal() ? 1 : 0);
    ThetaState moved = first.copy();
    double last = 0;
    for (int t = 0; t < parts.size(); t++) {
      last = t <= y.length ? moved.level() : last;
      parts.level()[t] = last;
      parts.trend()[t] = moved.expected() - last;
      season.addTo(parts, t);
      advance(moved, t < y.length ? y[t] : Double.NaN);
    }
    return parts;
  }

  @Override
  public String reading() {
    return season.reading();
  }
}
