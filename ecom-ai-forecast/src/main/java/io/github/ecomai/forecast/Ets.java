package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Exponential smoothing: ETS models with additive or multiplicative errors, no, an additive or a
 * damped trend, and no, an additive or a multiplicative season.
 *
 * <p>What is not asked for is chosen by the corrected information criterion (AICc) among all forms
 * that the values allow; multiplicative parts need positive values. Smoothing parameters and the
 * state before the first value are those of greatest likelihood. Missing values are interpolated
 * first, and the forecast says so. Fewer than ten values have no trend, nor do fewer than two
 * seasons, where a season would pass for one; a season needs more than two full ones. A season
 * longer than 24 needs three, must show in the autocorrelation, and starts at its rule of thumb. A
 * part that the values do not allow falls back to its additive form, or is left out; the model's
 * name says what was fitted. A search step takes O(n).
 *
 * <p>Bounds are normal with the exact variances, but for additive errors with a multiplicative
 * season, which is fitted only if asked for: there they come from simulated paths, seeded by the
 * run.
 *
 * <p>On logarithms ({@link #onLogarithms}) additive parts are multiplicative, for histories of
 * positive values; others are fitted as they are.
 *
 * <p>Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with exponential smoothing:
 * the state space approach; Gardner and McKenzie (1985), Forecasting trends in time series.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * FittedForecast fitted = Ets.withDefaults().fit(history, run);
 * Forecast year = fitted.forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Ets implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "ets",
          "2",
          "Exponential smoothing with errors, trend and season chosen by AICc",
          "Hyndman, Koehler, Ord and Snyder (2008)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final EtsChoice choice;
  private final int season;
  private final boolean logarithms;

  /** The default model, for the service loader. */
  public Ets() {
    this(EtsChoice.ofAll(), 0, false);
  }

  private Ets(EtsChoice choice, int season, boolean logarithms) {
    this.choice = choice;
    this.season = season;
    this.logarithms = logarithms;
  }

  /** The form of the one-step errors. Immutable and thread-safe. */
  public enum Errors {
    /** Of the same size whatever the level. */
    ADDITIVE("A"),
    /** Of a size that grows with the expected value. */
    MULTIPLICATIVE("M");

    private final String letter;

    Errors(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }
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

  /** The form of the season. Immutable and thread-safe. */
  public enum Seasonal {
    /** No season. */
    NONE("N"),
    /** Added to level and trend. */
    ADDITIVE("A"),
    /** A factor of level and trend. */
    MULTIPLICATIVE("M");

    private final String letter;

    Seasonal(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }
  }

  /** Where the smoothing parameters are searched. Immutable and thread-safe. */
  public enum Region {
    /**
     * 0 &lt; beta &lt; alpha &lt; 1, 0 &lt; gamma &lt; 1 - alpha, 0.8 &lt;= phi &lt;= 0.98, and
     * admissible.
     */
    USUAL,
    /**
     * The usual one with beta at most a tenth of alpha, so that a few last values cannot turn the
     * trend: less likely in the history, and most often better ahead, above all for short ones.
     */
    STEADY,
    /**
     * Wherever the weights of old values die away; alpha, beta and gamma positive, phi as above.
     */
    ADMISSIBLE
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
   * All forms, the season of the frequency, an estimated start.
   *
   * @return the model
   */
  public static Ets withDefaults() {
    return new Ets();
  }

  /**
   * A copy with one form of errors.
   *
   * @param value the form
   * @return the copy
   */
  public Ets withErrors(Errors value) {
    return with(
        new EtsChoice(
            Set.of(value), choice.trends(), choice.seasons(), choice.region(), choice.start()));
  }

  /**
   * A copy with one form of trend.
   *
   * @param value the form
   * @return the copy
   */
  public Ets withTrend(Trend value) {
    return with(
        new EtsChoice(
            choice.errors(), Set.of(value), choice.seasons(), choice.region(), choice.start()));
  }

  /**
   * A copy with one form of season.
   *
   * @param value the form
   * @return the copy
   */
  public Ets withSeasonal(Seasonal value) {
    return with(
        new EtsChoice(
            choice.errors(), choice.trends(), Set.of(value), choice.region(), choice.start()));
  }

  /**
   * A copy with another region of the smoothing parameters.
   *
   * @param value the region
   * @return the copy
   */
  public Ets withRegion(Region value) {
    return with(
        new EtsChoice(choice.errors(), choice.trends(), choice.seasons(), value, choice.start()));
  }

  /**
   * A copy with another start.
   *
   * @param value where smoothing starts
   * @return the copy
   */
  public Ets withStart(Start value) {
    return with(
        new EtsChoice(choice.errors(), choice.trends(), choice.seasons(), choice.region(), value));
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   */
  public Ets withSeason(int value) {
    return new Ets(choice, Seasons.check(value), logarithms);
  }

  /**
   * A copy that models the logarithms of histories whose values are all positive.
   *
   * @return the copy
   */
  public Ets onLogarithms() {
    return new Ets(choice, season, true);
  }

  private Ets with(EtsChoice other) {
    return new Ets(other, season, logarithms);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    ValueModel model = (y, positions, r) -> choice.fit(y, positions, r, notes);
    PreparedHistory prepared = SeriesFit.prepare(history, season);
    ValueModel chosen = logarithms ? OnLogarithms.where(model) : model;
    return SeriesFit.fit(INFO, history, prepared, run, chosen, notes);
  }
}
