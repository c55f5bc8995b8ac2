package io.github.ecomai.forecast;

import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.run.RunContext;
import org.jspecify.annotations.Nullable;

/** Statistics that tell how often values have to be differenced. Stateless. */
final class UnitRootTests {
  private static final int SEASONAL_WINDOW = 11;
  private static final int MOST_OCSB_LAGS = 3;

  private UnitRootTests() {}

  /**
   * The statistic of Kwiatkowski, Phillips, Schmidt and Shin for a stationary level, Bartlett
   * window. Large values speak for a unit root: 0.463 is the 5 % point.
   *
   * <p>Reference: Kwiatkowski, Phillips, Schmidt and Shin (1992), Testing the null hypothesis of
   * stationarity against the alternative of a unit root, Journal of Econometrics 54, 159-178.
   *
   * @param y values, not all equal
   * @param lags autocovariances in the long-run variance
   */
  static double kpss(double[] y, int lags) {
    int n = y.length;
    double mean = Line.through(y, n).mean();
    double[] e = new double[n];
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < n; t++) {
      e[t] = y[t] - mean;
      sum += e[t];
      squares += sum * sum;
    }
    double variance = NormalEquations.dot(e, e, 0);
    for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
      variance += 2 * (1 - lag / (lags + 1.0)) * autoproduct(e, lag);
    }
    return squares / (n * variance);
  }

  private static double autoproduct(double[] e, int lag) {
    double sum = 0;
    for (int t = lag; t < e.length; t++) {
      sum += e[t] * e[t - lag];
    }
    return sum;
  }

  /**
   * The t statistic of Dickey and Fuller's regression with constant and trend, augmented by lagged
   * differences. Small values (below about -3.4) speak against a unit root.
   *
   * <p>Reference: Said and Dickey (1984), Testing for unit roots in autoregressive-moving average
   * models of unknown order, Biometrika 71(3), 599-607.
   *
   * @param y values
   * @param lags differences among the regressors
   * @return the statistic, NaN if there are too few values
   */
  static double dickeyFuller(double[] y, int lags) {
    double[] change = ArimaData.difference(y, 1, 0, 1);
    int rows = change.length - lags;
    double[][] x = new double[3 + lags][Math.max(0, rows)];
    double[] target = new double[Math.max(0, rows)];
    for (int i = 0; i < rows; i++) {
      int t = i + lags;
      target[i] = change[t];
      x[0][i] = y[t];
      x[1][i] = 1;
      x[2][i] = i - 0.5 * rows;
      for (int k = 1; k <= lags; k++) {
        x[2 + k][i] = change[t - k];
      }
    }
    Regression regression = Regression.of(target, x);
    return regression == null ? Double.NaN : regression.tStatistic(0);
  }

  /**
   * The statistic of Osborn, Chui, Smith and Birchenhall for a seasonal unit root, at most three
   * lags chosen by Akaike's criterion. Values above {@link #ocsbCritical} speak for a difference at
   * the lag of the season.
   *
   * <p>Reference: Osborn, Chui, Smith and Birchenhall (1988), Seasonality and the order of
   * integration for consumption, Oxford Bulletin of Economics and Statistics 50(4), 361-377.
   *
   * @param y values
   * @param season lag of the season
   * @return the statistic, NaN if there are too few values
   */
  static double ocsb(double[] y, int season) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int lag = 1; lag <= MOST_OCSB_LAGS; lag++) {
      Regression fit = ocsb(y, season, lag, MOST_OCSB_LAGS);
      if (fit != null && fit.aic() < least) {
        least = fit.aic();
        best = lag - 1;
      }
    }
    Regression fit = ocsb(y, season, best, best);
    return fit == null ? Double.NaN : fit.tStatistic(best + 1);
  }

  private static @Nullable Regression ocsb(double[] y, int season, int lags, int skip) {
    double[] both = ArimaData.difference(y, 1, 1, season);
    double[] seasonal = ArimaData.difference(y, 0, 1, season);
    double[] ordinary = ArimaData.difference(y, 1, 0, season);
    double[] ar = autoregression(both, lags, skip);
    if (ar == null) {
      return null;
    }
    // what was differenced starts at a later value: index t of "both" is value t + season + 1
    int from = Math.max(skip, lags);
    int rows = Math.max(0, both.length - from);
    double[] target = new double[rows];
    double[][] x = new double[lags + 2][rows];
    for (int i = 0; i < rows; i++) {
      int t = i + both.length - rows;
      target[i] = both[t];
      for (int k = 0; k < lags; k++) {
        x[k][i] = both[t - 1 - k];
      }
      x[lags][i] = filtered(seasonal, t, ar);
      x[lags + 1][i] = filtered(ordinary, t, ar);
    }
    return Regression.of(target, x);
  }

  private static double @Nullable [] autoregression(double[] y, int lags, int skip) {
    int from = Math.max(skip, lags);
    int rows = Math.max(0, y.length - from);
    double[] target = new double[rows];
    double[][] x = new double[lags][rows];
    for (int i = 0; i < rows; i++) {
      target[i] = y[i + from];
      for (int k = 0; k < lags; k++) {
        x[k][i] = y[i + from - 1 - k];
      }
    }
    return rows <= lags ? null : NormalEquations.leastSquares(target, x, 0);
  }

  private static double filtered(double[] y, int t, double[] ar) {
    double sum = y[t];
    for (int k = 0; k < ar.length; k++) {
      sum -= ar[k] * y[t - 1 - k];
    }
    return sum;
  }

  /** The 5 % point of {@link #ocsb}, by a formula smoothed over simulated points. */
  static double ocsbCritical(int season) {
    double x = Math.log(season) - 0.7656451;
    return -0.2937411 * Math.exp(-0.2850853 * x - 0.05983644 * x * x) - 1.652202;
  }

  /** How much of the movement without trend is season, 0 to 1; needs more than two seasons. */
  static double seasonalStrength(double[] y, int season, RunContext run) {
    return Stl.ofPeriod(season)
        .withSeasonalWindow(SEASONAL_WINDOW)
        .decompose(y, run)
        .seasonalStrength();
  }

  /**
   * Ljung and Box's statistic of the first autocorrelations: large where residuals are not white.
   *
   * <p>Reference: Ljung and Box (1978), On a measure of lack of fit in time series models,
   * Biometrika 65(2), 297-303.
   *
   * @param e residuals, those that are NaN left out
   * @param lags number of autocorrelations
   */
  static double ljungBox(double[] e, int lags) {
    int n = 0;
    double mean = 0;
    for (double value : e) {
      if (!Double.isNaN(value)) {
        n++;
        mean += (value - mean) / n;
      }
    }
    double[] centred = new double[e.length];
    for (int t = 0; t < e.length; t++) {
      centred[t] = Double.isNaN(e[t]) ? 0 : e[t] - mean;
    }
    double variance = NormalEquations.dot(centred, centred, 0);
    double sum = 0;
    for (int lag = 1; lag <= lags && variance > 0; lag++) {
      double r = autoproduct(centred, lag) / variance;
      sum += r * r / (n - lag);
    }
    return n * (n + 2.0) * sum;
  }
}
