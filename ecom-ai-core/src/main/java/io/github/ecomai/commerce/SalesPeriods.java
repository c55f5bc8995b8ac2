package io.github.ecomai.commerce;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the sums of periods in a row, without gaps and without periods that are known in part. */
final class SalesPeriods {
  private static final int CLOSED_AFTER_DAYS = 56;

  private final Frequency frequency;
  private final SortedMap<LocalDate, Double> values = new TreeMap<>();
  private LocalDate firstDay = LocalDate.MAX;
  private LocalDate lastDay = LocalDate.MIN;

  SalesPeriods(Frequency frequency) {
    this.frequency = frequency;
  }

  void add(int period, double value, int first, int last) {
    values.merge(LocalDate.ofEpochDay(period), Double.isNaN(value) ? 0 : value, Double::sum);
    LocalDate from = LocalDate.ofEpochDay(first);
    LocalDate to = LocalDate.ofEpochDay(last);
    firstDay = from.isBefore(firstDay) ? from : firstDay;
    lastDay = to.isAfter(lastDay) ? to : lastDay;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  TimeSeries series(List<String> notes) {
    if (!frequency.equals(Frequency.DAY)) {
      dropParts(notes);
      return filled(frequency);
    }
    Set<DayOfWeek> closed = closedDays();
    if (closed.isEmpty()) {
      return filled(frequency);
    }
    notes.add(
        "The shop never sells on " + plural(closed) + "; these days are not part of the series.");
    return filled(Frequency.DAY.closedOn(closed.toArray(DayOfWeek[]::new)));
  }

  /** "Saturdays and Sundays". */
  private static String plural(Set<DayOfWeek> days) {
    List<String> names =
        days.stream().map(d -> d.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s").toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Weekdays without a sale over at least eight weeks. */
  private Set<DayOfWeek> closedDays() {
    Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
    if (lastDay.toEpochDay() - firstDay.toEpochDay() >= CLOSED_AFTER_DAYS) {
      closed.addAll(EnumSet.allOf(DayOfWeek.class));
      values.keySet().forEach(day -> closed.remove(day.getDayOfWeek()));
    }
    return closed;
  }

  private void dropParts(List<String> notes) {
    int slack = slack(frequency);
    LocalDate last = values.lastKey();
    LocalDate end = frequency.plus(last, 1).minusDays(1);
    if (values.size() > 1 && lastDay.plusDays(slack).isBefore(end)) {
      values.remove(last);
      notes.add(
          "Sales end on "
              + lastDay
              + ", so the period from "
              + last
              + " is incomplete and left out.");
    }
    LocalDate first = values.firstKey();
    if (values.size() > 1 && firstDay.minusDays(slack).isAfter(first)) {
      values.remove(first);
      notes.add(incompleteBegin(firstDay, first));
    }
  }

  /** Days at either end of a period that may lack sales without making it incomplete. */
  static int slack(Frequency frequency) {
    return frequency.equals(Frequency.WEEK) ? 1 : 2;
  }

  static String incompleteBegin(LocalDate firstDay, LocalDate period) {
    return "Sales begin on "
        + firstDay
        + ", so the period from "
        + period
        + " is incomplete and left out.";
  }

  private TimeSeries filled(Frequency steps) {
    LocalDate start = values.firstKey();
    int periods = Math.toIntExact(steps.between(start, values.lastKey())) + 1;
    double[] filled = new double[periods];
    values.forEach(
        (period, value) -> filled[Math.toIntExact(steps.between(start, period))] = value);
    return TimeSeries.of(start, steps, filled);
  }
}
