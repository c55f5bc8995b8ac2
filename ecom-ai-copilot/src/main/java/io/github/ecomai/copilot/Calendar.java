package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calendar arithmetic as seen from one day. Weeks run from Monday to Sunday. */
final class Calendar {
  static final Map<String, Period.Named> EVENTS =
      Map.ofEntries(
          Map.entry("black friday", y -> day(thanksgiving(y).plusDays(1))),
          Map.entry("cyber monday", y -> day(thanksgiving(y).plusDays(4))),
          Map.entry("thanksgiving", y -> day(thanksgiving(y))),
          Map.entry("thanksgiving day", y -> day(thanksgiving(y))),
          Map.entry("christmas day", fixed(12, 25)),
          Map.entry("christmas eve", fixed(12, 24)),
          Map.entry("boxing day", fixed(12, 26)),
          Map.entry("new year eve", fixed(12, 31)),
          Map.entry("new year day", fixed(1, 1)),
          Map.entry("valentine day", fixed(2, 14)),
          Map.entry("halloween", fixed(10, 31)));

  private final LocalDate today;

  Calendar(LocalDate today) {
    this.today = today;
  }

  LocalDate today() {
    return today;
  }

  private static Period.Named fixed(int month, int dayOfMonth) {
    return y -> day(LocalDate.of(y, month, dayOfMonth));
  }

  private static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
  }

  static Period day(LocalDate d) {
    return Period.of(d, d, Grain.DAY);
  }

  static Period.Named month(int month) {
    return y -> unit(Grain.MONTH, LocalDate.of(y, month, 1));
  }

  static Period.Named quarter(int quarter) {
    return y -> unit(Grain.QUARTER, LocalDate.of(y, quarter * 3 - 2, 1));
  }

  static Period.Named half(int half) {
    return y ->
        Period.of(
            LocalDate.of(y, half == 1 ? 1 : 7, 1),
            half == 1 ? LocalDate.of(y, 6, 30) : LocalDate.of(y, 12, 31),
            null);
  }

  static Period year(int year) {
    return unit(Grain.YEAR, LocalDate.of(year, 1, 1)).named(y -> year(y), true);
  }

  /** ISO week, or null if no year has such a week; unclear in a year that has only 52. */
  static Period.@Nullable Named week(int number) {
    if (number < 1 || number > 53) {
      return null;
    }
    return y -> {
      LocalDate day = LocalDate.of(y, 1, 4).plusWeeks(number - 1L);
      boolean there = day.get(IsoFields.WEEK_BASED_YEAR) == y;
      return there ? unit(Grain.WEEK, day) : Period.special(Period.Kind.UNCLEAR, Grain.WEEK);
    };
  }

  static Period unit(Grain grain, LocalDate day) {
    LocalDate from = start(grain, day);
    return Period.of(from, step(grain, from, 1).minusDays(1), grain);
  }

  static LocalDate start(Grain grain, LocalDate day) {
    return switch (grain) {
      case DAY -> day;
      case WEEK -> day.with(WeekFields.ISO.dayOfWeek(), 1);
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  static LocalDate step(Grain grain, LocalDate day, long n) {
    return switch (grain) {
      case DAY -> day.plusDays(n);
      case WEEK -> day.plusWeeks(n);
      case MONTH -> day.plusMonths(n);
      case QUARTER -> day.plusMonths(3 * n);
      case YEAR -> day.plusYears(n);
    };
  }

  /** From the start of the current unit up to today. */
  Period current(Grain grain) {
    return Period.of(start(grain, today), today, grain).as(Period.Kind.TO_DATE);
  }

  /** The n complete units before the current one; for days, the n days that end today. */
  Period last(Grain grain, int n) {
    if (step(grain, today, -n).getYear() < 1900) {
      return Period.special(Period.Kind.UNCLEAR, grain);
    }
    if (grain == Grain.DAY) {
      return Period.of(today.minusDays(n - 1L), today, n == 1 ? Grain.DAY : null);
    }
    LocalDate end = start(grain, today);
    return Period.of(step(grain, end, -n), end.minusDays(1), n == 1 ? grain : null);
  }

  /** A named time in the year given, or in the latest year in which it has started. */
  Period resolve(Period.Named named, @Nullable Integer year) {
    if (year != null) {
      return named.in(year).named(named, true);
    }
    Period latest = named.in(today.getYear());
    if (latest.from().isAfter(today)) {
      latest = named.in(today.getYear() - 1);
    }
    return latest.named(named, false);
  }

  /** The same days n units earlier; whole units stay whole. */
  static Period earlier(Period p, Grain grain) {
    LocalDate from = step(grain, p.from(), -1);
    LocalDate to = step(grain, p.to(), -1);
    boolean wholeMonths =
        grain.compareTo(Grain.MONTH) >= 0
            && p.from().getDayOfMonth() == 1
            && p.to().equals(YearMonth.from(p.to()).atEndOfMonth());
    return Period.of(from, wholeMonths ? YearMonth.from(to).atEndOfMonth() : to, p.unit());
  }

  /** The span of the same length right before, in calendar units where it is made of them. */
  static Period before(Period p) {
    if (p.unit() != null && p.unit() != Grain.DAY) {
      return earlier(p, p.unit());
    }
    boolean months =
        p.from().getDayOfMonth() == 1 && p.to().equals(YearMonth.from(p.to()).atEndOfMonth());
    if (months) {
      long n =
          YearMonth.from(p.from())
                  .until(YearMonth.from(p.to()), java.time.temporal.ChronoUnit.MONTHS)
              + 1;
      return Period.of(p.from().minusMonths(n), p.from().minusDays(1), null);
    }
    long days = p.from().until(p.to(), java.time.temporal.ChronoUnit.DAYS) + 1;
    return Period.of(p.from().minusDays(days), p.from().minusDays(1), p.unit());
  }

  /** The first or last n units of a longer time, or null where that is not clear. */
  static @Nullable Period within(Period p, boolean first, int n, Grain grain) {
    boolean nests = grain == Grain.DAY || grain.compareTo(Grain.MONTH) >= 0;
    if (!nests || !p.isFixed() || (p.unit() != null && grain.compareTo(p.unit()) >= 0)) {
      return null;
    }
    LocalDate from = first ? p.from() : step(grain, p.to().plusDays(1), -n);
    LocalDate to = first ? step(grain, p.from(), n).minusDays(1) : p.to();
    if (from.isBefore(p.from()) || to.isAfter(p.to())) {
      return null;
    }
    return Period.of(from, to, n == 1 ? grain : null);
  }

  /** Two adjoining times as one, or null if there is a gap between them. */
  static @Nullable Period union(Period a, Period b) {
    boolean swap = a.from().isAfter(b.from());
    Period first = swap ? b : a;
    Period second = swap ? a : b;
    if (!first.to().plusDays(1).equals(second.from())) {
      return null;
    }
    return Period.of(first.from(), second.to(), null).withParts(a, b);
  }

  static List<String> months() {
    return List.of(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december");
  }
}
