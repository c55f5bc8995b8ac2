package io.github.ecomai.csv;

/** Reads numbers, dates and times out of a field's characters without making objects. */
final class FieldText {
  /** Not a number. */
  static final int TEXT = 0;

  /** Digits, with a minus or without; no zero in front of others. */
  static final int INTEGER = 1;

  /** Digits around a point. */
  static final int DECIMAL = 2;

  /** A number with an exponent that has a point or a sign in it, unlike a code such as 12E4. */
  static final int EXPONENT = 3;

  private FieldText() {}

  /**
   * The kind of number, plus 16 times the digits before and 65,536 times those after the point.
   *
   * @param mark the decimal point, or comma
   */
  static int number(char[] text, int start, int end, char mark) {
    int at = start < end && text[start] == '-' ? start + 1 : start;
    int point = digits(text, at, end);
    int whole = point - at;
    if (point == start || whole > 1000 || (whole > 1 && text[at] == '0')) {
      return TEXT;
    }
    int significant = whole == 1 && text[at] == '0' ? 0 : whole;
    if (point == end) {
      return whole == 0 ? TEXT : INTEGER + 16 * significant;
    }
    int stop = text[point] == mark ? digits(text, point + 1, end) : point;
    int scale = Math.max(0, stop - point - 1);
    if ((stop > point && scale == 0) || scale > 1000) {
      return TEXT;
    }
    if (stop == end) {
      return DECIMAL + 16 * significant + 65_536 * scale;
    }
    return whole > 0 && isExponent(text, stop, end, scale > 0) ? EXPONENT : TEXT;
  }

  private static boolean isExponent(char[] text, int start, int end, boolean hasPoint) {
    if ((text[start] != 'e' && text[start] != 'E') || start + 1 == end) {
      return false;
    }
    boolean signed = text[start + 1] == '-' || text[start + 1] == '+';
    int first = start + (signed ? 2 : 1);
    return (hasPoint || signed) && first < end && digits(text, first, end) == end;
  }

  /** Where the digits from {@code at} on end. */
  static int digits(char[] text, int at, int end) {
    int i = at;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  /** A number of exactly so many digits, or -1. */
  static int fixed(char[] text, int at, int count, int end) {
    if (at + count > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  /** Whether {@code yyyy-MM-dd} stands here and is a day. */
  static boolean isDate(char[] text, int at, int end) {
    if (at + 10 > end || text[at + 4] != '-' || text[at + 7] != '-') {
      return false;
    }
    int year = fixed(text, at, 4, end);
    int month = fixed(text, at + 5, 2, end);
    int day = fixed(text, at + 8, 2, end);
    return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
  }

  static int days(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01 of a date that {@link #isDate} has accepted. */
  static long day(char[] text, int at) {
    int end = at + 10;
    int month = fixed(text, at + 5, 2, end);
    long year = fixed(text, at, 4, end) - (month <= 2 ? 1L : 0L);
    long era = Math.floorDiv(year, 400L);
    long yearOfEra = year - 400 * era;
    long dayOfYear =
        (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + fixed(text, at + 8, 2, end) - 1;
    return 146_097 * era + 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }
}
