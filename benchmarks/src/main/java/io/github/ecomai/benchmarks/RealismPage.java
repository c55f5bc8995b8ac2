package io.github.ecomai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The figures of {@link RealismBenchmark} as a page without scripts. */
final class RealismPage {
  private static final int HEIGHT = 140;
  private static final int BAR = 9;

  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder charts = new StringBuilder();

  void row(String name, String set, double shop, double real) {
    rows.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s<td>%s<td class=n>%.3g<td class=n>%.3g%n",
            name,
            set,
            shop,
            real));
  }

  /** Shares of the groups, the shop's bar before that of the set. */
  void chart(String title, String set, Map<String, Double> shop, Map<String, Double> real) {
    Set<String> keys = new TreeSet<>(RealismPage::byNumber);
    keys.addAll(shop.keySet());
    keys.addAll(real.keySet());
    double most = Math.max(highest(shop), highest(real));
    StringBuilder bars = new StringBuilder();
    int x = BAR;
    for (String key : keys) {
      bar(bars, x, share(shop, key) / most, "#2a6f97");
      bar(bars, x + BAR + 1, share(real, key) / most, "#e09f3e");
      bars.append(
          String.format(
              Locale.ROOT,
              "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
              x + BAR,
              HEIGHT + 13,
              key));
      x += Math.max(2 * BAR + 10, 7 * key.length() + 8);
    }
    charts.append(
        String.format(
            Locale.ROOT,
            "<h2>%s</h2><p>Shares; blue the shop, orange %s; the highest is %.1f %%.</p>"
                + "<svg role='img' aria-label='%s' width='%d' height='%d'>%s</svg>%n",
            title,
            set,
            100 * most,
            title,
            x + 30,
            HEIGHT + 20,
            bars));
  }

  private static int byNumber(String a, String b) {
    int one = Integer.parseInt(a.replace("more", "99").replaceAll("-.*", ""));
    int two = Integer.parseInt(b.replace("more", "99").replaceAll("-.*", ""));
    return Integer.compare(one, two);
  }

  private static double share(Map<String, Double> counts, String key) {
    double total = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    return counts.getOrDefault(key, 0.0) / total;
  }

  private static double highest(Map<String, Double> counts) {
    return counts.keySet().stream().mapToDouble(key -> share(counts, key)).max().orElse(1);
  }

  private static void bar(StringBuilder svg, int x, double height, String colour) {
    long pixels = Math.round(height * HEIGHT);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x='%d' y='%d' width='%d' height='%d' fill='%s'/>",
            x,
            HEIGHT - pixels,
            BAR,
            pixels,
            colour));
  }

  void write(Path file) throws IOException {
    Files.writeString(
        file,
        "<!doctype html><html lang=en><meta charset=utf-8><title>The made-up shop beside real"
            + " ones</title><style>body{font:16px sans-serif;max-width:60em;margin:2em auto}"
            + "td,th{padding:.2em .8em;text-align:left}.n{text-align:right}text{font-size:10px}"
            + "</style><h1>The made-up shop beside real ones</h1><table><tr><th>measure<th>set"
            + "<th>shop<th>that set\n"
            + rows
            + "</table>"
            + charts
            + "</html>\n");
  }
}
