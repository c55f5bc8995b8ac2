package io.github.ecomai.market;

import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.RunContext;

/**
 * The Market Intelligence Hub: how sales will go on.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
 * Forecast year = market.forecast(ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 12));
 * System.out.println(year.model() + " " + year.interval(0.95));
 * }</pre>
 */
public interface MarketIntelligenceHub {
  /**
   * Forecasts a series of the shop, or one that is handed in.
   *
   * <p>A series of the shop is added up by one query; a period that the data covers only in part is
   * left out, days on which the shop never sells are no part of the series, and the notes say both.
   * Without another wish several models are compared at earlier points of the history and weighed
   * by their errors, see {@link io.github.ecomai.forecast.Ensemble}; {@link Forecast#scores} holds
   * the comparison and the first note says why.
   *
   * @param request what to forecast and how far
   * @param run seed, zone, cancellation
   * @return the forecast with its intervals, the comparison of models and notes
   * @throws IllegalArgumentException if the series has no known value
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if there are no sales or they cannot be read
   * @throws io.github.ecomai.error.EngineUnavailableException if the engine is not ready
   * @throws io.github.ecomai.error.ModelFitException if no model could be fitted
   */
  Forecast forecast(ForecastRequest request, RunContext run);

  /**
   * As {@link #forecast(ForecastRequest, RunContext)} in the surroundings that {@code EcomAi} was
   * built with.
   *
   * @param request what to forecast and how far
   * @return the forecast
   */
  Forecast forecast(ForecastRequest request);
}
