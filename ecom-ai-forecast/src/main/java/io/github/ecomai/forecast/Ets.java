package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.EnumSet;
import java.util.Objects;

/**
 * Exponential smoothing with additive errors, a damped additive trend and, where the history shows
 * one, an additive season: ETS(A,Ad,A) or ETS(A,Ad,N).
 *
 * <p>Smoothing parameters and initial state minimise the squared one-step errors in the usual
 * region (0 &lt; beta &lt; alpha, 0 &lt; gamma &lt; 1 - alpha, 0.8 &lt;= phi &lt;= 0.98). Missing
 * values are interpolated first, and the forecast says so. Fewer than ten values have no trend, nor
 * do fewer than two seasons, where a season would pass for one; a season needs more than two full
 * ones (three if longer than 24). A fit takes O(n m^2) a search step for a season of m positions up
 * to 24, else O(n).
 *
 * <p>On logarithms ({@link #onLogarithms}) trend and season are multiplicative, for histories of
 * positive values; others are fitted as they are.
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with exponential smoothing:
 * the state space approach; Gardner and McKenzie (1985), Forecasting trends in time series.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * FittedForecast fitted = Ets.withDefaults().onLogarithms().fit(history, run);
 * Forecast year = fitted.forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Ets implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "ets",
          "1",
          "Exponential smoothing with damped trend and season",
          "Hyndman, Koehler, Ord and Snyder (2008)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.DETERMINISTIC));
  private static final int FEWEST_FOR_TREND = 10;
  private static final int LONGEST_FREE_SEASON = 24;

  private final Trend trend;
  private final int season;
  private final boolean logarithms;
  private final Start start;

  /** The default model, for the service loader. */
  public Ets() {
    this(Trend.DAMPED, 0, false, Start.ESTIMATED);
  }

  private Ets(Trend trend, int season, boolean logarithms, Start start) {
    this.trend = trend;
    this.season = season;
    this.logarithms = logarithms;
    this.start = start;
  }

  /** The form of the trend. Immutable and thread-safe. */
  public enum Trend {
    /** The level alone. */
    NONE("N"),
    /** A straight line that changes slowly. */
    ADDITIVE("A"),
    /** A line that flattens out. */
    DAMPED("Ad");

    private final String letter;

    Trend(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }
  }

  /** Where smoothing starts. Immutable and thread-safe. */
  public enum Start {
    /** At the state that fits all values best (for seasons up to 24). */
    ESTIMATED,
    /**
     * At a line through the first values and the classical seasonal indices: faster, and less
     * swayed by the last values of a short history.
     */
    FIRST_VALUES
  }

  /**
   * A damped trend, the season of the frequency, an estimated start.
   *
   * @return the model
   */
  public static Ets withDefaults() {
    return new Ets();
  }

  /**
   * A copy with another trend.
   *
   * @param value the form
   * @return the copy
   */
  public Ets withTrend(Trend value) {
    return new Ets(Objects.requireNonNull(value, "trend"), season, logarithms, start);
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   */
  public Ets withSeason(int value) {
    return new Ets(trend, Seasons.check(value), logarithms, start);
  }

  /**
   * A copy with another start.
   *
   * @param value where smoothing starts
   * @return the copy
   */
  public Ets withStart(Start value) {
    return new Ets(trend, season, logarithms, Objects.requireNonNull(value, "start"));
  }

  /**
   * A copy that models the logarithms of histories whose values are all positive.
   *
   * @return the copy
   */
  public Ets onLogarithms() {
    return new Ets(trend, season, true, start);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    ValueModel model = logarithms ? OnLogarithms.where(this::fit) : this::fit;
    return SeriesFit.fit(INFO, history, season, run, model);
  }

  private FittedValues fit(double[] y, int positions, RunContext run) {
    int seasonal = SeasonalAdjustment.present(y, positions) ? positions : 1;
    boolean plain = y.length < Math.max(FEWEST_FOR_TREND, positions > 1 ? 2 * positions : 1);
    Trend possible = plain ? Trend.NONE : trend;
    boolean free = start == Start.ESTIMATED && seasonal <= LONGEST_FREE_SEASON;
    return new SmoothingFit(y, seasonal, possible, free).fit(run);
  }
}
