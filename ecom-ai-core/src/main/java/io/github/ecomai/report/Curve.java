package io.github.ecomai.report;

import io.github.ecomai.data.TimeSeries;
import java.util.stream.IntStream;

/** Series as paths of SVG. */
final class Curve {
  private Curve() {}

  /** A line with gaps; a value alone becomes a dot. */
  static String line(TimeSeries series, TimeAxis x, Axis y) {
    StringBuilder d = new StringBuilder();
    int drawn = 0;
    for (int i : shown(series, x.width())) {
      if (series.isMissing(i)) {
        dot(d, drawn);
        drawn = 0;
      } else {
        d.append(drawn++ == 0 ? 'M' : 'L').append(point(series, i, x, y));
      }
    }
    dot(d, drawn);
    return d.toString();
  }

  private static void dot(StringBuilder d, int drawn) {
    if (drawn == 1) {
      d.append("h0");
    }
  }

  /** The area between two series without gaps. */
  static String area(TimeSeries lower, TimeSeries upper, TimeAxis x, Axis y) {
    StringBuilder d = new StringBuilder();
    for (int i : shown(upper, x.width())) {
      d.append(d.isEmpty() ? 'M' : 'L').append(point(upper, i, x, y));
    }
    int[] back = shown(lower, x.width());
    for (int i = back.length - 1; i >= 0; i--) {
      d.append('L').append(point(lower, back[i], x, y));
    }
    return d.append('Z').toString();
  }

  private static String point(TimeSeries series, int i, TimeAxis x, Axis y) {
    return Svg.px(x.at(series.dateTime(i))) + "," + Svg.px(y.at(series.value(i)));
  }

  /** All rows of short series; of long ones the extremes of each unit across, in their order. */
  private static int[] shown(TimeSeries series, double width) {
    int n = series.size();
    int stretch = (int) Math.ceil(n / Math.max(1, width));
    if (stretch <= 2) {
      return IntStream.range(0, n).toArray();
    }
    IntStream.Builder rows = IntStream.builder();
    for (int from = 0; from < n; from += stretch) {
      addExtremes(series, from, Math.min(n, from + stretch), rows);
    }
    return rows.build().toArray();
  }

  private static void addExtremes(TimeSeries series, int from, int to, IntStream.Builder rows) {
    int low = from;
    int high = from;
    for (int i = from + 1; i < to; i++) {
      if (!series.isMissing(i)) {
        low = !(series.value(low) <= series.value(i)) ? i : low;
        high = !(series.value(high) >= series.value(i)) ? i : high;
      }
    }
    rows.add(Math.min(low, high));
    if (low != high) {
      rows.add(Math.max(low, high));
    }
  }
}
