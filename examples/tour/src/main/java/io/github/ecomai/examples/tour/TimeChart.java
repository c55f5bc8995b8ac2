package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series over time: lines, bands and dots, with dates below and values at the left. */
final class TimeChart implements Chart {
  private static final int LEFT = 56;
  private static final int RIGHT = 14;
  private static final int BOTTOM = 26;
  private static final int TOP = 10;
  private static final int UNITS_A_LABEL = 110;
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

  /** The days and values that a drawing covers. */
  private record Extent(long first, long last, double min, double max) {
    Extent with(TimeSeries series) {
      double low = min;
      double high = max;
      for (int i = 0; i < series.size(); i++) {
        if (!series.isMissing(i)) {
          low = Math.min(low, series.value(i));
          high = Math.max(high, series.value(i));
        }
      }
      return new Extent(
          Math.min(first, series.time(0).toEpochDay()),
          Math.max(last, series.time(series.size() - 1).toEpochDay()),
          low,
          high);
    }

    double perDay(int width) {
      return (width - LEFT - RIGHT) / (double) Math.max(1, last - first);
    }
  }

  @Override
  public String svg(int width) {
    Extent extent = extent();
    Svg svg = new Svg(width, height, label);
    Axis y = Axis.over(extent.min(), extent.max(), height > 160 ? 5 : 2, height - BOTTOM, TOP);
    grid(svg, y, extent, width);
    double perDay = extent.perDay(width);
    for (Band band : bands) {
      svg.path(band.style(), area(band, y, extent.first(), perDay));
    }
    for (Line line : lines) {
      svg.path("line " + line.style(), curve(line.series(), y, extent.first(), perDay));
    }
    return svg.toString();
  }

  private Extent extent() {
    double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
    Extent extent = new Extent(Long.MAX_VALUE, Long.MIN_VALUE, low, Double.NEGATIVE_INFINITY);
    for (Line line : lines) {
      extent = extent.with(line.series());
    }
    for (Band band : bands) {
      extent = extent.with(band.lower()).with(band.upper());
    }
    return extent;
  }

  private void grid(Svg svg, Axis y, Extent extent, int width) {
    for (double tick : y.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", LEFT, y.at(tick), width - RIGHT, y.at(tick));
      svg.text("tick", LEFT - 8, y.at(tick) + 4, "end", y.label(tick));
    }
    LocalDate from = LocalDate.ofEpochDay(extent.first());
    double labels = (width - LEFT) / (double) UNITS_A_LABEL;
    int months = Math.max(1, (int) Math.ceil((extent.last() - extent.first()) / 30.44 / labels));
    LocalDate date = from.withDayOfMonth(1).plusMonths(from.getDayOfMonth() == 1 ? 0 : 1);
    while (date.toEpochDay() <= extent.last()) {
      double x = LEFT + (date.toEpochDay() - extent.first()) * extent.perDay(width);
      if (x < width - 40) {
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
