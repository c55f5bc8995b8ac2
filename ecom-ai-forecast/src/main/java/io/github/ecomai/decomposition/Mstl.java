package io.github.ecomai.decomposition;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * Seasonal-trend decomposition by loess with several seasons (MSTL), such as the day and the week
 * of hourly values. Each season in turn, the shortest first, is found by {@link Stl} in the series
 * without the other ones, twice over; the trend is that of the last fit.
 *
 * <p>Input is n values at even distances, n more than twice the longest period; their unit is the
 * unit of all components. {@code NaN} marks a missing value, infinite values are refused. The
 * defaults are those of the function {@code mstl} of R. Time that of two STL fits per season.
 *
 * <p>Immutable; safe for use by many threads.
 *
 * <p>Reference: Bandara, Hyndman and Bergmeir (2021), MSTL: a seasonal-trend decomposition
 * algorithm for time series with multiple seasonal patterns, arXiv 2107.13462.
 *
 * <pre>{@code
 * SeasonsDecomposition parts = Mstl.ofPeriods(24, 168).decompose(values);
 * }</pre>
 */
public final class Mstl {
  private static final int FIRST_WINDOW = 11;
  private static final int WINDOW_STEP = 4;
  private static final int ROUNDS = 2;

  private final int[] periods;
  private final int[] windows;
  private final boolean robust;

  private Mstl(int[] periods, int[] windows, boolean robust) {
    this.periods = periods;
    this.windows = windows;
    this.robust = robust;
  }

  /**
   * A decomposition for series with seasons of these lengths; the windows are 11 cycles for the
   * shortest and 4 more for each longer one.
   *
   * @param periods values per cycle, each 2 or more and given once, in any order
   * @return plain settings
   * @throws IllegalArgumentException if there is none, one is below 2 or one comes twice
   */
  public static Mstl ofPeriods(int... periods) {
    int[] sorted = periods.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0 || sorted[0] < 2) {
      throw new IllegalArgumentException(
          "periods " + Arrays.toString(periods) + " are not 2 or more. Maybe 24 and 168.");
    }
    int[] windows = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException("period " + sorted[i] + " comes twice.");
      }
      windows[i] = FIRST_WINDOW + WINDOW_STEP * i;
    }
    return new Mstl(sorted, windows, false);
  }

  /**
   * The seasons are smoothed over these many cycles.
   *
   * @param cycles one for each season, the shortest season first; odd, 3 or more
   * @return a changed copy
   * @throws IllegalArgumentException if there are more or fewer than seasons
   */
  public Mstl withSeasonalWindows(int... cycles) {
    if (cycles.length != periods.length) {
      throw new IllegalArgumentException(
          cycles.length + " windows for " + periods.length + " seasons.");
    }
    return new Mstl(periods, cycles.clone(), robust);
  }

  /**
   * Outliers get little or no weight.
   *
   * @return a changed copy
   */
  public Mstl robust() {
    return new Mstl(periods, windows, true);
  }

  /**
   * Decomposes values, outside any run.
   *
   * @param values at even distances, more than twice the longest period; NaN where missing;
   *     unchanged
   * @return the components, in the unit of the values
   * @throws IllegalArgumentException if there are too few values, one is infinite, or a place of a
   *     cycle has no value at all
   */
  public SeasonsDecomposition decompose(double... values) {
    return decompose(values, RunContext.defaults());
  }

  /**
   * Decomposes values.
   *
   * @param values at even distances, more than twice the longest period; NaN where missing;
   *     unchanged
   * @param run can cancel the work
   * @return the components, in the unit of the values
   * @throws IllegalArgumentException if there are too few values, one is infinite, or a place of a
   *     cycle has no value at all
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  public SeasonsDecomposition decompose(double[] values, RunContext run) {
    int n = values.length;
    double[][] seasonal = new double[periods.length][n];
    double[] trend = new double[n];
    double[] rest = values.clone();
    for (int round = 0; round < (periods.length > 1 ? ROUNDS : 1); round++) {
      for (int i = 0; i < periods.length; i++) {
        add(rest, seasonal[i], 1);
        Stl stl = Stl.ofPeriod(periods[i]).withSeasonalWindow(windows[i]);
        Decomposition parts = (robust ? stl.robust() : stl).decompose(rest, run);
        seasonal[i] = parts.seasonal();
        trend = parts.trend();
        add(rest, seasonal[i], -1);
      }
    }
    add(rest, trend, -1);
    return new SeasonsDecomposition(periods, trend, seasonal, rest);
  }

  private static void add(double[] to, double[] what, double times) {
    for (int t = 0; t < to.length; t++) {
      to[t] += times * what[t];
    }
  }
}
