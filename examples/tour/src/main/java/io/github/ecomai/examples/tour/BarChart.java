package io.github.ecomai.examples.tour;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars with a name at the left, on narrow screens above, and the value at the end; one
 * or two bars a name.
 */
final class BarChart implements Chart {
  private static final int LONGEST_NAME = 32;
  private static final double NAME_LETTER = 7.2;
  private static final double TICK_LETTER = 6.8;
  private static final int NAME_LINE = 18;
  private static final int GAP = 10;

  private record Bar(String name, double value, String text, String style) {}

  private final String label;
  private final List<List<Bar>> groups = new ArrayList<>();

  BarChart(String label) {
    this.label = label;
  }

  BarChart bar(String name, double value, String text) {
    groups.add(List.of(new Bar(name, value, text, "bar a")));
    return this;
  }

  BarChart pair(String name, double one, String oneText, double two, String twoText) {
    groups.add(List.of(new Bar(name, one, oneText, "bar a"), new Bar("", two, twoText, "bar b")));
    return this;
  }

  @Override
  public String svg(int width) {
    boolean above = width <= NARROW;
    double left = above ? 0 : longest(true) * NAME_LETTER + 14;
    double room = width - left - longest(false) * TICK_LETTER - 10;
    double max = bars().stream().mapToDouble(Bar::value).max().orElse(0);
    int thick = bars().size() > groups.size() ? 12 : 16;
    int lines = above ? groups.size() * NAME_LINE : 0;
    Svg svg = new Svg(width, bars().size() * (thick + 2) + groups.size() * GAP + lines + 6, label);
    double y = 6;
    for (List<Bar> group : groups) {
      double middle = y + (thick + 2) * group.size() / 2.0 + 3;
      svg.text("name", 0, above ? y + 12 : middle, "start", shown(group.get(0).name()));
      y += above ? NAME_LINE : 0;
      for (Bar bar : group) {
        double w = max <= 0 ? 0 : Math.max(0, bar.value()) / max * room;
        svg.bar(bar.style(), left, y, Math.max(w, 1), thick, bar.text());
        svg.text("tick", left + Math.max(w, 1) + 6, y + thick - 2, "start", bar.text());
        y += thick + 2;
      }
      y += GAP;
    }
    return svg.toString();
  }

  private List<Bar> bars() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** Letters of the longest name, or of the longest value. */
  private int longest(boolean name) {
    return bars().stream()
        .mapToInt(bar -> name ? shown(bar.name()).length() : bar.text().length())
        .max()
        .orElse(0);
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }
}
