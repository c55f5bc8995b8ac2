package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Normal;
import io.github.ecomai.math.Quantiles;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Courses that a series may take over the horizon, each as likely as any other. At each step they
 * spread as the intervals of the forecast say, and from step to step they go together as the model
 * says: of a random walk what is high stays high, around a fixed level it does not. So they answer
 * what intervals cannot, such as how much may be sold in the whole horizon ({@link #total}).
 *
 * <p>A course is made of normal shocks. How a shock of today moves later values is asked of the
 * model, by an update with a value above the expected one; this gives the correlations, which are
 * exact for linear models. Each step is then brought to the distribution that the intervals of many
 * levels tell, straight between them and not beyond that of 99.9 % (a Gaussian copula).
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing,
 * chapter 6; Nelsen (2006), An Introduction to Copulas, chapter 2.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * SamplePaths paths = SamplePaths.of(fitted, 12, 1000, run);
 * double enoughInNineOfTenYears = paths.total(0.9);
 * }</pre>
 */
public final class SamplePaths {
  private static final int MOST_VALUES = 100_000_000;
  private static final int CHECKED_EVERY = 1000;
  private static final double[] LEVELS = {
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999
  };

  private final TimeSeries mean;
  private final double[][] paths;

  private SamplePaths(TimeSeries mean, double[][] paths) {
    this.mean = mean;
    this.paths = paths;
  }

  /**
   * Draws paths. Time O(count horizon^2) and two updates of the model, memory O(count horizon). The
   * same seed gives the same paths, and more of them begin with the same ones.
   *
   * @param fitted a model that takes updates ({@link EngineCapability#UPDATES})
   * @param horizon number of periods ahead, 1 or more
   * @param count how many paths, 1 or more; a thousand tells the 5 % quantile to a tenth of the
   *     deviation
   * @param run seed, cancellation
   * @return the paths
   * @throws IllegalArgumentException if a number is out of range
   * @throws UnsupportedOperationException if the model takes no updates
   */
  public static SamplePaths of(FittedForecast fitted, int horizon, int count, RunContext run) {
    Forecast forecast = fitted.forecast(horizon, LEVELS);
    if (count < 1 || (long) count * horizon > MOST_VALUES) {
      throw new IllegalArgumentException(
          count
              + " paths of "
              + horizon
              + " steps are not from 1 to "
              + MOST_VALUES
              + " values. Maybe 1000 paths.");
    }
    double[] response = response(fitted, forecast);
    double[] deviation = deviations(response);
    Spread spread = new Spread(forecast);
    RandomGenerator random = run.random("paths");
    double[][] paths = new double[count][horizon];
    double[] shocks = new double[horizon];
    for (double[] path : paths) {
      run.checkCancelled();
      for (int step = 0; step < horizon; step++) {
        if (step % CHECKED_EVERY == CHECKED_EVERY - 1) {
          run.checkCancelled();
        }
        shocks[step] = random.nextGaussian();
        double sum = 0;
        for (int before = 0; before <= step; before++) {
          sum += response[step - before] * shocks[before];
        }
        path[step] = spread.value(step, sum / deviation[step]);
      }
    }
    return new SamplePaths(forecast.mean(), paths);
  }

  /** How a shock of 1 moves the value of its own period and those after it. */
  private static double[] response(FittedForecast fitted, Forecast forecast) {
    double[] response = new double[forecast.horizon()];
    response[0] = 1;
    double expected = forecast.mean().value(0);
    double shock = forecast.interval(0.7).upper().value(0) - expected;
    if (response.length == 1 || !(shock > 0)) {
      return response;
    }
    TimeSeries history = forecast.history();
    int rest = response.length - 1;
    double[] usual = fitted.update(history.following(expected)).forecast(rest).mean().toArray();
    double[] moved =
        fitted.update(history.following(finite(expected + shock))).forecast(rest).mean().toArray();
    for (int k = 0; k < rest; k++) {
      double share = (moved[k] - usual[k]) / shock;
      response[k + 1] = Double.isFinite(share) ? share : 0;
    }
    return response;
  }

  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  /** Of sums of so many shocks and their responses. */
  private static double[] deviations(double[] response) {
    double[] deviations = new double[response.length];
    double squares = 0;
    for (int step = 0; step < response.length; step++) {
      squares += response[step] * response[step];
      deviations[step] = Math.sqrt(squares);
    }
    return deviations;
  }

  /** From normal deviates to the distribution of each step. */
  private static final class Spread {
    /** Normal deviates of the bounds, from the lowest to the highest, the mean at 0. */
    private final double[] deviates = new double[2 * LEVELS.length + 1];

    private final double[][] values;

    Spread(Forecast forecast) {
      int middle = LEVELS.length;
      values = new double[forecast.horizon()][deviates.length];
      for (int i = 0; i < LEVELS.length; i++) {
        Interval interval = forecast.intervals().get(i);
        deviates[middle + 1 + i] = Normal.quantile(0.5 + 0.5 * LEVELS[i]);
        deviates[middle - 1 - i] = -deviates[middle + 1 + i];
        for (int step = 0; step < values.length; step++) {
          values[step][middle + 1 + i] = interval.upper().value(step);
          values[step][middle - 1 - i] = interval.lower().value(step);
        }
      }
      for (int step = 0; step < values.length; step++) {
        values[step][middle] = forecast.mean().value(step);
      }
    }

    /** Straight between bounds; beyond the last ones it stays there. */
    double value(int step, double deviate) {
      int place = Arrays.binarySearch(deviates, deviate);
      int above = Math.min(Math.max(place < 0 ? -place - 1 : place, 1), deviates.length - 1);
      double[] at = values[step];
      double between = (deviate - deviates[above - 1]) / (deviates[above] - deviates[above - 1]);
      double share = Math.max(0, Math.min(1, between));
      double low = at[above - 1];
      double high = at[above];
      double value = low == high ? low : (1 - share) * low + share * high;
      return finite(value);
    }
  }

  /**
   * How many paths there are.
   *
   * @return 1 or more
   */
  public int count() {
    return paths.length;
  }

  /**
   * One path.
   *
   * @param i index from 0 to count - 1
   * @return values of the periods ahead, in the unit of the series
   * @throws IndexOutOfBoundsException if there is no such path
   */
  public TimeSeries path(int i) {
    return mean.withValues(paths[Objects.checkIndex(i, paths.length)]);
  }

  /**
   * The value of each period that a share of the paths does not exceed.
   *
   * @param p from 0 to 1
   * @return one quantile for each period ahead, in the unit of the series
   * @throws IllegalArgumentException if p is out of range
   */
  public TimeSeries quantile(double p) {
    double[] quantiles = new double[mean.size()];
    for (int step = 0; step < quantiles.length; step++) {
      int at = step;
      quantiles[step] =
          Quantiles.of(Arrays.stream(paths).mapToDouble(path -> path[at]).toArray(), p);
    }
    return mean.withValues(quantiles);
  }

  /**
   * The sum over the whole horizon that a share of the paths does not exceed, such as the stock
   * that is enough with a probability.
   *
   * @param p from 0 to 1
   * @return the quantile of the sums, in the unit of the series
   * @throws IllegalArgumentException if p is out of range
   */
  public double total(double p) {
    double[] totals = Arrays.stream(paths).mapToDouble(SamplePaths::sum).toArray();
    return Quantiles.of(totals, p);
  }

  /** Does not overflow on the way. */
  private static double sum(double[] path) {
    double mean = Arrays.stream(path).map(value -> value / path.length).sum();
    return finite(mean * path.length);
  }

  /**
   * A copy for a quantity that does not fall below some value.
   *
   * @param floor what lower values become, such as 0 for sales
   * @return the copy
   */
  public SamplePaths notBelow(double floor) {
    double[][] raised = new double[paths.length][];
    Arrays.setAll(
        raised, i -> Arrays.stream(paths[i]).map(value -> Math.max(floor, value)).toArray());
    return new SamplePaths(mean, raised);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamplePaths that
        && mean.equals(that.mean)
        && Arrays.deepEquals(paths, that.paths);
  }

  @Override
  public int hashCode() {
    return 31 * mean.hashCode() + Arrays.deepHashCode(paths);
  }

  /**
   * Number of paths and steps.
   *
   * @return one short line
   */
  @Override
  public String toString() {
    return paths.length + " paths of " + mean.size() + " steps from " + mean.start();
  }
}
