package io.github.ecomai.report;

import io.github.ecomai.data.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Series over time: lines and bands, with dates below, values at the left and a key above. Missing
 * values are gaps. Of long series the extremes of each small stretch are drawn, so that none is
 * lost; a gap shorter than that cannot be seen.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * TimeChart fan =
 *     TimeChart.of("Revenue and its forecast")
 *         .withHistory("so far", forecast.history())
 *         .withBand("95 %", forecast.interval(0.95).lower(), forecast.interval(0.95).upper())
 *         .withLine("expected", forecast.mean());
 * }</pre>
 */
public final class TimeChart extends Chart {
  private static final double TICK_LETTER = 6.8;
  private static final int LEFT = 56;
  private static final int RIGHT = 14;
  private static final int BOTTOM = 26;
  private static final int TOP = 10;
  private static final int USUAL_HEIGHT = 300;
  private static final int LOWEST = 80;
  private static final int HIGHEST = 2000;
  private static final List<String> INKS = List.of("a", "b", "d", "e");

  private record Line(String name, TimeSeries series, String ink) {}

  private record Band(String name, TimeSeries lower, TimeSeries upper) {}

  /** What a chart shows. Immutable. */
  private record Content(List<Line> lines, List<Band> bands, int height, boolean zero) {
    Content {
      lines = List.copyOf(lines);
      bands = List.copyOf(bands);
    }

    Stream<TimeSeries> series() {
      return Stream.concat(
          lines.stream().map(Line::series),
          bands.stream().flatMap(band -> Stream.of(band.lower(), band.upper())));
    }
  }

  private final Content content;

  private TimeChart(String label, Content content) {
    super(label);
    this.content = content;
  }

  /**
   * A chart without series yet, 300 units high.
   *
   * @param label what it shows, for those who cannot see it
   * @return the chart
   */
  public static TimeChart of(String label) {
    return new TimeChart(label, new Content(List.of(), List.of(), USUAL_HEIGHT, false));
  }

  /**
   * A copy with what was, as a thin grey line.
   *
   * @param name for the key, or empty for no place in it
   * @param series any, missing values are gaps
   * @return the copy
   */
  public TimeChart withHistory(String name, TimeSeries series) {
    return with(new Line(name, series, "c"));
  }

  /**
   * A copy with one more line, in a colour of its own for the first four.
   *
   * @param name for the key, or empty for no place in it
   * @param series any, missing values are gaps
   * @return the copy
   */
  public TimeChart withLine(String name, TimeSeries series) {
    long before = content.lines().stream().filter(line -> !line.ink().equals("c")).count();
    return with(new Line(name, series, INKS.get((int) (before % INKS.size()))));
  }

  private TimeChart with(Line line) {
    List<Line> lines = new ArrayList<>(content.lines());
    lines.add(line);
    return with(new Content(lines, content.bands(), content.height(), content.zero()));
  }

  /**
   * A copy with the area between two series. Areas lie below all lines and are darker where they
   * overlap.
   *
   * @param name for the key, or empty for no place in it
   * @param lower without missing values
   * @param upper of the same length, without missing values
   * @return the copy
   * @throws IllegalArgumentException if a bound is missing or the lengths differ
   */
  public TimeChart withBand(String name, TimeSeries lower, TimeSeries upper) {
    if (lower.missingCount() + upper.missingCount() > 0) {
      throw new IllegalArgumentException("the band '" + name + "' has a missing bound.");
    }
    if (lower.size() != upper.size()) {
      throw new IllegalArgumentException(
          "the band '"
              + name
              + "' has "
              + lower.size()
              + " lower and "
              + upper.size()
              + " upper bounds.");
    }
    List<Band> bands = new ArrayList<>(content.bands());
    bands.add(new Band(name, lower, upper));
    return with(new Content(content.lines(), bands, content.height(), content.zero()));
  }

  /**
   * A copy whose values begin at zero, or below if there are negative ones.
   *
   * @return the copy
   */
  public TimeChart fromZero() {
    return with(new Content(content.lines(), content.bands(), content.height(), true));
  }

  /**
   * A copy of another height.
   *
   * @param units 80 to 2000, where a page is 760 wide
   * @return the copy
   */
  public TimeChart withHeight(int units) {
    if (units < LOWEST || units > HIGHEST) {
      throw new IllegalArgumentException(
          "height " + units + " is not from " + LOWEST + " to " + HIGHEST + ".");
    }
    return with(new Content(content.lines(), content.bands(), units, content.zero()));
  }

  private TimeChart with(Content other) {
    return new TimeChart(label(), other);
  }

  @Override
  Svg draw(int width) {
    if (content.series().allMatch(series -> series.missingCount() == series.size())) {
      throw new IllegalStateException("the chart '" + label() + "' has no value to draw.");
    }
    double left = left();
    Key key = key(left, width);
    int height = content.height() + key.height();
    Svg svg = new Svg(width, height, label());
    key.draw(svg);
    TimeAxis x = TimeAxis.over(content.series().toList(), left, width - RIGHT);
    Axis y = values(height - BOTTOM, TOP + key.height());
    for (double tick : y.ticks()) {
      svg.line(tick == 0 ? "axis" : "grid", left, y.at(tick), width - RIGHT, y.at(tick));
      svg.text("tick", left - 8, y.at(tick) + 4, "end", y.label(tick));
    }
    x.draw(svg, height - BOTTOM);
    for (Band band : content.bands()) {
      svg.path("band", Curve.area(band.lower(), band.upper(), x, y));
    }
    for (Line line : content.lines()) {
      svg.path("line " + line.ink(), Curve.line(line.series(), x, y));
    }
    return svg;
  }

  /** Room for the longest label at the left. */
  private double left() {
    Axis y = values(0, 1);
    int longest = y.ticks().stream().mapToInt(tick -> y.label(tick).length()).max().orElse(0);
    return Math.max(LEFT, longest * TICK_LETTER + 10);
  }

  private Axis values(double from, double to) {
    double[] known =
        content
            .series()
            .flatMapToDouble(series -> Arrays.stream(series.toArray()))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    double low = content.zero() ? 0 : Double.POSITIVE_INFINITY;
    double high = content.zero() ? 0 : Double.NEGATIVE_INFINITY;
    for (double value : known) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Axis.over(low, high, content.height() > 160 ? 5 : 2, from, to);
  }

  private Key key(double left, int width) {
    Key key = new Key(left, width - RIGHT);
    content.lines().forEach(line -> key.addLine(line.name(), "line " + line.ink()));
    for (int i = 0; i < content.bands().size(); i++) {
      key.addBand(content.bands().get(i).name(), i + 1);
    }
    return key;
  }
}
