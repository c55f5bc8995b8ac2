package io.github.ecomai.benchmarks;

import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The figures of {@link RealismBenchmark} as a page. */
final class RealismPage {
  private final List<List<String>> rows = new ArrayList<>();
  private Report charts = Report.part();

  void row(String name, String set, double shop, double real) {
    rows.add(List.of(name, set, text(shop), text(real)));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** Shares of the groups, the shop's bar above that of the set. */
  void chart(String title, String set, Map<String, Double> shop, Map<String, Double> real) {
    Set<String> keys = new TreeSet<>(RealismPage::byNumber);
    keys.addAll(shop.keySet());
    keys.addAll(real.keySet());
    BarChart chart = BarChart.of(title).withKey("shop", set);
    for (String key : keys) {
      double ours = share(shop, key);
      double theirs = share(real, key);
      chart = chart.withBar(key, ours, percent(ours)).withSecondBar(theirs, percent(theirs));
    }
    charts = charts.withHeading(title).withFigure(chart, "");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
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

  void write(Path file) {
    Report.titled("The made-up shop beside real ones")
        .withSection("measures", "Measures")
        .withTable(List.of("measure", "set", "shop", "that set"), rows)
        .withSection("shares", "Shares")
        .with(charts)
        .write(file);
  }
}
