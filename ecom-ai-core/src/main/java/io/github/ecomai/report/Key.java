package io.github.ecomai.report;

import java.util.ArrayList;
import java.util.List;

/** Names beside their colours, in as many rows as they need. For one thread. */
final class Key {
  private static final double LETTER = 6.6;
  private static final int ROW = 18;
  private static final int SWATCH = 16;
  private static final int GAP = 18;

  /** A name and its colour; bands are drawn as often as they lie over each other. */
  private record Entry(String name, String style, int layers) {
    double width() {
      return SWATCH + 6 + name.length() * LETTER + GAP;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final double from;
  private final double to;

  Key(double from, double to) {
    this.from = from;
    this.to = to;
  }

  void addLine(String name, String style) {
    add(new Entry(name, style, 0));
  }

  void addBar(String name, String style) {
    add(new Entry(name, style, 1));
  }

  void addBand(String name, int layers) {
    add(new Entry(name, "band", layers));
  }

  private void add(Entry entry) {
    if (!entry.name().isEmpty()) {
      entries.add(entry);
    }
  }

  int height() {
    int rows = entries.isEmpty() ? 0 : 1;
    double x = from;
    for (Entry entry : entries) {
      if (x > from && x + entry.width() > to) {
        rows++;
        x = from;
      }
      x += entry.width();
    }
    return rows * ROW;
  }

  void draw(Svg svg) {
    double x = from;
    double y = ROW / 2.0;
    for (Entry entry : entries) {
      if (x > from && x + entry.width() > to) {
        x = from;
        y += ROW;
      }
      if (entry.layers() == 0) {
        svg.line(entry.style(), x, y, x + SWATCH, y);
      }
      for (int layer = 0; layer < entry.layers(); layer++) {
        svg.bar(entry.style(), new Svg.Box(x, y - 5, SWATCH, 10), entry.name());
      }
      svg.text("tick", x + SWATCH + 6, y + 4, "start", entry.name());
      x += entry.width();
    }
  }
}
