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
   * the comparison and the notes say why. A single model gives the intervals that it claims, unless
   * the request wants them calibrated.
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

  /**
   * Forecasts many series of the shop, one for each key, or many that are handed in.
   *
   * <p>Series of the shop are added up by one query, in the order of their keys, and taken as they
   * come, see {@link io.github.ecomai.commerce.PanelQuery#read}. Some series at a time are
   * forecast, on all threads of the run; memory does not grow with their number. Each row is what
   * {@link #forecast(ForecastRequest, RunContext)} gives for that series and seed, whatever its
   * place among the others and the number of threads. Progress counts the series that are done.
   *
   * <p>A series that cannot be forecast, such as one with an infinite value, is a row with the
   * reason; the others go on. Cancelling, a source that fails and an engine whose server or library
   * is missing end the panel with their own exception.
   *
   * @param request which series to forecast and how far
   * @param run seed, zone, threads, progress, cancellation
   * @return the rows, to be closed by the caller
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if there are no sales or they cannot be read
   * @throws io.github.ecomai.error.EngineUnavailableException if the engine is not ready
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled
   */
  PanelReader forecastPanel(PanelRequest request, RunContext run);

  /**
   * As {@link #forecastPanel(PanelRequest, RunContext)} in the surroundings that {@code EcomAi} was
   * built with.
   *
   * @param request which series to forecast and how far
   * @return the rows, to be closed by the caller
   */
  PanelReader forecastPanel(PanelRequest request);

  /**
   * Makes forecasts from several earlier points of many series and compares them with what came, by
   * one model or by several. Models are compared in pairs, on the series that both could forecast,
   * by the mean of their MASE, or of the mean absolute error where a model has no MASE; who is
   * ahead of most others wins, and the reason says whether that is more than chance may make (a
   * paired t test at 95 %).
   *
   * <p>Some series at a time are forecast, on all threads of the run, and only sums are kept:
   * memory does not grow with their number, and the result has the same bits on any number of
   * threads. Progress counts the series that are done. What a model cannot forecast is counted and
   * told; a source that fails ends the backtest with its own exception.
   *
   * @param request which series to forecast, how far, from which points, by which models
   * @param run seed, zone, threads, progress, cancellation
   * @return pooled accuracy of each model, in total and for each point
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if there are no sales or they cannot be read
   * @throws io.github.ecomai.error.EngineUnavailableException if an engine is not ready
   * @throws io.github.ecomai.error.ModelFitException if no model could forecast any series
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled
   */
  PanelBacktest backtestPanel(PanelBacktestRequest request, RunContext run);

  /**
   * As {@link #backtestPanel(PanelBacktestRequest, RunContext)} in the surroundings that {@code
   * EcomAi} was built with.
   *
   * @param request which series to forecast, how far, from which points, by which models
   * @return pooled accuracy of each model
   */
  PanelBacktest backtestPanel(PanelBacktestRequest request);

  /**
   * Makes a forecast from several earlier points of a series and compares it with what came. The
   * points run on all threads of the run; the result is the same on any number of them.
   *
   * @param request what to forecast and from which points
   * @param run seed, zone, threads, cancellation, progress by fold
   * @return accuracy for each point, for each step ahead and in total
   * @throws IllegalArgumentException if the history is too short for a single point
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if there are no sales or they cannot be read
   * @throws io.github.ecomai.error.EngineUnavailableException if the engine is not ready
   * @throws io.github.ecomai.error.ModelFitException if no model could be fitted
   */
  Backtest backtest(BacktestRequest request, RunContext run);

  /**
   * As {@link #backtest(BacktestRequest, RunContext)} in the surroundings that {@code EcomAi} was
   * built with.
   *
   * @param request what to forecast and from which points
   * @return the accuracy
   */
  Backtest backtest(BacktestRequest request);

  /**
   * Compares models by forecasts from the same earlier points of a series. The least MASE wins, or
   * the least mean absolute error where the history has no scale; the reason says whether the
   * difference to the next is more than chance may make (a paired t test over the points at 95 %,
   * in which points whose forecasts share values count as fewer). A model that fails is a line of
   * the leaderboard.
   *
   * @param request what to forecast, from which points, by which models
   * @param run seed, zone, threads, cancellation, progress by model
   * @return the winner, why it won, and the leaderboard
   * @throws IllegalArgumentException if the history is too short for a single point
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if there are no sales or they cannot be read
   * @throws io.github.ecomai.error.ModelFitException if all models failed
   */
  ModelSelection selectModel(SelectModelRequest request, RunContext run);

  /**
   * As {@link #selectModel(SelectModelRequest, RunContext)} in the surroundings that {@code EcomAi}
   * was built with.
   *
   * @param request what to forecast, from which points, by which models
   * @return the winner and the leaderboard
   */
  ModelSelection selectModel(SelectModelRequest request);
}
