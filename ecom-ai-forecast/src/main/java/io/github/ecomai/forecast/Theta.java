package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.EnumSet;

/**
 * The standard Theta method: simple exponential smoothing with half the slope of the regression
 * line as drift, on values whose season was taken out by classical decomposition where the history
 * shows one (multiplicative for positive values, else additive).
 *
 * <p>Missing values are interpolated first, and the forecast says so. A season needs more than two
 * full ones (three if longer than 24). Time O(n) a search step.
 *
 * <p>On logarithms ({@link #onLogarithms}) the drift is exponential, for histories of positive
 * values; others are fitted as they are.
 *
 * <p>Reference: Assimakopoulos and Nikolopoulos (2000), The theta model: a decomposition approach
 * to forecasting, International Journal of Forecasting 16(4), 521-530; in the form of Hyndman and
 * Billah (2003), Unmasking the Theta method.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Theta.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Theta implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "theta",
          "1",
          "Exponential smoothing with half the linear trend",
          "Assimakopoulos and Nikolopoulos (2000)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.DETERMINISTIC));

  private final int season;
  private final boolean logarithms;

  /** The default model, for the service loader. */
  public Theta() {
    this(0, false);
  }

  private Theta(int season, boolean logarithms) {
    this.season = season;
    this.logarithms = logarithms;
  }

  /**
   * The season of the frequency, values as they are.
   *
   * @return the model
   */
  public static Theta withDefaults() {
    return new Theta();
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   */
  public Theta withSeason(int value) {
    return new Theta(Seasons.check(value), logarithms);
  }

  /**
   * A copy that models the logarithms of histories whose values are all positive.
   *
   * @return the copy
   */
  public Theta onLogarithms() {
    return new Theta(season, true);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    return SeriesFit.fit(
        INFO,
        history,
        season,
        run,
        logarithms ? OnLogarithms.where(FittedTheta::of) : FittedTheta::of);
  }
}
