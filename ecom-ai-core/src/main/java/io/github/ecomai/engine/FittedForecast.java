package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import java.util.Optional;

/** A model fitted to one series. Immutable and thread-safe. */
public interface FittedForecast {
  /**
   * What was fitted, such as {@code ETS(A,Ad,A)}.
   *
   * @return a short name for people
   */
  String model();

  /**
   * The values to come. Never NaN.
   *
   * @param horizon number of periods, 1 or more
   * @param levels coverage of the wanted intervals, each between 0 and 1 exclusive
   * @return the forecast
   * @throws IllegalArgumentException if horizon or a level is out of range
   */
  Forecast forecast(int horizon, double... levels);

  /**
   * The model after more values: what was estimated stays, its states move on. The result is that
   * of the same parameters over the longer history, so two updates in a row are one.
   *
   * <p>By default there is no such thing; engines that declare {@link EngineCapability#UPDATES}
   * have it.
   *
   * @param values of the periods after the history ({@link TimeSeries#append(TimeSeries)}); missing
   *     ones only if the engine declares {@link EngineCapability#MISSING_VALUES}; may be empty
   * @return the model after them; this one stays as it is
   * @throws IllegalArgumentException if the values do not follow the history directly, or hold
   *     missing ones that the engine does not take
   * @throws UnsupportedOperationException if the model has to be fitted again
   */
  default FittedForecast update(TimeSeries values) {
    throw new UnsupportedOperationException(
        model()
            + " takes no new values. Maybe fit it again, to history.append(values) of "
            + values.size()
            + " more.");
  }

  /**
   * Level, trend and seasons of the history and of the periods ahead. Time O(history + horizon)
   * steps of the model.
   *
   * @param horizon number of periods, 1 or more
   * @return parts whose {@link Components#last last} periods are those ahead and add up to the
   *     forecast; empty, the default, if the model has none
   * @throws IllegalArgumentException if the horizon is out of range
   */
  default Optional<Components> components(int horizon) {
    return Optional.empty();
  }
}
