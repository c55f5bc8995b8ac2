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
    double span = seconds(end) - seconds(start);
    Step step =
        STEPS.stream()
            .filter(one -> span / one.seconds() <= width() / one.width())
            .findFirst()
            .orElse(STEPS.get(STEPS.size() - 1));
    DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
    LocalDateTime time = step.from(start);
    while (!time.isAfter(end)) {
      double x = at(time);
      String anchor = x < from + 24 ? "start" : x > to - 24 ? "end" : "middle";
      svg.line("grid", x, y, x, y + 4);
      svg.text("tick", x, y + 18, anchor, format.format(time));
      time = time.plus(step.count(), step.unit());
    }
  }
}
