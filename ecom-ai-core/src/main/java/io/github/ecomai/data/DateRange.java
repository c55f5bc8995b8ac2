package io.github.ecomai.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All days from one date to another, both included: never empty, within the years 1 to 9999.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * DateRange march = DateRange.ofMonth(2024, 3);
 * DateRange february = march.previous();
 * }</pre>
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record DateRange(LocalDate from, LocalDate to) {
  /**
   * Checks the order of the days.
   *
   * @param from first day
   * @param to last day, not before the first
   * @throws IllegalArgumentException if the last day is before the first or a year is out of range
   */
  public DateRange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The range ends on " + to + ", before it begins on " + from + ". Maybe swap them.");
    }
    if (from.getYear() < 1 || to.getYear() > 9999) {
      throw new IllegalArgumentException(
          "The range " + from + " to " + to + " leaves the years 1 to 9999. Maybe a typing error?");
    }
  }

  /**
   * A range of days.
   *
   * @param from first day
   * @param to last day, not before the first
   * @return the range
   */
  public static DateRange of(LocalDate from, LocalDate to) {
    return new DateRange(from, to);
  }

  /**
   * A calendar month.
   *
   * @param year 1 to 9999
   * @param month 1 to 12
   * @return its first to its last day
   */
  public static DateRange ofMonth(int year, int month) {
    YearMonth value = YearMonth.of(year, month);
    return new DateRange(value.atDay(1), value.atEndOfMonth());
  }

  /**
   * A calendar year.
   *
   * @param year 1 to 9999
   * @return January 1 to December 31
   */
  public static DateRange ofYear(int year) {
    return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /**
   * Whether a date lies in the range.
   *
   * @param date any date
   * @return {@code true} from the first to the last day
   */
  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  /**
   * How many days there are.
   *
   * @return 1 or more
   */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /**
   * The days that two ranges share.
   *
   * @param other another range
   * @return the common days, empty if there are none
   */
  public Optional<DateRange> intersect(DateRange other) {
    LocalDate first = from.isAfter(other.from) ? from : other.from;
    LocalDate last = to.isBefore(other.to) ? to : other.to;
    return last.isBefore(first) ? Optional.empty() : Optional.of(new DateRange(first, last));
  }

  /**
   * The range of equal length that ends the day before this one: as many whole months if this is
   * made of whole calendar months (so March gives February, a year the year before), else as many
   * days.
   *
   * @return the range before
   * @throws IllegalArgumentException if it would begin before year 1
   */
  public DateRange previous() {
    LocalDate last = from.minusDays(1);
    boolean wholeMonths = from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
    LocalDate first =
        wholeMonths
            ? from.minusMonths(ChronoUnit.MONTHS.between(from, to.plusDays(1)))
            : from.minusDays(days());
    return new DateRange(first, last);
  }

  /**
   * The calendar periods of the range in order, the first and last cut to the range. Closed days of
   * the frequency are in no period.
   *
   * @param frequency day or longer
   * @return ranges that do not overlap, empty if all days are closed
   * @throws IllegalArgumentException if the frequency is {@link Frequency#HOUR}
   */
  public List<DateRange> split(Frequency frequency) {
    if (frequency.isHourly()) {
      throw new IllegalArgumentException(
          "A range of days cannot be split by HOUR. Maybe split by DAY.");
    }
    List<DateRange> parts = new ArrayList<>();
    LocalDate day = from;
    while (!day.isAfter(to)) {
      LocalDate next = frequency.plus(frequency.truncate(day), 1);
      if (!frequency.closedDays().isEmpty()) {
        next = day.plusDays(1);
      }
      LocalDate last = next.isAfter(to) ? to : next.minusDays(1);
      if (frequency.isOpen(day)) {
        parts.add(new DateRange(day, last));
      }
      day = next;
    }
    return List.copyOf(parts);
  }
}
