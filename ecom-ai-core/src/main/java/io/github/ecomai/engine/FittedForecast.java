package io.github.ecomai.engine;

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
}
