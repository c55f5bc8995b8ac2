package io.github.ecomai.decomposition;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One decomposition at work: the inner loop that updates season and trend, and the outer loop that
 * updates the weights.
 *
 * <p>Not safe for use by several threads; every fit has its own.
 */
final class StlFit {
  private static final double NEAR = .001;
  private static final double FAR = .999;

  /** Residuals below this share of the largest value are rounding and say nothing of outliers. */
  private static final double ROUNDING = 1e-13;

  /** The last window of the low-pass filter. */
  private static final int THREE = 3;

  private final StlPlan plan;
  private final RunContext run;
  private final int n;
  private final int period;
  private final double[] y;
  private final double rounding;
  private final boolean @Nullable [] missing;
  private final double[] trend;
  private final double[] season;
  private final double[] detrended;
  private final double[] cycle;
  private final double[] scratch;
  private double @Nullable [] weights;
  private double @Nullable [] products;

  StlFit(StlPlan plan, double[] y, boolean @Nullable [] missing, RunContext run) {
    this.plan = plan;
    this.run = run;
    this.y = y;
    this.missing = missing;
    this.n = y.length;
    this.period = plan.period();
    this.rounding = plan.median() == Median.EXACT ? ROUNDING * largest(y) : 0;
    this.trend = new double[n];
    this.season = new double[n];
    this.detrended = new double[n];
    this.cycle = new double[n + 2 * period];
    this.scratch = new double[n + 2 * period];
  }

  /** Runs all passes; afterwards trend, season and weights are final. */
  void run() {
    if (missing != null) {
      weigh(observed());
    }
    for (int outer = 0; ; outer++) {
      for (int inner = 0; inner < plan.inner(); inner++) {
        pass();
      }
      if (outer == plan.outer()) {
        break;
      }
      weigh(robustness());
    }
    if (plan.periodic()) {
      averageSeason();
    }
  }

  double[] trend() {
    return trend;
  }

  double[] season() {
    return season;
  }

  /** The weights of the last pass: all 1 without missing values in a plain fit. */
  double[] weights() {
    if (weights == null) {
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      return ones;
    }
    return weights;
  }

  private void pass() {
    for (int i = 0; i < n; i++) {
      detrended[i] = y[i] - trend[i];
    }
    LoessInput seasonal = input(detrended, period);
    plan.seasonal().smooth(seasonal, cycle, period, run);
    plan.seasonal().extend(seasonal, cycle);
    System.arraycopy(cycle, period, season, 0, n);
    double[] level = lowPass();
    double share = 1.0 / period / period / THREE;
    for (int i = 0; i < n; i++) {
      season[i] -= share * level[i];
    }
    for (int i = 0; i < n; i++) {
      detrended[i] = y[i] - season[i];
    }
    plan.trend().smooth(input(detrended, 1), trend, 0, run);
  }

  /** What the smoothed cycles share with the trend, times the product of the windows. */
  private double[] lowPass() {
    int left = MovingSum.of(cycle, n + 2 * period, period, scratch);
    left = MovingSum.of(scratch, left, period, cycle);
    left = MovingSum.of(cycle, left, THREE, scratch);
    plan.lowPass().smooth(LoessInput.of(scratch, left, 1), cycle, 0, run);
    return cycle;
  }

  private LoessInput input(double[] values, int lag) {
    if (weights == null || products == null) {
      return LoessInput.of(values, n, lag);
    }
    for (int i = 0; i < n; i++) {
      products[i] = weights[i] * values[i];
    }
    return LoessInput.of(values, n, lag).weighted(weights, products).withMissing(missing);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private void weigh(double[] value) {
    weights = value;
    if (products == null) {
      products = new double[n];
    }
  }

  private double[] observed() {
    double[] ones = new double[n];
    for (int i = 0; i < n; i++) {
      ones[i] = missing != null && missing[i] ? 0 : 1;
    }
    return ones;
  }

  /** Bisquare weights of the residuals against six times their median. */
  private double[] robustness() {
    run.checkCancelled();
    double[] residuals = detrended;
    for (int i = 0; i < n; i++) {
      residuals[i] = Math.abs(y[i] - (trend[i] + season[i]));
    }
    double limit = Math.max(THREE * twiceMedian(residuals), rounding);
    double near = NEAR * limit;
    double far = FAR * limit;
    double share = 1 / limit;
    double[] w = weights == null ? new double[n] : weights;
    for (int i = 0; i < n; i++) {
      double r = residuals[i];
      double u = r * share;
      double v = 1 - u * u;
      w[i] = r <= near ? 1 : r <= far ? v * v : 0;
    }
    if (missing != null) {
      for (int i = 0; i < n; i++) {
        w[i] = missing[i] ? 0 : w[i];
      }
    }
    return w;
  }

  private double twiceMedian(double[] residuals) {
    if (missing == null) {
      return plan.twiceMedian(residuals, n, scratch);
    }
    int observed = 0;
    for (int i = 0; i < n; i++) {
      cycle[observed] = residuals[i];
      observed += missing[i] ? 0 : 1;
    }
    return plan.twiceMedian(cycle, observed, scratch);
  }

  /** A periodic season is the mean of each place of the cycle. */
  private void averageSeason() {
    for (int j = 0; j < period; j++) {
      double sum = 0;
      int count = 0;
      for (int i = j; i < n; i += period, count++) {
        sum += season[i];
      }
      double mean = sum / count;
      for (int i = j; i < n; i += period) {
        season[i] = mean;
      }
    }
  }
}
