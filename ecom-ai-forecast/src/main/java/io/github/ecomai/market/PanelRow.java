package io.github.ecomai.market;

import io.github.ecomai.engine.Forecast;
import java.util.List;
import java.util.Optional;

/**
 * What became of one series of a panel. Immutable and thread-safe.
 *
 * @param key what the series belongs to, such as a product; one part or more
 * @param forecast the forecast, or empty
 * @param failure why there is no forecast, for people, or empty; exactly one of both is there
 */
public record PanelRow(List<String> key, Optional<Forecast> forecast, Optional<String> failure) {
  /** Copies the key and checks. */
  public PanelRow {
    key = List.copyOf(key);
    if (forecast.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException("a row has either a forecast or a failure.");
    }
  }

  static PanelRow of(List<String> key, Forecast forecast) {
    return new PanelRow(key, Optional.of(forecast), Optional.empty());
  }

  static PanelRow failed(List<String> key, String why) {
    return new PanelRow(key, Optional.empty(), Optional.of(why));
  }
}
