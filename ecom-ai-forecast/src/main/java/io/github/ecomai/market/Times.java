package io.github.ecomai.market;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Periods as people call them. */
final class Times {
  private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");
  private static final Map<Frequency, DateTimeFormatter> NAMES =
      Map.of(
          Frequency.HOUR, formatter("yyyy-MM-dd HH:mm"),
          Frequency.MONTH, formatter("MMM yyyy"),
          Frequency.QUARTER, formatter("'Q'Q yyyy"),
          Frequency.YEAR, formatter("yyyy"));

  private Times() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** What one period is called, such as month; closed days or not. */
  static String unit(Frequency frequency) {
    return frequency.closedDays().isEmpty()
        ? frequency.toString().toLowerCase(Locale.ROOT)
        : "open day";
  }

  /** The name of a period, such as Jul 2026; of days and weeks the first day. */
  static String text(TimeSeries series, int index) {
    return NAMES.getOrDefault(series.frequency(), DAY).format(series.dateTime(index));
  }
}
