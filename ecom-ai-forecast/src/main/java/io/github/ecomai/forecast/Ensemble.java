package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Several models, weighed by how well each forecast earlier parts of the history (rolling origin).
 *
 * <p>By default: damped exponential smoothing of the steady forms, Theta and dynamic optimised
 * Theta, complex exponential smoothing; damped smoothing and dynamic Theta of what is left when
 * loess has taken out the season (of hours the day and the week); the best of the four orders that
 * a search for an ARIMA begins with, without seasons longer than 24; and seasonal naive. Damped
 * smoothing, with and without loess, and dynamic Theta with loess are there on values and on
 * logarithms, Theta on logarithms alone.
 *
 * <p>A weight is a power of the least error over the model's error, and the power grows with the
 * number of forecasts that could be compared, and seasonal naive counts half; with none, all weigh
 * the same. The forecast is the weighted median of the models' at each step, so that no single one
 * can lead it astray. The bounds count the models' own and how far the models are apart, widened or
 * narrowed by the errors that the whole ensemble made; those of the default ensemble also by how
 * much the history changed over as many steps, and for each step and level by the errors on
 * thousands of other series. No in-sample criterion is compared across models. An ensemble of one
 * model is that model with bounds set right by its errors.
 *
 * <p>Histories of fewer than four values or without any change get the naive forecast, of one model
 * that of the model. Missing values are filled as each model says. In an update each member moves
 * on, and weights and widths stay; members of other libraries must be able to. Time: one fit of
 * every model for each origin and one more.
 *
 * <p>Reference: Bates and Granger (1969), The combination of forecasts, Operational Research
 * Quarterly 20(4), 451-468; Petropoulos and Svetunkov (2020), A simple combination of univariate
 * models, International Journal of Forecasting 36(1), 110-115; Tashman (2000), Out-of-sample tests
 * of forecasting accuracy.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Ensemble.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Ensemble implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "ensemble",
          "6",
          "Several models, weighed by their errors on earlier parts of the history",
          "Bates and Granger (1969)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));
  private static final Theta DYNAMIC = Theta.withDefaults().withForm(Theta.Form.DYNAMIC_OPTIMISED);
  private static final Ets DAMPED =
      Ets.withDefaults()
          .withErrors(Ets.Errors.ADDITIVE)
          .withTrend(Ets.Trend.DAMPED)
          .withRegion(Ets.Region.STEADY)
          .withStart(Ets.Start.FIRST_VALUES);
  private static final int FIRST_ORDERS = 4;
  private static final List<ForecastModel> DEFAULTS =
      List.of(
          Theta.withDefaults().onLogarithms(),
          DAMPED,
          DAMPED.onLogarithms(),
          DYNAMIC,
          Ces.withDefaults(),
          StlForecast.of(DYNAMIC),
          StlForecast.of(DAMPED),
          StlForecast.of(DYNAMIC).onLogarithms(),
          StlForecast.of(DAMPED).onLogarithms(),
          Arima.withDefaults().withEffort(FIRST_ORDERS).withFourierTerms(0),
          SeasonalNaive.withDefaults().whereSeasonal());
  private static final int MOST_ORIGINS = 100;

  private final List<ForecastModel> members;
  private final int origins;
  private final int horizon;
  private final boolean bestAlone;
  private final boolean nonNegative;
  private final Optional<Duration> timeLimit;

  /** The default ensemble, for the service loader. */
  public Ensemble() {
    this(DEFAULTS, 3, 0, false, false, Optional.empty());
  }

  private Ensemble(
      List<ForecastModel> members,
      int origins,
      int horizon,
      boolean bestAlone,
      boolean nonNegative,
      Optional<Duration> timeLimit) {
    this.members = members;
    this.origins = origins;
    this.horizon = horizon;
    this.bestAlone = bestAlone;
    this.nonNegative = nonNegative;
    this.timeLimit = timeLimit;
  }

  /**
   * The default members, three origins, the usual horizon of the frequency.
   *
   * @return the model
   */
  public static Ensemble withDefaults() {
    return new Ensemble();
  }

  /**
   * An ensemble of other models, from this library or not. Its bounds are widened or narrowed by
   * its own errors alone.
   *
   * @param members one or more
   * @return the model
   */
  public static Ensemble of(List<? extends ForecastModel> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "an ensemble of no models. Maybe Ensemble.withDefaults().");
    }
    return new Ensemble(List.copyOf(members), 3, 0, false, false, Optional.empty());
  }

  /**
   * A copy that compares its members from another number of earlier points.
   *
   * @param value 0 (equal weights) to 100
   * @return the copy
   */
  public Ensemble withOrigins(int value) {
    if (value < 0 || value > MOST_ORIGINS) {
      throw new IllegalArgumentException(
          "origins " + value + " is not from 0 to " + MOST_ORIGINS + ".");
    }
    return new Ensemble(members, value, horizon, bestAlone, nonNegative, timeLimit);
  }

  /**
   * A copy that compares its members over another number of steps.
   *
   * @param value 1 or more
   * @return the copy
   */
  public Ensemble withHorizon(int value) {
    Levels.checkHorizon(value);
    return new Ensemble(members, origins, value, bestAlone, nonNegative, timeLimit);
  }

  /**
   * A copy that gives all weight to the model with the least error, the first of several.
   *
   * @return the copy
   */
  public Ensemble choosingBest() {
    return new Ensemble(members, origins, horizon, true, nonNegative, timeLimit);
  }

  /**
   * A copy for quantities that cannot be negative: forecasts and bounds below zero become zero, in
   * each member and in the result.
   *
   * @return the copy
   */
  public Ensemble nonNegative() {
    return new Ensemble(members, origins, horizon, bestAlone, true, timeLimit);
  }

  /**
   * A copy that takes no more time for a fit, give or take a fifth. What cannot be done in time is
   * left out: members, of which the first come first, and then earlier points to compare them at,
   * of which the latest come first. The naive forecast is always there, beside one model where that
   * is not done in time. The result depends on the speed of the machine, and the notes say what was
   * left out.
   *
   * @param value above 0
   * @return the copy
   */
  public Ensemble withTimeLimit(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("time limit " + value + " is no time. Maybe PT2S.");
    }
    Optional<Duration> limit = Optional.of(TimeLimit.countable(value));
    return new Ensemble(members, origins, horizon, bestAlone, nonNegative, limit);
  }

  @Override
  public EngineInfo info() {
    return timeLimit.isEmpty() ? INFO : INFO.without(EngineCapability.DETERMINISTIC);
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    Objects.requireNonNull(history, "history");
    return EnsembleFit.fit(this, history, run);
  }

  List<ForecastModel> members() {
    return members;
  }

  int origins() {
    return origins;
  }

  /** Steps of comparison for a season. */
  int horizon(int season) {
    return horizon == 0 ? Seasons.usualHorizon(season) : horizon;
  }

  boolean bestAlone() {
    return bestAlone;
  }

  /** What is known of the errors of this ensemble on other series. */
  ErrorTable errorTable(int season) {
    boolean usual = !bestAlone && members.equals(DEFAULTS);
    return ErrorTable.of(usual ? Math.max(1, season) : 0);
  }

  Optional<Duration> timeLimit() {
    return timeLimit;
  }

  boolean clipped() {
    return nonNegative;
  }
}
