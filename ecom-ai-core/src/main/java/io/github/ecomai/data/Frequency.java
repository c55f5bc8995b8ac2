package io.github.ecomai.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far apart the values of a {@link TimeSeries} are: hours, days, weeks, months, quarters or
 * years, and for days the days of the week on which the shop is closed.
 *
 * <p>All arithmetic is on the calendar of one place, without a zone: a day is a day when the clocks
 * change, and every day has 24 hours (the hour that spring skips has no value, the hour that autumn
 * repeats is one slot). Weeks begin on Monday (ISO 8601).
 *
 * <p>Immutable and thread-safe. Two frequencies are equal if unit and closed days are.
 *
 * <pre>{@code
 * Frequency sundaysOff = Frequency.DAY.closedOn(DayOfWeek.SUNDAY);
 * }</pre>
 */
public final class Frequency {
  /** One value per hour; season 24. */
  public static final Frequency HOUR = new Frequency(Unit.HOUR, 0);

  /** One value per day; season 7. */
  public static final Frequency DAY = new Frequency(Unit.DAY, 0);

  /** One value per week; season 52. */
  public static final Frequency WEEK = new Frequency(Unit.WEEK, 0);

  /** One value per month; season 12. */
  public static final Frequency MONTH = new Frequency(Unit.MONTH, 0);

  /** One value per quarter; season 4. */
  public static final Frequency QUARTER = new Frequency(Unit.QUARTER, 0);

  /** One value per year; season 1. */
  public static final Frequency YEAR = new Frequency(Unit.YEAR, 0);

  private static final String CLOSED = " CLOSED ON ";

  private final Unit unit;

  /** Bit {@code d} is set if the day of week with value {@code d + 1} is closed. */
  private final int closed;

  private Frequency(Unit unit, int closed) {
    this.unit = unit;
    this.closed = closed;
  }

  /**
   * Days without those on which the shop is always closed: they have no slot in a series.
   *
   * @param days closed days of the week, not all seven; none gives {@link #DAY} back
   * @return a copy of this frequency with exactly these closed days
   * @throws IllegalArgumentException if this is not a frequency of days or no day would be open
   */
  public Frequency closedOn(DayOfWeek... days) {
    if (unit != Unit.DAY) {
      throw new IllegalArgumentException(
          this + " has no closed days. Maybe use Frequency.DAY.closedOn(...).");
    }
    int bits = 0;
    for (DayOfWeek day : days) {
      bits |= bit(Objects.requireNonNull(day, "day"));
    }
    if (bits == 0x7f) {
      throw new IllegalArgumentException("All seven days are closed. Maybe leave one out.");
    }
    return bits == 0 ? DAY : new Frequency(Unit.DAY, bits);
  }

