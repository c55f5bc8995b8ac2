package io.github.ecomai.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Horizontal bars with a name at the left, on narrow screens above, and the value at the end; one
 * or two bars a name. Bars of zero and below are a thin line.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * BarChart chart = BarChart.of("Orders by country").withBar("Germany", 1204, "1,204");
 * }</pre>
 */
public final class BarChart extends Chart {
  private static final int LONGEST_NAME = 32;
  private static final int WIDEST_NAME = 46;
  private static final double NAME_LETTER = 7.2;
  private static final double TICK_LETTER = 6.8;
  private static final int NAME_LINE = 18;
  private static final int GAP = 10;

  private record Bar(String name, double value, String text, String style) {
    Bar {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a bar of " + value + " cannot be drawn.");
      }
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(text, "text");
    }
  }

  private final List<List<Bar>> groups;
  private final List<String> names;

  private BarChart(String label, List<List<Bar>> groups, List<String> names) {
    super(label);
    this.groups = groups;
    this.names = names;
  }

  /**
   * A chart without bars yet.
   *
   * @param label what it shows, for those who cannot see it
   * @return the chart
   */
  public static BarChart of(String label) {
    return new BarChart(label, List.of(), List.of());
  }

  /**
   * A copy with one more bar.
   *
   * @param name at its left; cut off after 32 letters, or 46 where it stands above
   * @param value its length, finite
   * @param text at its end, the value as people read it
   * @return the copy
   */
  public BarChart withBar(String name, double value, String text) {
    return with(List.of(new Bar(name, value, text, "bar a")));
  }

  /**
   * A copy with a second bar for the last name, below its first one.
   *
   * @param value its length, finite
   * @param text at its end, the value as people read it
   * @return the copy
   * @throws IllegalStateException if there is no first bar, or a second one already
   */
  public BarChart withSecondBar(double value, String text) {
    if (groups.isEmpty()) {
      throw new IllegalStateException("there is no first bar. Maybe call withBar before.");
    }
    if (groups.get(groups.size() - 1).size() > 1) {
      throw new IllegalStateException("there is a second bar. Maybe call withBar before.");
    }
    List<Bar> group = new ArrayList<>(groups.get(groups.size() - 1));
    group.add(new Bar("", value, text, "bar b"));
    return new BarChart(label(), groups.subList(0, groups.size() - 1), names).with(group);
  }

  /**
   * A copy that says what first and second bars are.
   *
   * @param first what the first bar of each name is
   * @param second what the second one is
   * @return the copy
   */
  public BarChart withKey(String first, String second) {
    return new BarChart(label(), groups, List.of(first, second));
  }

  private BarChart with(List<Bar> group) {
    List<List<Bar>> more = new ArrayList<>(groups);
    more.add(List.copyOf(group));
    return new BarChart(label(), List.copyOf(more), names);
  }

  @Override
  Svg draw(int width) {
    boolean above = width <= NARROW;
    double left = above ? 0 : longest(true) * NAME_LETTER + 14;
    double room = width - left - longest(false) * TICK_LETTER - 10;
    double max = bars().stream().mapToDouble(Bar::value).max().orElse(0);
    int thick = bars().size() > groups.size() ? 12 : 16;
    int lines = above ? groups.size() * NAME_LINE : 0;
    Key key = new Key(0, width);
    for (int i = 0; i < names.size(); i++) {
      key.addBar(names.get(i), i == 0 ? "bar a" : "bar b");
    }
    double y = key.height() + 6;
    double height = y + bars().size() * (thick + 2) + groups.size() * GAP + lines;
    Svg svg = new Svg(width, (int) height, label());
    key.draw(svg);
    for (List<Bar> group : groups) {
      double middle = y + (thick + 2) * group.size() / 2.0 + 3;
      svg.text(
          "name",
          0,
          above ? y + 12 : middle,
          "start",
          shown(group.get(0).name(), above ? WIDEST_NAME : LONGEST_NAME));
      y += above ? NAME_LINE : 0;
      for (Bar bar : group) {
        double w = max <= 0 ? 1 : Math.max(1, bar.value() / max * room);
        svg.bar(bar.style(), new Svg.Box(left, y, w, thick), bar.text());
        svg.text("tick", left + w + 6, y + thick - 2, "start", bar.text());
        y += thick + 2;
      }
      y += GAP;
    }
    return svg;
  }

  private List<Bar> bars() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** Letters of the longest name, or of the longest value. */
  private int longest(boolean name) {
    return bars().stream()
        .mapToInt(bar -> name ? shown(bar.name(), LONGEST_NAME).length() : bar.text().length())
        .max()
        .orElse(0);
  }

  private static String shown(String name, int longest) {
    return name.length() <= longest ? name : name.substring(0, longest - 1) + "…";
  }
}
