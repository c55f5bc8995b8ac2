package io.github.ecomai.examples.tour;

import java.util.ArrayList;
import java.util.List;

/** Points in a plane, with a logarithmic horizontal axis; some stand out. */
final class ScatterChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int BOTTOM = 40;

  private record Point(double x, double y, boolean loud, String title) {}

  private final String label;
  private final String xName;
  private final String yName;
  private final List<Point> points = new ArrayList<>();

  ScatterChart(String label, String xName, String yName) {
    this.label = label;
    this.xName = xName;
    this.yName = yName;
  }

  ScatterChart point(double x, double y, boolean loud, String title) {
    points.add(new Point(Math.log10(Math.max(1, Math.abs(x))), y, loud, title));
    return this;
  }

  String svg() {
    double maxX = points.stream().mapToDouble(Point::x).max().orElse(1);
    double minY = points.stream().mapToDouble(Point::y).min().orElse(0);
    double maxY = points.stream().mapToDouble(Point::y).max().orElse(1);
    Axis x = Axis.over(0, Math.ceil(maxX), 5, LEFT, WIDTH - 14);
    Axis y = Axis.over(minY, maxY, 4, HEIGHT - BOTTOM, 10);
    Svg svg = new Svg(WIDTH, HEIGHT, label);
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.at(tick), WIDTH - 14, y.at(tick));
      svg.text("tick", LEFT - 8, y.at(tick) + 4, "end", y.label(tick));
    }
    for (int power = 0; power <= Math.ceil(maxX); power++) {
      svg.line("grid", x.at(power), 10, x.at(power), HEIGHT - BOTTOM);
      svg.text(
          "tick", x.at(power), HEIGHT - BOTTOM + 16, "middle", Html.number(Math.pow(10, power)));
    }
    svg.text("tick", WIDTH - 14, HEIGHT - 6, "end", xName);
    svg.text("tick", LEFT + 6, 20, "start", yName);
    for (boolean loud : new boolean[] {false, true}) {
      for (Point p : points) {
        if (p.loud() == loud) {
          svg.dot(loud ? "dot loud" : "dot", x.at(p.x()), y.at(p.y()), loud ? 5 : 2, p.title());
        }
      }
    }
    return svg.toString();
  }
}
