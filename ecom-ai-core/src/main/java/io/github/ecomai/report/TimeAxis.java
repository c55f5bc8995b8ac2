package io.github.ecomai.report;

import io.github.ecomai.data.TimeSeries;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Times from left to right, with labels at round hours, days, months or years. Immutable. */
final class TimeAxis {
  private static final double LETTER = 6.6;
  private static final int GAP = 24;
  private static final int YEARS_AT_MOST = 1000;
  private static final List<Step> STEPS =
      List.of(
          new Step(ChronoUnit.HOURS, 1, "d MMM HH:mm"),
          new Step(ChronoUnit.HOURS, 6, "d MMM HH:mm"),
          new Step(ChronoUnit.DAYS, 1, "d MMM yyyy"),
          new Step(ChronoUnit.DAYS, 7, "d MMM yyyy"),
          new Step(ChronoUnit.MONTHS, 1, "MMM yyyy"),
          new Step(ChronoUnit.MONTHS, 3, "MMM yyyy"),
          new Step(ChronoUnit.MONTHS, 6, "MMM yyyy"),
          new Step(ChronoUnit.YEARS, 1, "yyyy"),
          new Step(ChronoUnit.YEARS, 2, "yyyy"),
          new Step(ChronoUnit.YEARS, 5, "yyyy"),
          new Step(ChronoUnit.YEARS, 10, "yyyy"),
          new Step(ChronoUnit.YEARS, 50, "yyyy"),
          new Step(ChronoUnit.YEARS, YEARS_AT_MOST, "yyyy"));

  /** A distance between labels and how a time is written. */
  private record Step(ChronoUnit unit, int count, String pattern) {
    /** Units across that a label needs. */
    double width() {
      return pattern.length() * LETTER + GAP;
    }

    long seconds() {
      return unit.getDuration().toSeconds() * count;
    }

    /** The first round time that is not before. */
    LocalDateTime from(LocalDateTime time) {
      LocalDateTime round =
          switch (unit) {
            case HOURS ->
                time.truncatedTo(ChronoUnit.HOURS).withHour(time.getHour() / count * count);
            case DAYS -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTHS ->
                time.truncatedTo(ChronoUnit.DAYS)
                    .withDayOfYear(1)
                    .withMonth((time.getMonthValue() - 1) / count * count + 1);
            default ->
                time.truncatedTo(ChronoUnit.DAYS)
                    .withDayOfYear(1)
                    .withYear(Math.floorDiv(time.getYear(), count) * count);
          };
      return round.isBefore(time) ? round.plus(count, unit) : round;
    }
  }

  private final LocalDateTime start;
  private final LocalDateTime end;
  private final double from;
  private final double to;

  private TimeAxis(LocalDateTime start, LocalDateTime end, double from, double to) {
    this.start = start;
    this.end = end;
    this.from = from;
    this.to = to;
  }

  /** An axis that covers all series, between two places. */
  static TimeAxis over(List<TimeSeries> series, double from, double to) {
    LocalDateTime start = LocalDateTime.MAX;
    LocalDateTime end = LocalDateTime.MIN;
    for (TimeSeries one : series) {
      LocalDateTime last = one.dateTime(one.size() - 1);
      start = one.dateTime(0).isBefore(start) ? one.dateTime(0) : start;
      end = last.isAfter(end) ? last : end;
    }
    return new TimeAxis(start, end, from, to);
  }

  double at(LocalDateTime time) {
    double span = Math.max(1, seconds(end) - seconds(start));
    return from + (seconds(time) - seconds(start)) / span * (to - from);
  }

  private static double seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  double width() {
    return to - from;
  }

  /** Draws marks and labels below a line. */
  void draw(Svg svg, double y) {
    Step step = step();
    DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
    LocalDateTime time = step.from(start);
    double free = Double.NEGATIVE_INFINITY;
    while (!time.isAfter(end)) {
      double x = at(time);
      svg.line("grid", x, y, x, y + 4);
      free = label(svg, x, y + 18, format.format(time), free);
      time = time.plus(step.count(), step.unit());
    }
  }

  /** The smallest step whose labels have room, but one of which a label is in sight. */
  private Step step() {
    double span = seconds(end) - seconds(start);
    int fits = 0;
    while (fits + 1 < STEPS.size()
        && span / STEPS.get(fits).seconds() > width() / STEPS.get(fits).width()) {
      fits++;
    }
    while (fits > 0 && STEPS.get(fits).from(start).isAfter(end)) {
      fits--;
    }
    return STEPS.get(fits);
  }

  /** Writes a label if there is room for it, and gives where the next one may begin. */
  private double label(Svg svg, double x, double y, String text, double free) {
    double width = text.length() * LETTER;
    String anchor = x < from + 24 ? "start" : x > to - 24 ? "end" : "middle";
    double left = anchor.equals("start") ? x : anchor.equals("end") ? x - width : x - width / 2;
    if (left < free) {
      return free;
    }
    svg.text("tick", x, y, anchor, text);
    return left + width + GAP / 4.0;
  }
}
