package io.github.ecomai.csv;

import io.github.ecomai.source.DataType;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is declared about a column instead of being found out from its values. Immutable and
 * thread-safe.
 *
 * @param type the type of its values
 * @param pattern how a DATE or TIMESTAMP is written, as for {@link DateTimeFormatter#ofPattern}
 *     with English names, such as {@code M/d/yyyy H:mm}; null for the ISO form
 * @param zone the zone of a TIMESTAMP without an offset; null for the zone of the options
 */
public record CsvColumn(DataType type, @Nullable String pattern, @Nullable ZoneId zone) {
  /**
   * Checks that the pattern can be used.
   *
   * @param type the type of its values
   * @param pattern how a DATE or TIMESTAMP is written, or null
   * @param zone the zone of a TIMESTAMP without an offset, or null
   */
  public CsvColumn {
    Objects.requireNonNull(type, "type");
    boolean calendar = type.equals(DataType.DATE) || type.equals(DataType.TIMESTAMP);
    if (pattern != null && !calendar) {
      throw new IllegalArgumentException(
          "pattern '" + pattern + "' is for DATE and TIMESTAMP, not for " + type + ".");
    }
    if (pattern != null) {
      formatter(pattern); // fails if the pattern is wrong
    }
  }

  /**
   * A column of a type: numbers with a decimal point, dates and times in ISO form.
   *
   * @param type the type
   * @return the declaration
   */
  public static CsvColumn of(DataType type) {
    return new CsvColumn(type, null, null);
  }

  /**
   * The same with another way of writing dates or times.
   *
   * @param value such as {@code M/d/yyyy H:mm}
   * @return the declaration
   * @throws IllegalArgumentException if the pattern is wrong or the type is no date or time
   */
  public CsvColumn withPattern(String value) {
    return new CsvColumn(type, Objects.requireNonNull(value, "pattern"), zone);
  }

  /**
   * The same in another zone.
   *
   * @param value the zone of times that are written without an offset
   * @return the declaration
   */
  public CsvColumn withZone(ZoneId value) {
    return new CsvColumn(type, pattern, Objects.requireNonNull(value, "zone"));
  }

  /** Strict, so that 30 February is refused: that needs {@code u} in place of {@code y}. */
  static DateTimeFormatter formatter(String pattern) {
    StringBuilder strict = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      strict.append(c == 'y' && !quoted ? 'u' : c);
    }
    try {
      return DateTimeFormatter.ofPattern(strict.toString(), Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pattern '" + pattern + "' cannot be used. Maybe write it as M/d/yyyy H:mm.", e);
    }
  }
}
