package io.github.ecomai.commerce;

import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.data.TimeSeries;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One series of a panel: a key, such as a product, and its values over time.
 *
 * <pre>{@code
 * KeyedSeries.of("P-1", TimeSeries.of(LocalDate.of(2026, 1, 1), Frequency.MONTH, 5, 7, 6))
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class KeyedSeries {
  private final List<String> key;
  private final Supplier<Reading> reading;

  private KeyedSeries(List<String> key, Supplier<Reading> reading) {
    this.key = List.copyOf(key);
    this.reading = reading;
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a key has no part. Maybe name the product.");
    }
  }

  /**
   * A series handed in, under a key of one part.
   *
   * @param key such as a product's id
   * @param series its values
   * @return the keyed series
   */
  public static KeyedSeries of(String key, TimeSeries series) {
    return of(List.of(key), series);
  }

  /**
   * A series handed in, under a key of several parts.
   *
   * @param key such as product and country; one part or more
   * @param series its values
   * @return the keyed series
   */
  public static KeyedSeries of(List<String> key, TimeSeries series) {
    Reading reading = new Reading(Objects.requireNonNull(series, "series"), List.of());
    return new KeyedSeries(key, () -> reading);
  }

  /** A series that is put together when it is read, by any thread. */
  static KeyedSeries later(List<String> key, Supplier<Reading> reading) {
    return new KeyedSeries(key, reading);
  }

  /**
   * What the series belongs to.
   *
   * @return one part for each field of {@link PanelQuery}; not modifiable
   */
  public List<String> key() {
    return key;
  }

  /**
   * The values, put together now if they come from a source.
   *
   * @return the series with notes for people
   * @throws IllegalArgumentException if no series can be made of the values; the message says why
   */
  public Reading read() {
    return reading.get();
  }

  @Override
  public String toString() {
    return "KeyedSeries of " + key;
  }
}
