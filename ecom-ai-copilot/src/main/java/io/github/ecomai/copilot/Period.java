package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.data.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that a question names.
 *
 * @param kind how it is meant
 * @param from first day
 * @param to last day
 * @param unit calendar unit that it is made of, or null
 * @param named how to find the same time in another year, or null
 * @param yearGiven true if the question names the year
 * @param parts the two ends of a range, else empty
 */
record Period(
    Kind kind,
    LocalDate from,
    LocalDate to,
    @Nullable Grain unit,
    @Nullable Named named,
    boolean yearGiven,
    List<Period> parts) {

  enum Kind {
    /** Fixed days. */
    SPAN,
    /** From the start of the current unit to today. */
    TO_DATE,
    /** The previous complete unit ("last month"). */
    PREVIOUS,
    /** "the previous month": as {@link #PREVIOUS}, but beside another time the one before that. */
    PRIOR,
    /** "a year earlier": the subject of a comparison, one year before. */
    YEAR_BEFORE,
    /** "the month before": the subject, one unit before. */
    UNIT_BEFORE,
    /** "all time". */
    ALL,
    /** Can be understood in more than one way. */
    UNCLEAR,
    /** Has no start ("before 2025"). */
    OPEN,
    /** Has not begun. */
    FUTURE
  }

  /** The same time in any year. */
  @FunctionalInterface
  interface Named {
    Period in(int year);
  }

  static Period of(LocalDate from, LocalDate to, @Nullable Grain unit) {
    return new Period(Kind.SPAN, from, to, unit, null, false, List.of());
  }

  static Period special(Kind kind, @Nullable Grain unit) {
    return new Period(kind, LocalDate.EPOCH, LocalDate.EPOCH, unit, null, false, List.of());
  }

  Period as(Kind other) {
    return new Period(other, from, to, unit, named, yearGiven, parts);
  }

  Period named(Named other, boolean given) {
    return new Period(kind, from, to, unit, other, given, parts);
  }

  Period withParts(Period a, Period b) {
    return new Period(kind, from, to, unit, named, yearGiven, List.of(a, b));
  }

  boolean isFixed() {
    return kind == Kind.SPAN || kind == Kind.TO_DATE || kind == Kind.PREVIOUS || kind == Kind.PRIOR;
  }

  DateRange span() {
    return new DateRange(from, to);
  }
}
