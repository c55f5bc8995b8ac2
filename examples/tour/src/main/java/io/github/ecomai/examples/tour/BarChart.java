package io.github.ecomai.examples.tour;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars with a name at the left and the value at the end; one or two bars a name. */
final class BarChart {
  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int RIGHT = 90;

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

  String svg() {
    double max = 0;
    int bars = 0;
    for (List<Bar> group : groups) {
      for (Bar bar : group) {
        max = Math.max(max, bar.value());
        bars++;
      }
    }
    int thick = bars > groups.size() ? 12 : 16;
    int height = bars * (thick + 2) + groups.size() * 10 + 6;
    Svg svg = new Svg(WIDTH, height, label);
    double y = 6;
    for (List<Bar> group : groups) {
      svg.text("name", LEFT - 10, y + thick * group.size() / 2.0 + 5, "end", group.get(0).name());
      for (Bar bar : group) {
        double w = max <= 0 ? 0 : Math.max(0, bar.value()) / max * (WIDTH - LEFT - RIGHT);
        svg.bar(bar.style(), LEFT, y, Math.max(w, 1), thick, bar.text());
        svg.text("tick", LEFT + w + 6, y + thick - 2, "start", bar.text());
        y += thick + 2;
      }
      y += 10;
    }
    return svg.toString();
  }
}
