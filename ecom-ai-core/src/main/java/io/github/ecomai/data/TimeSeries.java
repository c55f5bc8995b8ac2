package io.github.ecomai.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * Numbers at equal steps of the calendar. Value {@code i} belongs to the period that begins {@code
 * i} steps of the {@link Frequency} after the start and ends where the next one begins. A missing
 * value is {@code NaN}; infinite values are refused.
 *
 * <p>Times are counted from the start in one step, so they never drift: monthly from January 31
 * goes on with the last of February and with March 31. Days without slots are left out ({@link
 * Frequency#closedOn}).
 *
 * <p>Immutable and thread-safe: arrays are copied on the way in and out.
 *
 * <pre>{@code
 * TimeSeries sales = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.MONTH, 112, 118, 132);
 * }</pre>
 */
public final class TimeSeries {
  private static final int PRINTED = 6;

  /** Where times are counted from. */
  private final LocalDateTime origin;

  /** Periods from the origin to the first value. */
  private final int skipped;

  private final Frequency frequency;
  private final double[] values;
  private final int missing;

  private TimeSeries(LocalDateTime origin, int skipped, Frequency frequency, double[] owned) {
    this.origin = origin;
    this.skipped = skipped;
    this.frequency = frequency;
    this.values = owned;
    int count = 0;
    for (int i = 0; i < owned.length; i++) {
      if (Double.isNaN(owned[i])) {
        count++;
      } else if (Double.isInfinite(owned[i])) {
        throw new IllegalArgumentException(
            "Value " + i + " is infinite. Maybe use NaN for a missing value.");
      }
    }
    this.missing = count;
  }

  /**
   * A series that begins on a date.
   *
   * @param start begin of the first period; an open day
   * @param frequency step from value to value
   * @param values the values in order of time, {@code NaN} for missing; may be empty
   * @return the series
   * @throws IllegalArgumentException if a value is infinite or the start is a closed day
   */
  public static TimeSeries of(LocalDate start, Frequency frequency, double... values) {
    return of(start.atStartOfDay(), frequency, values);
  }

  /**
   * A series that begins at a time of day, as hourly ones may.
   *
   * @param start begin of the first period in the shop's zone; on an open day
   * @param frequency step from value to value
   * @param values the values in order of time, {@code NaN} for missing; may be empty
   * @return the series
   * @throws IllegalArgumentException if a value is infinite or the start is on a closed day
   */
  public static TimeSeries of(LocalDateTime start, Frequency frequency, double... values) {
    Objects.requireNonNull(start, "start");
    frequency.plus(start, values.length); // refuses closed starts and ends beyond the calendar
    return new TimeSeries(start, 0, frequency, values.clone());
  }

  /**
   * A series from dated values, such as the rows of a query; periods without a row are missing.
   *
   * @param frequency step from value to value, not {@link Frequency#HOUR}
   * @param points values by the first day of their period, at least one
   * @return the series from the first to the last date
   * @throws IllegalArgumentException if there are no points, a date is not the begin of a period
   *     counted from the first date, or a value is infinite
   */
  public static TimeSeries ofPoints(Frequency frequency, SortedMap<LocalDate, Double> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("There are no points. Maybe the query gave no rows.");
    }
    LocalDate first = points.firstKey();
    long size = frequency.between(first, points.lastKey()) + 1;
    double[] values = new double[Math.toIntExact(size)];
    Arrays.fill(values, Double.NaN);
    for (Map.Entry<LocalDate, Double> point : points.entrySet()) {
      LocalDate date = point.getKey();
      int i = (int) frequency.between(first, date);
      if (!frequency.plus(first, i).equals(date)) {
        throw new IllegalArgumentException(
            date
                + " is not a step of "
                + frequency
                + " from "
                + first
                + ". Maybe truncate the dates first, or name the closed days.");
      }
      values[i] = point.getValue();
    }
    return new TimeSeries(first.atStartOfDay(), 0, frequency, values);
  }

  /**
   * How many values there are, missing ones included.
   *
   * @return 0 or more
   */
  public int size() {
    return values.length;
  }

  /**
   * One value.
   *
   * @param i index from 0 to size - 1
   * @return the value, {@code NaN} if missing
   * @throws IndexOutOfBoundsException if there is no such index
   */
  public double value(int i) {
    return values[Objects.checkIndex(i, values.length)];
  }

  /**
   * Whether one value is missing.
   *
   * @param i index from 0 to size - 1
   * @return {@code true} if it is {@code NaN}
   * @throws IndexOutOfBoundsException if there is no such index
   */
  public boolean isMissing(int i) {
    return Double.isNaN(value(i));
  }

  /**
   * How many values are missing.
   *
   * @return 0 to size
   */
  public int missingCount() {
    return missing;
  }

  /**
   * All values.
   *
   * @return a new array, {@code NaN} for missing
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * The step from value to value.
   *
   * @return the frequency
   */
  public Frequency frequency() {
    return frequency;
  }

  /**
   * The day on which the first period begins.
   *
   * @return {@code time(0)}
   */
  public LocalDate start() {
    return time(0);
  }

  /**
   * The day on which a period begins; the calendar goes on before and after the values.
   *
   * @param i any index; {@code size()} is the period after the last value
   * @return the day, in the shop's zone
   */
  public LocalDate time(int i) {
    return dateTime(i).toLocalDate();
  }

  /**
   * The moment at which a period begins; the calendar goes on before and after the values.
   *
   * @param i any index; {@code size()} is the period after the last value
   * @return the moment, in the shop's zone
   */
  public LocalDateTime dateTime(int i) {
    return frequency.plus(origin, (long) skipped + i);
  }

  /**
   * The value whose period holds a date (its first moment, for hourly series).
   *
   * @param date any date
   * @return the index, empty outside the series and on closed days
   */
  public OptionalInt indexOf(LocalDate date) {
    return indexOf(date.atTime(frequency.isHourly() ? LocalTime.MIDNIGHT : origin.toLocalTime()));
  }

  /**
   * The value whose period holds a moment.
   *
   * @param moment any moment in the shop's zone
   * @return the index, empty outside the series and on closed days
   */
  public OptionalInt indexOf(LocalDateTime moment) {
    if (moment.isBefore(dateTime(0)) || !frequency.isOpen(moment.toLocalDate())) {
      return OptionalInt.empty();
    }
    long i = frequency.between(origin, moment) - skipped;
    return i < values.length ? OptionalInt.of((int) i) : OptionalInt.empty();
  }

  /**
   * A part of the series.
   *
   * @param from first index
   * @param to index after the last one
   * @return the values from {@code from} to {@code to - 1}
   * @throws IndexOutOfBoundsException if the range is not within the series
   */
  public TimeSeries slice(int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    return at(from, Arrays.copyOfRange(values, from, to));
  }

  /**
   * The part of the series whose periods begin within a range of dates.
   *
   * @param range both ends included; may reach beyond the series
   * @return the part, empty if nothing begins in the range
   */
  public TimeSeries slice(DateRange range) {
    int from = firstFrom(range.from());
    return slice(from, Math.max(from, firstFrom(range.to().plusDays(1))));
  }

  /**
   * Other values of the same periods.
   *
   * @param others for the first period and those after it, {@code NaN} for missing; of any number
   * @return a series that begins when this one does
   * @throws IllegalArgumentException if a value is infinite
   */
  public TimeSeries withValues(double... others) {
    return at(0, others.clone());
  }

  /**
   * Values of the periods after this series, such as a forecast.
   *
   * @param next for the period after the last one and those after it, {@code NaN} for missing
   * @return a series that begins where this one ends
   * @throws IllegalArgumentException if a value is infinite
   */
  public TimeSeries following(double... next) {
    return at(values.length, next.clone());
  }

  /** Values from a period on; ends of months that were cut short do not become the rule. */
  private TimeSeries at(int from, double[] owned) {
    LocalDateTime first = dateTime(from);
    boolean cut = frequency.hasMonths() && first.getDayOfMonth() != origin.getDayOfMonth();
    TimeSeries series =
        cut
            ? new TimeSeries(origin, Math.addExact(skipped, from), frequency, owned)
            : new TimeSeries(first, 0, frequency, owned);
    series.dateTime(owned.length); // refuses ends beyond the calendar
    return series;
  }

  /**
   * A longer series.
   *
   * @param more values of the periods after the last one, {@code NaN} for missing
   * @return this series followed by the values
   * @throws IllegalArgumentException if a value is infinite
   */
  public TimeSeries append(double... more) {
    int size = Math.addExact(values.length, more.length);
    double[] all = Arrays.copyOf(values, size);
    System.arraycopy(more, 0, all, values.length, more.length);
    return at(0, all);
  }

  /**
   * A longer series.
   *
   * @param next values that begin with the period after the last one; may be empty
   * @return this series followed by the next one
   * @throws IllegalArgumentException if the next one has another frequency, or begins earlier or
   *     later; the message says when it should begin
   */
  public TimeSeries append(TimeSeries next) {
    if (!next.frequency.equals(frequency)) {
      throw new IllegalArgumentException(
          "Values by "
              + next.frequency
              + " cannot follow a series by "
              + frequency
              + ". Maybe aggregate them first.");
    }
    LocalDateTime expected = dateTime(values.length);
    LocalDateTime begin = next.dateTime(0);
    if (next.values.length > 0 && !begin.equals(expected)) {
      boolean early = begin.isBefore(expected);
      throw new IllegalArgumentException(
          "The values begin at "
              + printed(begin)
              + ", but the period after the series begins at "
              + printed(expected)
              + (early
                  ? ": they overlap. Maybe slice them."
                  : ": there is a gap. Maybe fill it with NaN."));
    }
    return append(next.values);
  }

  private String printed(LocalDateTime time) {
    return time.toLocalTime().equals(LocalTime.MIDNIGHT) && !frequency.isHourly()
        ? time.toLocalDate().toString()
        : time.toString();
  }

  /**
   * The series with missing values replaced, such as by 0 where no row means no sale.
   *
   * @param value what a missing value becomes, finite
   * @return a series without missing values
   * @throws IllegalArgumentException if the value is not finite
   */
  public TimeSeries withMissingAs(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Replacement " + value + " is not finite. Maybe use 0.");
    }
    double[] filled = values.clone();
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(filled[i])) {
        filled[i] = value;
      }
    }
    return at(0, filled);
  }

  /**
   * A series of longer periods, each from the values whose own periods begin in it (a week belongs
   * to the month of its first day). Periods are those of {@link Frequency#truncate(LocalDate)}.
   * Time O(size).
   *
   * @param to a coarser frequency without closed days
   * @param how how values become one, and what happens with partial periods and missing values
   * @return the coarser series; empty if no period is covered in full and partial ones are left out
   * @throws IllegalArgumentException if the frequency is not coarser or a total is infinite
   */
  public TimeSeries aggregate(Frequency to, Aggregation how) {
    if (!to.isCoarserThan(frequency) || !to.closedDays().isEmpty()) {
      throw new IllegalArgumentException(
          "A series by "
              + frequency
              + " cannot be aggregated to "
              + to
              + ". Maybe choose a longer period without closed days.");
    }
    double[] result = new double[values.length];
    int count = 0;
    LocalDateTime first = to.truncate(dateTime(0));
    int from = 0;
    while (from < values.length) {
      LocalDateTime begin = to.truncate(dateTime(from));
      LocalDateTime next = to.plus(begin, 1);
      int end = firstFrom(next);
      boolean partial =
          (from == 0 && !dateTime(-1).isBefore(begin)) || dateTime(end).isBefore(next);
      if (!partial || how.keepsPartial()) {
        if (count == 0) {
          first = begin;
        }
        result[count++] = how.apply(values, from, end);
      }
      from = end;
    }
    return new TimeSeries(first, 0, to, Arrays.copyOf(result, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeSeries that
        && frequency.equals(that.frequency)
        && dateTime(0).equals(that.dateTime(0))
        && (!frequency.hasMonths() || origin.getDayOfMonth() == that.origin.getDayOfMonth())
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * dateTime(0).hashCode() + frequency.hashCode()) + Arrays.hashCode(values);
  }

  /**
   * Start, frequency, size and the first few values.
   *
   * @return one short line
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TimeSeries of ").append(values.length);
    text.append(" by ").append(frequency).append(" from ");
    text.append(frequency.isHourly() ? dateTime(0) : start()).append(": [");
    for (int i = 0; i < Math.min(PRINTED, values.length); i++) {
      text.append(i == 0 ? "" : ", ").append(values[i]);
    }
    return text.append(values.length > PRINTED ? ", ...]" : "]").toString();
  }

  private int firstFrom(LocalDate date) {
    return firstFrom(date.atStartOfDay());
  }

  /** The first index whose period begins at or after a moment; 0 to size. */
  private int firstFrom(LocalDateTime moment) {
    if (!moment.isAfter(dateTime(0))) {
      return 0;
    }
    long i = frequency.between(origin, moment);
    if (frequency.plus(origin, i).isBefore(moment)) {
      i++;
    }
    return (int) Math.min(i - skipped, values.length);
  }
}
