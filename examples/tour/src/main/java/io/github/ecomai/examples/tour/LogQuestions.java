package io.github.ecomai.examples.tour;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to ask of an order log: about its last full year and month. */
final class LogQuestions {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  /** Many shops are closed around new year. */
  private static final int DAYS_OFF_IN_WINTER = 7;

  private static final int DAYS_OFF = 2;

  private LogQuestions() {}

  static List<String> of(LocalDate firstDay, LocalDate lastDay, boolean countries) {
    int year = year(firstDay, lastDay);
    List<String> questions = new ArrayList<>();
    questions.add("What was our total revenue?");
    if (countries) {
      questions.add("top 5 countries by revenue");
    }
    questions.add("revenue by month in " + year);
    questions.add("How many orders came in " + MONTH.format(month(firstDay, lastDay)) + "?");
    questions.add("top 5 products by units sold");
    questions.add("average order value by month in " + year);
    questions.add("profit by month in " + year);
    return questions;
  }

  /** The last full year; where there is none, the one with most days. */
  static int year(LocalDate firstDay, LocalDate lastDay) {
    int last = lastDay.getYear();
    int full =
        lastDay.plusDays(DAYS_OFF_IN_WINTER).isBefore(LocalDate.of(last, 12, 31)) ? last - 1 : last;
    if (!firstDay.minusDays(DAYS_OFF_IN_WINTER).isAfter(LocalDate.of(full, 1, 1))) {
      return full;
    }
    long daysBefore = ChronoUnit.DAYS.between(firstDay, LocalDate.of(last, 1, 1));
    return daysBefore > lastDay.getDayOfYear() ? last - 1 : last;
  }

  /** The last full month; where there is none, that of the last day. */
  static YearMonth month(LocalDate firstDay, LocalDate lastDay) {
    YearMonth last = YearMonth.from(lastDay);
    YearMonth full =
        lastDay.plusDays(DAYS_OFF).isBefore(last.atEndOfMonth()) ? last.minusMonths(1) : last;
    return firstDay.minusDays(DAYS_OFF).isAfter(full.atDay(1)) ? last : full;
  }
}