  /**
   * The text form back into a frequency.
   *
   * @param text such as {@code "month"} or {@code "DAY closed on SATURDAY, SUNDAY"}; case is
   *     ignored
   * @return the frequency
   * @throws IllegalArgumentException if the text names none
   */
  public static Frequency parse(String text) {
    String upper = text.trim().toUpperCase(Locale.ROOT);
    int at = upper.indexOf(CLOSED);
    try {
      Unit unit = Unit.valueOf(at < 0 ? upper : upper.substring(0, at));
      Frequency plain = new Frequency(unit, 0);
      if (at < 0) {
        return plain;
      }
      String[] names = upper.substring(at + CLOSED.length()).split("\\s*,\\s*");
      DayOfWeek[] days = new DayOfWeek[names.length];
      for (int i = 0; i < names.length; i++) {
        days[i] = DayOfWeek.valueOf(names[i].trim());
      }
      return plain.closedOn(days);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Frequency '"
              + text
              + "' is not known. Maybe one of hour, day, week, month, quarter, year.",
          e);
    }
  }

  /**
   * The usual number of values in one season: 24 hours, 7 days (less the closed ones), 52 weeks, 12
   * months, 4 quarters, 1 year.
   *
   * @return values per season, 1 or more
   */
  public int season() {
    return unit.season - Integer.bitCount(closed);
  }

  /**
   * The days of the week without slots.
   *
   * @return closed days, empty unless {@link #closedOn} set them; not modifiable
   */
  public Set<DayOfWeek> closedDays() {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (isClosed(day)) {
        days.add(day);
      }
    }
    return Collections.unmodifiableSet(days);
  }

  /**
   * Whether a date has a slot.
   *
   * @param date any date
   * @return {@code false} on closed days
   */
  public boolean isOpen(LocalDate date) {
    return closed == 0 || !isClosed(date.getDayOfWeek());
  }

  /**
   * The first day of the period that a date lies in; for a closed day, the last open day before it.
   *
   * @param date any date
   * @return the date itself for hours and open days, else Monday, or the first day of the month,
   *     quarter or year
   */
  public LocalDate truncate(LocalDate date) {
    return switch (unit) {
      case HOUR -> date;
      case DAY -> openOnOrBefore(date);
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> date.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case YEAR -> date.withDayOfYear(1);
    };
  }

  /**
   * The first moment of the period that a moment lies in.
   *
   * @param moment any moment
   * @return the full hour, else the midnight at the start of {@link #truncate(LocalDate)}
   */
  public LocalDateTime truncate(LocalDateTime moment) {
    return unit == Unit.HOUR
        ? moment.truncatedTo(ChronoUnit.HOURS)
        : truncate(moment.toLocalDate()).atStartOfDay();
  }

  /**
   * A date some periods away, counted from the start in one step, so that nothing drifts: January
   * 31 plus one month is the last of February, plus two months March 31. Closed days are not
   * counted.
   *
   * @param start where to count from; an open day
   * @param periods how many, may be negative
   * @return the date
   * @throws IllegalArgumentException if this is {@link #HOUR} or the start is a closed day
   * @throws java.time.DateTimeException if the result is beyond the calendar
   */
  public LocalDate plus(LocalDate start, long periods) {
    if (unit == Unit.HOUR) {
      throw new IllegalArgumentException(
          "Hours cannot be added to the date " + start + ". Maybe use plus(LocalDateTime, n).");
    }
    return plus(start.atStartOfDay(), periods).toLocalDate();
  }

  /**
   * A moment some periods away, counted from the start in one step; the time of day stays, except
   * for hours.
   *
   * @param start where to count from; on an open day
   * @param periods how many, may be negative
   * @return the moment
   * @throws IllegalArgumentException if the start is on a closed day
   * @throws java.time.DateTimeException if the result is beyond the calendar
   */
  public LocalDateTime plus(LocalDateTime start, long periods) {
    checkOpen(start.toLocalDate());
    return switch (unit) {
      case HOUR -> start.plusHours(periods);
      case DAY ->
          start.plusDays(closed == 0 ? periods : calendarDays(start.getDayOfWeek(), periods));
      case WEEK -> start.plusWeeks(periods);
      case MONTH -> start.plusMonths(periods);
      case QUARTER -> start.plusMonths(Math.multiplyExact(periods, 3L));
      case YEAR -> start.plusYears(periods);
    };
  }

  /**
   * How many whole periods lie between two dates: the largest n with {@code plus(start, n) <= end}.
   *
   * @param start where to count from; an open day
   * @param end where to count to, any date; negative results for dates before the start
   * @return whole periods, rounded down
   * @throws IllegalArgumentException if the start is a closed day
   */
  public long between(LocalDate start, LocalDate end) {
    return between(start.atStartOfDay(), end.atStartOfDay());
  }

  /**
   * How many whole periods lie between two moments: the largest n with {@code plus(start, n) <=
   * end}.
   *
   * @param start where to count from; on an open day
   * @param end where to count to; negative results for moments before the start
   * @return whole periods, rounded down
   * @throws IllegalArgumentException if the start is on a closed day
   */
  public long between(LocalDateTime start, LocalDateTime end) {
    checkOpen(start.toLocalDate());
    long guess =
        switch (unit) {
          case HOUR -> ChronoUnit.HOURS.between(start, end);
          case DAY -> openDays(start, end);
          case WEEK -> ChronoUnit.WEEKS.between(start, end);
          case MONTH -> ChronoUnit.MONTHS.between(start, end);
          case QUARTER -> ChronoUnit.MONTHS.between(start, end) / 3;
          case YEAR -> ChronoUnit.YEARS.between(start, end);
        };
    // java.time rounds towards zero and reads month ends strictly; at most two steps away
    while (plus(start, guess).isAfter(end)) {
      guess--;
    }
    while (!plus(start, guess + 1).isAfter(end)) {
      guess++;
    }
    return guess;
  }

  /**
   * Whether every period of another frequency lies within one period of this one, by size alone:
   * hour, day, week, month, quarter, year.
   *
   * @param other another frequency
   * @return {@code true} if this has the longer periods
   */
  public boolean isCoarserThan(Frequency other) {
    return unit.compareTo(other.unit) > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frequency that && unit == that.unit && closed == that.closed;
  }

  @Override
  public int hashCode() {
    return unit.name().hashCode() * 128 + closed;
  }

  /**
   * The text that {@link #parse} reads.
   *
   * @return such as {@code MONTH} or {@code DAY closed on SUNDAY}
   */
  @Override
  public String toString() {
    if (closed == 0) {
      return unit.name();
    }
    return closedDays().stream()
        .map(DayOfWeek::name)
        .collect(Collectors.joining(", ", unit.name() + CLOSED.toLowerCase(Locale.ROOT), ""));
  }

  /** Whether periods are months or several of them. */
  boolean hasMonths() {
    return unit.compareTo(Unit.MONTH) >= 0;
  }

  boolean isHourly() {
    return unit == Unit.HOUR;
  }

  private boolean isClosed(DayOfWeek day) {
    return (closed & bit(day)) != 0;
  }

  private static int bit(DayOfWeek day) {
    return 1 << (day.getValue() - 1);
  }

  private LocalDate openOnOrBefore(LocalDate date) {
    LocalDate day = date;
    while (!isOpen(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private void checkOpen(LocalDate date) {
    if (!isOpen(date)) {
      throw new IllegalArgumentException(
          date
              + " is a "
              + date.getDayOfWeek()
              + ", a closed day of "
              + this
              + ". Maybe begin on an open day.");
    }
  }

  /** Calendar days that the given number of open days spans from an open day. */
  private long calendarDays(DayOfWeek from, long openDays) {
    int perWeek = season();
    long days = Math.multiplyExact(Math.floorDiv(openDays, perWeek), 7L);
    int left = Math.floorMod(openDays, perWeek);
    DayOfWeek day = from;
    while (left > 0) {
      day = day.plus(1);
      days++;
      if (!isClosed(day)) {
        left--;
      }
    }
    return days;
  }

  private long openDays(LocalDateTime start, LocalDateTime end) {
    long days = ChronoUnit.DAYS.between(start, end);
    return closed == 0 ? days : Math.floorDiv(days, 7L) * season();
  }

  private enum Unit {
    HOUR(24),
    DAY(7),
    WEEK(52),
    MONTH(12),
    QUARTER(4),
    YEAR(1);

    private final int season;

    Unit(int season) {
      this.season = season;
    }
  }
}
