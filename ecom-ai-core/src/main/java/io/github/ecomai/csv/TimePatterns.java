package io.github.ecomai.csv;

import io.github.ecomai.source.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which common patterns of dates and times fit every value of a column: day, month and year of four
 * digits in one of three orders, between slashes, points or hyphens, perhaps with a time of day by
 * 24 or 12 hours. For one thread.
 */
final class TimePatterns {
  private static final int DAY_FIRST = 1;
  private static final int MONTH_FIRST = 2;
  private static final int YEAR_FIRST = 4;

  private static final int NO_TIME = 1;
  private static final int HOURS_24 = 2;
  private static final int HOURS_12 = 4;

  private static final int SECONDS = 1;
  private static final int NO_SECONDS = 2;

  private int orders = DAY_FIRST | MONTH_FIRST | YEAR_FIRST;
  private int clocks = NO_TIME | HOURS_24 | HOURS_12;
  private int seconds;
  private char separator;

  /** Whether some pattern fits this value and all before it. */
  boolean see(char[] text, int start, int end) {
    if (orders != 0 && clocks != 0) {
      int stop = date(text, start, end);
      clocks &= stop < 0 ? 0 : clock(text, stop, end);
    }
    return orders != 0 && clocks != 0;
  }

  /** Reads the date and gives its end, or -1. */
  private int date(char[] text, int start, int end) {
    int first = FieldText.digits(text, start, end);
    int second = first < end ? FieldText.digits(text, first + 1, end) : end;
    int third = second < end ? FieldText.digits(text, second + 1, end) : end;
    if (third == second || first == start || text[first] != text[second] || !isKnown(text[first])) {
      return -1;
    } else if (second - first > 3) {
      return -1;
    }
    int a = part(text, start, first);
    int b = part(text, first + 1, second);
    int c = part(text, second + 1, third);
    if (first - start == 4) {
      orders &= third - second <= 3 && isDay(a, b, c) ? YEAR_FIRST : 0;
    } else if (first - start <= 2 && third - second == 5) {
      orders &= (isDay(c, b, a) ? DAY_FIRST : 0) | (isDay(c, a, b) ? MONTH_FIRST : 0);
    } else {
      orders = 0;
    }
    return third;
  }

  private boolean isKnown(char c) {
    if (separator == 0 && (c == '/' || c == '.' || c == '-')) {
      separator = c;
    }
    return c == separator;
  }

  private static int part(char[] text, int start, int end) {
    return end - start > 4 ? -1 : FieldText.fixed(text, start, end - start, end);
  }

  private static boolean isDay(int year, int month, int day) {
    boolean month12 = month >= 1 && month <= 12;
    return year >= 1 && month12 && day >= 1 && day <= FieldText.days(year, month);
  }

  /** Which clocks the rest of the value fits. */
  private int clock(char[] text, int at, int end) {
    if (at == end) {
      return NO_TIME;
    }
    int colon = FieldText.digits(text, at + 1, end);
    int hour = part(text, at + 1, colon);
    int minute = colon < end ? FieldText.fixed(text, colon + 1, 2, end) : -1;
    boolean right = text[at] == ' ' && colon - at <= 3 && colon < end && text[colon] == ':';
    if (!right || colon == at + 1 || minute < 0 || minute > 59) {
      return 0;
    }
    int stop = colon + 3;
    boolean exact = stop < end && text[stop] == ':';
    int second = exact ? FieldText.fixed(text, stop + 1, 2, end) : 0;
    seconds |= exact ? SECONDS : NO_SECONDS;
    if (second < 0 || second > 59) {
      return 0;
    }
    return half(text, exact ? stop + 3 : stop, end, hour);
  }

  private static int half(char[] text, int at, int end, int hour) {
    if (at == end) {
      return hour <= 23 ? HOURS_24 : 0;
    }
    boolean half =
        end - at == 3
            && text[at] == ' '
            && (text[at + 1] == 'A' || text[at + 1] == 'P')
            && text[at + 2] == 'M';
    return half && hour >= 1 && hour <= 12 ? HOURS_12 : 0;
  }

  DataType type() {
    return clocks == NO_TIME ? DataType.DATE : DataType.TIMESTAMP;
  }

  /** Those that fit all values; before any value, none. */
  List<String> patterns() {
    List<String> patterns = new ArrayList<>();
    if (separator != 0 && clocks != 0) {
      add(patterns, DAY_FIRST, "d", "M", "yyyy");
      add(patterns, MONTH_FIRST, "M", "d", "yyyy");
      add(patterns, YEAR_FIRST, "yyyy", "M", "d");
    }
    return patterns;
  }

  private void add(List<String> patterns, int order, String... parts) {
    if ((orders & order) != 0) {
      patterns.add(String.join(String.valueOf(separator), parts) + time());
    }
  }

  private String time() {
    String second = seconds == SECONDS ? ":ss" : seconds == NO_SECONDS ? "" : "[:ss]";
    return switch (clocks) {
      case HOURS_24 -> " H:mm" + second;
      case HOURS_12 -> " h:mm" + second + " a";
      default -> "";
    };
  }
}
