package io.github.ecomai.examples.commerce;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** How busy a day is: weekly and yearly season, growth, and the days around Black Friday. */
final class Season {
  private static final double[] WEEKDAY = {1.10, 1.0, 0.96, 1.02, 1.22, 0.95, 0.75};
  private static final double GROWTH_PER_YEAR = 0.18;

  private Season() {}

  /** 0 in summer to 1 at the end of December. */
  static double winter(LocalDate day) {
    double angle = 2 * Math.PI * (day.getDayOfYear() - 354) / 365.25;
    double cosine = StrictMath.cos(angle);
    return cosine <= 0 ? 0 : cosine * cosine * cosine;
  }

  static double intensity(LocalDate day, LocalDate start) {
    double years = (day.toEpochDay() - start.toEpochDay()) / 365.25;
    double growth = 1 + GROWTH_PER_YEAR * years;
    double yearly = 1 + 0.8 * winter(day);
    return WEEKDAY[day.getDayOfWeek().getValue() - 1] * growth * yearly * sale(day);
  }

  /** Black Friday to Cyber Monday is three times as busy, Christmas Day hardly at all. */
  private static double sale(LocalDate day) {
    if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25) {
      return 0.25;
    }
    LocalDate friday = blackFriday(day.getYear());
    return day.isBefore(friday) || day.isAfter(friday.plusDays(3)) ? 1 : 3;
  }

  static LocalDate blackFriday(int year) {
    LocalDate first = LocalDate.of(year, Month.NOVEMBER, 1);
    int toThursday = (DayOfWeek.THURSDAY.getValue() - first.getDayOfWeek().getValue() + 7) % 7;
    return first.plusDays(toThursday + 22L);
  }
}
