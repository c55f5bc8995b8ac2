package io.github.ecomai.engine;

/** What an engine may be able to do beyond its interface. Immutable and thread-safe. */
public enum EngineCapability {
  /** Accepts missing values (NaN); others refuse them with an {@link IllegalArgumentException}. */
  MISSING_VALUES,
  /** Follows the season of a series. */
  SEASONS,
  /**
   * Forecast models: what they fit takes new values without being fitted again ({@link
   * FittedForecast#update}); others refuse with an {@link UnsupportedOperationException}.
   */
  UPDATES,
  /** Gives the same bits for the same seed on any number of threads. */
  DETERMINISTIC
}
