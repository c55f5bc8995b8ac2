package io.github.ecomai.csv;

/**
 * Reads {@code yyyy-MM-dd HH:mm[:ss[.f]][[ ]offset]}, with a space or a T between; digits beyond
 * the microsecond are cut. An offset is {@code +02:00}, {@code +0200}, {@code +02}, {@code Z} or,
 * after a space, {@code UTC}. Holds what was read last. For one thread.
 */
final class InstantText {
  private static final long SECOND = 1_000_000L;

  private long micros;
  private boolean local;

  /** Microseconds since 1970-01-01T00:00, in UTC unless {@link #isLocal}. */
  long micros() {
    return micros;
  }

  /** Whether there was no offset. */
  boolean isLocal() {
    return local;
  }

  boolean read(char[] text, int start, int end) {
    if (!FieldText.isDate(text, start, end) || start + 16 > end) {
      return false;
    }
    char between = text[start + 10];
    int hour = FieldText.fixed(text, start + 11, 2, end);
    int minute = FieldText.fixed(text, start + 14, 2, end);
    boolean right = (between == ' ' || between == 'T') && text[start + 13] == ':';
    if (!right || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    long seconds = 86_400 * FieldText.day(text, start) + 3600L * hour + 60L * minute;
    micros = seconds * SECOND;
    return seconds(text, start + 16, end);
  }

  private boolean seconds(char[] text, int at, int end) {
    if (at == end || text[at] != ':') {
      return offset(text, at, end);
    }
    int second = FieldText.fixed(text, at + 1, 2, end);
    if (second < 0 || second > 59) {
      return false;
    }
    micros += second * SECOND;
    int next = at + 3;
    if (next == end || text[next] != '.') {
      return offset(text, next, end);
    }
    int stop = FieldText.digits(text, next + 1, end);
    long unit = SECOND;
    for (int i = next + 1; i < stop; i++) {
      unit /= 10;
      micros += (text[i] - '0') * unit;
    }
    return stop > next + 1 && stop <= next + 10 && offset(text, stop, end);
  }

  private static boolean isUtc(char[] text, int at, int end) {
    return end - at == 3 && text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C';
  }

  private boolean offset(char[] text, int at, int end) {
    local = at == end;
    if (local || (at + 1 == end && text[at] == 'Z')) {
      return true;
    }
    if (text[at] == ' ') {
      return isUtc(text, at + 1, end)
          || (at + 1 < end && text[at + 1] != ' ' && offset(text, at + 1, end));
    }
    int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
    int hours = FieldText.fixed(text, at + 1, 2, end);
    int colon = at + 3 < end && text[at + 3] == ':' ? 1 : 0;
    int minutes = at + 3 == end ? 0 : FieldText.fixed(text, at + 3 + colon, 2, end);
    boolean complete = at + 3 == end || at + 5 + colon == end;
    if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !complete) {
      return false;
    }
    micros -= sign * (3600L * hours + 60L * minutes) * SECOND;
    return true;
  }
}
