package io.github.ecomai.decomposition;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.RunContext;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Seasonal-trend decomposition by loess (STL): splits a series into a smooth trend, a season that
 * may change slowly, and a remainder.
 *
 * <p>The defaults are those of the function {@code stl} of R: season fitted by a local mean, trend
 * by a local line, every tenth of a window fitted and the rest drawn as lines, 2 inner passes. R
 * has no default for the window of the season; here it is {@value #DEFAULT_SEASONAL_WINDOW} cycles.
 * A {@linkplain #robust() robust} fit does 15 outer passes of 1 inner pass each and gives outliers
 * little or no weight.
 *
 * <p>Input is n values at even distances, n more than twice the period; their unit is the unit of
 * all components. {@code NaN} marks a missing value; trend and season are estimated there too, and
 * every place of the cycle needs at least one value. A plain fit fills a gap with the values that
 * it gives back itself, so its components are those of the series filled with trend plus season; a
 * robust fit gives the gap no weight. Infinite values are refused. As in the routine of 1990, the
 * trend is a local mean instead of a local line where its window spans less than about a thousandth
 * of the series.
 *
 * <p>Time O(passes * n * log period) with the default jumps, memory about 10 n doubles. Fits of
 * plain settings agree with R 4.2 to 1e-11 of the data's size; robust fits agree with it only in
 * mode {@link Median#R_COMPATIBLE}.
 *
 * <p>Immutable; safe for use by many threads.
 *
 * <p>Reference: Cleveland, Cleveland, McRae and Terpenning (1990), STL: A seasonal-trend
 * decomposition procedure based on loess, Journal of Official Statistics 6(1), 3-73.
 *
 * <pre>{@code
 * Decomposition parts = Stl.ofPeriod(12).withSeasonalWindow(7).robust().decompose(values);
 * }</pre>
 */
public final class Stl {
  /** The window of the season, in cycles, unless another is asked for. */
  public static final int DEFAULT_SEASONAL_WINDOW = 11;

  private static final int PERIODIC = -1;
  private static final int UNSET = 0;
  private static final int ROBUST_PASSES = 15;

  /** A window this wide is as good as an infinite one, and its sums stay within int. */
  private static final int WIDEST = (1 << 29) + 1;

  private final int period;
  private final Settings settings;

  private Stl(int period, Settings settings) {
    this.period = period;
    this.settings = settings;
  }

  /**
   * A decomposition whose season is the usual one of the series' frequency, such as 12 for months.
   *
   * @return plain settings
   */
  public static Stl withDefaults() {
    return new Stl(UNSET, new Settings());
  }

  /**
   * A decomposition for series with a season of this length.
   *
   * @param period values per cycle, 2 or more; 12 for months of a year
   * @return plain settings
   * @throws IllegalArgumentException if the period is below 2
   */
  public static Stl ofPeriod(int period) {
    if (period < 2) {
      throw new IllegalArgumentException(
          "period " + period + " is below 2. Maybe use 12 for months of a year or 7 for days.");
    }
    return new Stl(period, new Settings());
  }

  /**
   * The season is smoothed over this many cycles: small for a season that changes fast.
   *
   * @param cycles odd, 3 or more; 7 or more is advised
   * @return a changed copy
   * @throws IllegalArgumentException if even or below 3
   */
  public Stl withSeasonalWindow(int cycles) {
    return with(s -> s.seasonalWindow = odd("seasonal window", cycles));
  }

  /**
   * The season is the same in every cycle.
   *
   * @return a changed copy
   */
  public Stl periodic() {
    return with(s -> s.seasonalWindow = PERIODIC);
  }

  /**
   * The trend is smoothed over this many values. By default the least odd number not below {@code
   * 1.5 period / (1 - 1.5 / seasonal window)}.
   *
   * @param values odd, 3 or more
   * @return a changed copy
   * @throws IllegalArgumentException if even or below 3
   */
  public Stl withTrendWindow(int values) {
    return with(s -> s.trendWindow = odd("trend window", values));
  }

  /**
   * The low-pass filter, which keeps the trend out of the season, is smoothed over this many
   * values. By default the least odd number not below the period.
   *
   * @param values odd, 3 or more
   * @return a changed copy
   * @throws IllegalArgumentException if even or below 3
   */
  public Stl withLowPassWindow(int values) {
    return with(s -> s.lowPassWindow = odd("low-pass window", values));
  }

  /**
   * The degrees of the local fits: 0 for means, 1 for lines. By default 0, 1 and 1.
   *
   * @param seasonal of the season, 0 or 1
   * @param trend of the trend, 0 or 1
   * @param lowPass of the low-pass filter, 0 or 1
   * @return a changed copy
   * @throws IllegalArgumentException if another number is given
   */
  public Stl withDegrees(int seasonal, int trend, int lowPass) {
    degree(seasonal);
    degree(trend);
    degree(lowPass);
    return with(
        s -> {
          s.seasonalDegree = seasonal;
          s.trendDegree = trend;
          s.lowPassDegree = lowPass;
        });
  }

  /**
   * How far apart the fitted places are; between them the smooth curves are straight. 1 fits every
   * place. By default a tenth of each window, rounded up.
   *
   * @param seasonal for the season, in cycles, 1 or more
   * @param trend for the trend, in values, 1 or more
   * @param lowPass for the low-pass filter, in values, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if a jump is below 1
   */
  public Stl withJumps(int seasonal, int trend, int lowPass) {
    atLeast("seasonal jump", seasonal, 1);
    atLeast("trend jump", trend, 1);
    atLeast("low-pass jump", lowPass, 1);
    return with(
        s -> {
          s.seasonalJump = seasonal;
          s.trendJump = trend;
          s.lowPassJump = lowPass;
        });
  }

  /**
   * The numbers of passes. By default 2 inner and 0 outer ones, and 1 and 15 in a robust fit.
   *
   * @param inner updates of season and trend in every outer pass, 1 or more
   * @param outer updates of the weights, 0 or more; 0 is a fit that is not robust
   * @return a changed copy
   * @throws IllegalArgumentException if a number is too small
   */
  public Stl withPasses(int inner, int outer) {
    atLeast("number of inner passes", inner, 1);
    atLeast("number of outer passes", outer, 0);
    return with(
        s -> {
          s.inner = inner;
          s.outer = outer;
        });
  }

  /**
   * Outliers get little or no weight: 15 outer passes of 1 inner pass each.
   *
   * @return a changed copy
   */
  public Stl robust() {
    return withPasses(1, ROBUST_PASSES);
  }

  /**
   * How a robust fit takes the median of the residuals.
   *
   * @param value {@link Median#EXACT} unless results of R are to be met
   * @return a changed copy
   */
  public Stl withMedian(Median value) {
    Objects.requireNonNull(value, "median");
    return with(s -> s.median = value);
  }

  /**
   * Decomposes a series.
   *
   * @param series more than two cycles; missing values are allowed
   * @param run can cancel the work
   * @return the components, in the unit of the values
   * @throws IllegalArgumentException if the series is too short, a place of the cycle has no value
   *     at all, or the frequency has no season and no period was given
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  public Decomposition decompose(TimeSeries series, RunContext run) {
    if (period != UNSET) {
      return decompose(series.toArray(), run);
    }
    int season = series.frequency().season();
    if (season < 2) {
      throw new IllegalArgumentException(
          "Series by " + series.frequency() + " have no usual season. Maybe Stl.ofPeriod(...).");
    }
    return new Stl(season, settings).decompose(series.toArray(), run);
  }

  /**
   * Decomposes values, outside any run.
   *
   * @param values at even distances, more than twice the period; NaN where missing; unchanged
   * @return the components, in the unit of the values
   * @throws IllegalArgumentException if there are too few values, one is infinite, a place of the
   *     cycle has no value at all, or no period was given
   */
  public Decomposition decompose(double... values) {
    return decompose(values, RunContext.defaults());
  }

  /**
   * Decomposes values.
   *
   * @param values at even distances, more than twice the period; NaN where missing; unchanged
   * @param run can cancel the work
   * @return the components, in the unit of the values
   * @throws IllegalArgumentException if there are too few values, one is infinite, a place of the
   *     cycle has no value at all, or no period was given
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  public Decomposition decompose(double[] values, RunContext run) {
    Objects.requireNonNull(run, "run");
    if (period == UNSET) {
      throw new IllegalArgumentException(
          "Values alone do not tell the period. Maybe Stl.ofPeriod(12) for months of a year.");
    }
    StlInput input = StlInput.of(values, period);
    run.checkCancelled();
    StlPlan plan = plan(values.length);
    StlFit fit = new StlFit(plan, input.values(), input.missing(), run);
    fit.run();
    if (input.missing() != null && plan.outer() == 0) {
      fit = new GapFilling(plan, input, input.gaps(), run).refine(fit);
    }
    return Decomposition.of(period, input, fit);
  }

  @Override
  public String toString() {
    Settings s = settings;
    String season = s.seasonalWindow == PERIODIC ? "periodic" : "window " + s.seasonalWindow;
    return "Stl[period "
        + (period == UNSET ? "of the frequency" : period)
        + ", season "
        + season
        + ", passes "
        + s.inner
        + "/"
        + s.outer
        + (s.outer > 0 ? ", median " + s.median : "")
        + "]";
  }

  private StlPlan plan(int n) {
    Settings s = settings;
    boolean periodic = s.seasonalWindow == PERIODIC;
    long seasonal = periodic ? 10L * n + 1 : s.seasonalWindow;
    int trend = s.trendWindow == UNSET ? defaultTrendWindow(seasonal) : s.trendWindow;
    int lowPass = s.lowPassWindow == UNSET ? period | 1 : s.lowPassWindow;
    int cycles = (n - 1) / period + 1;
    int degree = periodic ? 0 : s.seasonalDegree;
    return new StlPlan(
        period,
        periodic,
        s.inner,
        s.outer,
        s.median,
        new Loess((int) Math.min(seasonal, WIDEST), degree, jump(s.seasonalJump, seasonal), cycles),
        new Loess(trend, s.trendDegree, jump(s.trendJump, trend), n),
        new Loess(lowPass, s.lowPassDegree, jump(s.lowPassJump, lowPass), n));
  }

  private int defaultTrendWindow(long seasonalWindow) {
    return (int) Math.ceil(1.5 * period / (1 - 1.5 / seasonalWindow)) | 1;
  }

  private static int jump(int given, long window) {
    return given == UNSET ? (int) ((window + 9) / 10) : given;
  }

  private Stl with(Consumer<Settings> change) {
    Settings copy = new Settings(settings);
    change.accept(copy);
    return new Stl(period, copy);
  }

  private static int odd(String what, int value) {
    atLeast(what, value, 3);
    if (value % 2 == 0) {
      throw new IllegalArgumentException(
          what + " " + value + " is even. Maybe use " + (value + 1) + ".");
    }
    return value;
  }

  private static void degree(int value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException(
          "degree " + value + " is unknown. Maybe use 0 for local means or 1 for local lines.");
    }
  }

  private static void atLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          what + " " + value + " is below " + least + ". Maybe use " + least + ".");
    }
  }

  private static final class Settings {
    private int seasonalWindow = DEFAULT_SEASONAL_WINDOW;
    private int trendWindow;
    private int lowPassWindow;
    private int seasonalDegree;
    private int trendDegree = 1;
    private int lowPassDegree = 1;
    private int seasonalJump;
    private int trendJump;
    private int lowPassJump;
    private int inner = 2;
    private int outer;
    private Median median = Median.EXACT;

    Settings() {}

    Settings(Settings s) {
      seasonalWindow = s.seasonalWindow;
      trendWindow = s.trendWindow;
      lowPassWindow = s.lowPassWindow;
      seasonalDegree = s.seasonalDegree;
      trendDegree = s.trendDegree;
      lowPassDegree = s.lowPassDegree;
      seasonalJump = s.seasonalJump;
      trendJump = s.trendJump;
      lowPassJump = s.lowPassJump;
      inner = s.inner;
      outer = s.outer;
      median = s.median;
    }
  }
}
