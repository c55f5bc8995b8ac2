package io.github.ecomai.examples.commerce;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The days of the shop and how busy they are. The sum of the days' intensities is the shop's clock:
 * customers buy at a steady rate in its weeks, of which there are as many as in the calendar, but
 * which pass quickly before Christmas and slowly in summer. Immutable and thread-safe.
 */
final class Season {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final LocalDate START = LocalDate.of(2022, 3, 1);
  static final LocalDate END = LocalDate.of(2026, 3, 9);

  /** Customers may be known for this long when the data begin. */
  static final int BEFORE = 420;

  /** Days from START to END. */
  static final int DAYS = Math.toIntExact(END.toEpochDay() - START.toEpochDay() + 1);

  static final double[] WEEKDAY = {1.10, 1.0, 0.96, 1.02, 1.22, 0.95, 0.75};
  static final double WINTER = 0.55;
  static final double BLACK_FRIDAY = 2.2;
  static final double CHRISTMAS_DAY = 0.25;

  private static final int FIRST = Math.toIntExact(START.toEpochDay());

  private final double[] clock = new double[BEFORE + DAYS + 1];
  private final long[] midnights = new long[BEFORE + DAYS + 1];

  Season() {
    for (int i = 0; i < clock.length; i++) {
      LocalDate day = date(i - BEFORE);
      midnights[i] = day.atStartOfDay(ZONE).toEpochSecond();
      if (i + 1 < clock.length) {
        clock[i + 1] = clock[i] + raw(day);
      }
    }
    double scale = (clock.length - 1) / 7.0 / clock[clock.length - 1];
    for (int i = 0; i < clock.length; i++) {
      clock[i] *= scale;
    }
  }

  /** Weekly season, the winter, and the days around Black Friday. */
  private static double raw(LocalDate day) {
    double yearly = 1 + WINTER * winter(day);
    return WEEKDAY[day.getDayOfWeek().getValue() - 1] * yearly * holiday(day);
  }

  private static double holiday(LocalDate day) {
    if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25) {
      return CHRISTMAS_DAY;
    }
    LocalDate friday = blackFriday(day.getYear());
    return day.isBefore(friday) || day.isAfter(friday.plusDays(3)) ? 1 : BLACK_FRIDAY;
  }

  /** 0 in summer to 1 shortly before Christmas. */
  static double winter(LocalDate day) {
    double cosine = StrictMath.cos(2 * Math.PI * (day.getDayOfYear() - 350) / 365.25);
    return cosine <= 0 ? 0 : cosine * cosine * cosine;
  }

  static LocalDate blackFriday(int year) {
    LocalDate first = LocalDate.of(year, Month.NOVEMBER, 1);
    int toThursday = (DayOfWeek.THURSDAY.getValue() - first.getDayOfWeek().getValue() + 7) % 7;
    return first.plusDays(toThursday + 22L);
  }

  /** The date of a day of the shop; day 0 is {@link #START}, days before it are negative. */
  static LocalDate date(int day) {
    return LocalDate.ofEpochDay(epochDay(day));
  }

  static int epochDay(int day) {
    return FIRST + day;
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay()) - FIRST;
  }

  /** 0 for Monday to 6. */
  static int weekday(int day) {
    return Math.floorMod(epochDay(day) + 3, 7);
  }

  /** The shop's clock at the start of a day, in weeks. */
  double clock(int day) {
    return clock[day + BEFORE];
  }

  /** The day on which the shop's clock shows a time, or {@link #DAYS} if that is after the end. */
  int dayAt(double time) {
    if (time >= clock[clock.length - 1]) {
      return DAYS;
    }
    int found = Arrays.binarySearch(clock, time);
    return (found >= 0 ? found : -found - 2) - BEFORE;
  }

  /** Microseconds since 1970 of a second of a day that has 23 to 25 hours. */
  long instant(int day, int second) {
    long length = midnights[day + BEFORE + 1] - midnights[day + BEFORE];
    return (midnights[day + BEFORE] + Math.min(second, length - 1)) * 1_000_000;
  }

  /** The end of the data: midnight after {@link #END}. */
  long endOfData() {
    return midnights[BEFORE + DAYS] * 1_000_000;
  }

  /** The day of the shop at a time not after the end of the data. */
  int dayOf(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    int found = Arrays.binarySearch(midnights, seconds);
    return (found >= 0 ? found : -found - 2) - BEFORE;
  }
}
