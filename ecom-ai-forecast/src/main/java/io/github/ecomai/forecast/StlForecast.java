package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * Takes one or several seasons out by {@linkplain io.github.ecomai.decomposition.Mstl loess}, has
 * another model forecast what is left, and adds the last cycle of each season.
 *
 * <p>By default the season of the frequency, for hours also the week where the history shows it
 * (the autocorrelation at 168 hours of values without the season of the day), and exponential
 * smoothing of the rest. The inner model is handed years, so that it looks for no season of its
 * own. A season of which there are not more than two cycles is not taken out. Missing values are
 * interpolated first, along the shortest season, and the forecast says so. Bounds are those of the
 * inner model: they do not count that the seasons may change. Time that of the decomposition, O(n)
 * with a large factor, and of the inner model.
 *
 * <p>In an update the last cycle of each season goes on unchanged: new values less it are handed to
 * the inner model. The components have the seasons of the decomposition, which is made once more.
 *
 * <p>On logarithms ({@link #onLogarithms}) the seasons are factors, for histories of positive
 * values; others are decomposed as they are.
 *
 * <p>Reference: Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section
 * 5.7.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = StlForecast.of(Theta.withDefaults()).fit(history, run).forecast(12, 0.95);
 * }</pre>
 */
public final class StlForecast implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "stl",
          "2",
          "Seasons taken out by loess, the rest by another model",
          "Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section 5.7",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final ForecastModel inner;
  private final int[] seasons;
  private final boolean logarithms;

  /** The default model, for the service loader. */
  public StlForecast() {
    this(Ets.withDefaults(), new int[0], false);
  }

  private StlForecast(ForecastModel inner, int[] seasons, boolean logarithms) {
    this.inner = inner;
    this.seasons = seasons;
    this.logarithms = logarithms;
  }

  /**
   * The season of the frequency (for hours the week too), and exponential smoothing of the rest.
   *
   * @return the model
   */
  public static StlForecast withDefaults() {
    return new StlForecast();
  }

  /**
   * The season of the frequency (for hours the week too), and another model for the rest.
   *
   * @param inner the model of the adjusted values; saved models need one of this library
   * @return the model
   */
  public static StlForecast of(ForecastModel inner) {
    return new StlForecast(Objects.requireNonNull(inner, "inner"), new int[0], false);
  }

  /**
   * A copy with other seasons, such as 7 and 365 for days or 24 alone for hours.
   *
   * @param values lengths, each 2 or more and given once; none for those of the frequency
   * @return the copy
   */
  public StlForecast withSeasons(int... values) {
    int[] sorted = Arrays.stream(values).map(Seasons::check).sorted().distinct().toArray();
    if (sorted.length < values.length || sorted.length > 0 && sorted[0] < 2) {
      throw new IllegalArgumentException(
          "seasons " + Arrays.toString(values) + " are not different and above 1.");
    }
    return new StlForecast(inner, sorted, logarithms);
  }

  /**
   * A copy that models the logarithms of histories whose values are all positive.
   *
   * @return the copy
   */
  public StlForecast onLogarithms() {
    return new StlForecast(inner, seasons, true);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    int[] periods = seasons.length > 0 ? seasons : Seasons.of(history.frequency());
    int asked = Math.max(1, seasons.length);
    ValueModel model = (y, season, r) -> FittedStl.of(y, periods, asked, inner, r, notes);
    PreparedHistory prepared = SeriesFit.prepare(history, periods[0]);
    ValueModel chosen = logarithms ? OnLogarithms.where(model) : model;
    return SeriesFit.fit(INFO, history, prepared, run, chosen, notes);
  }
}
