package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series over time: lines, bands and dots, with dates below and values at the left. */
final class TimeChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 56;
  private static final int RIGHT = 14;
  private static final int BOTTOM = 26;
  private static final int TOP = 10;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private record Line(TimeSeries series, String style) {}

  private record Band(TimeSeries lower, TimeSeries upper, String style) {}

  private final String label;
  private final int height;
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private boolean fromZero;

  TimeChart(String label, int height) {
    this.label = label;
    this.height = height;
  }

  TimeChart line(TimeSeries series, String style) {
    lines.add(new Line(series, style));
    return this;
  }

  TimeChart band(TimeSeries lower, TimeSeries upper, String style) {
    if (lower.missingCount() + upper.missingCount() > 0) {
      throw new IllegalArgumentException("a band has a missing bound.");
    }
    bands.add(new Band(lower, upper, style));
    return this;
  }

  TimeChart fromZero() {
    fromZero = true;
    return this;
  }

  String svg() {
    List<TimeSeries> all = new ArrayList<>();
    lines.forEach(line -> all.add(line.series()));
    bands.forEach(band -> all.addAll(List.of(band.lower(), band.upper())));
    double min = fromZero ? 0 : Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (TimeSeries series : all) {
      for (int i = 0; i < series.size(); i++) {
        if (!series.isMissing(i)) {
          min = Math.min(min, series.value(i));
          max = Math.max(max, series.value(i));
        }
      }
      first = Math.min(first, series.time(0).toEpochDay());
      last = Math.max(last, series.time(series.size() - 1).toEpochDay());
    }
    Svg svg = new Svg(WIDTH, height, label);
    Axis y = Axis.over(min, max, height > 160 ? 5 : 2, height - BOTTOM, TOP);
    double perDay = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, last - first);
    grid(svg, y, first, last, perDay);
    for (Band band : bands) {
      svg.path(band.style(), area(band, y, first, perDay));
    }
    for (Line line : lines) {
      svg.path("line " + line.style(), curve(line.series(), y, first, perDay));
    }
    return svg.toString();
  }

  private void grid(Svg svg, Axis y, long first, long last, double perDay) {
    for (double tick : y.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
      svg.text("tick", LEFT - 8, y.at(tick) + 4, "end", y.label(tick));
    }
    LocalDate from = LocalDate.ofEpochDay(first);
    int months = Math.max(1, (int) Math.ceil((last - first) / 30.44 / 7));
    LocalDate date = from.withDayOfMonth(1).plusMonths(from.getDayOfMonth() == 1 ? 0 : 1);
    while (date.toEpochDay() <= last) {
      double x = LEFT + (date.toEpochDay() - first) * perDay;
      if (x < WIDTH - 40) {
        svg.line("grid", x, height - BOTTOM, x, height - BOTTOM + 4);
        svg.text("tick", x, height - 8, x < LEFT + 24 ? "start" : "middle", MONTH.format(date));
      }
      date = date.plusMonths(months);
    }
  }

  private static String curve(TimeSeries series, Axis y, long first, double perDay) {
    StringBuilder d = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < series.size(); i++) {
      if (series.isMissing(i)) {
        pen = false;
      } else {
        d.append(pen ? 'L' : 'M').append(point(series, i, y, first, perDay));
        pen = true;
      }
    }
    return d.toString();
  }

  private static String area(Band band, Axis y, long first, double perDay) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < band.upper().size(); i++) {
      d.append(i == 0 ? 'M' : 'L').append(point(band.upper(), i, y, first, perDay));
    }
    for (int i = band.lower().size() - 1; i >= 0; i--) {
      d.append('L').append(point(band.lower(), i, y, first, perDay));
    }
    return d.append('Z').toString();
  }

  private static String point(TimeSeries series, int i, Axis y, long first, double perDay) {
    double x = LEFT + (series.time(i).toEpochDay() - first) * perDay;
    return Svg.px(x) + "," + Svg.px(y.at(series.value(i)));
  }
}
