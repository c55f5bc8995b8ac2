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

/**
 * The last season repeats itself; without a season, or with less than one of history, the last
 * value. What every other model has to beat.
 *
 * <p>The bounds grow as for a random walk from season to season. Missing values are interpolated
 * first, and the forecast says so. An update is a fit to all values, where the first fit had four
 * that differ and none is missing. Time O(n).
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast week = SeasonalNaive.withDefaults().fit(days, run).forecast(7, 0.95);
 * }</pre>
 */
public final class SeasonalNaive implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "seasonal-naive",
          "1",
          "The last season repeats itself",
          "Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section 5.2",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final int season;
  private final boolean tested;

  /** The default model, for the service loader. */
  public SeasonalNaive() {
    this(0, false);
  }

  private SeasonalNaive(int season, boolean tested) {
    this.season = season;
    this.tested = tested;
  }

  /**
   * The season of the frequency, whether or not the history shows it.
   *
   * @return the model
   */
  public static SeasonalNaive withDefaults() {
    return new SeasonalNaive();
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for the plain last value
   * @return the copy
   */
  public SeasonalNaive withSeason(int value) {
    return new SeasonalNaive(Seasons.check(value), tested);
  }

  /**
   * A copy that repeats the last value where the history shows no season by its autocorrelation.
   *
   * @return the copy
   */
  public SeasonalNaive whereSeasonal() {
    return new SeasonalNaive(season, true);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    PreparedHistory prepared = SeriesFit.prepare(history, season);
    ValueModel model =
        (y, positions, r) -> {
          FittedNaive naive = fit(y, positions);
          String change = Ranking.number(naive.changes().deviation(), prepared.exponent());
          notes.add(why(naive.last().length, positions) + " was " + change + ".");
          return naive;
        };
    return SeriesFit.fit(INFO, history, prepared, run, model, notes);
  }

  private FittedNaive fit(double[] y, int positions) {
    boolean seasonal = tested ? SeasonalAdjustment.present(y, positions) : positions <= y.length;
    return FittedNaive.of(y, seasonal ? positions : 1);
  }

  private String why(int length, int positions) {
    if (length > 1) {
      return "The last season of "
          + length
          + " values repeats: the usual change from one to the next";
    }
    String none = tested ? "shows no season of " : "has less than one season of ";
    return (positions > 1 ? "The history " + none + positions + ". " : "")
        + "The last value repeats: the usual change to the next";
  }
}
