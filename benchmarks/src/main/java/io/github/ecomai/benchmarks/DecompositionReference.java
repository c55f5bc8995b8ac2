package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Mstl;
import io.github.ecomai.decomposition.SeasonsDecomposition;
import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plain decompositions beside R's: one season by STL, one or several by MSTL. */
final class DecompositionReference {
  private static final RunContext RUN = RunContext.defaults();
  private static final int[] TAYLOR = {48, 336};

  private DecompositionReference() {}

  static void compareStl(ReferenceSeries series, Path file, Figures figures) throws IOException {
    StoredDigits digits = new StoredDigits();
    Map<String, List<Map<String, String>>> fits = fits(file);
    fits.values().removeIf(rows -> text(rows.get(0), "call").contains("robust"));
    for (List<Map<String, String>> rows : fits.values()) {
      TimeSeries one = series.of(rows.get(0));
      String window = text(rows.get(0), "call").replaceAll(".*s.window=\"?([a-z0-9]+).*", "$1");
      Stl stl = Stl.withDefaults();
      stl =
          window.equals("periodic")
              ? stl.periodic()
              : stl.withSeasonalWindow(Integer.parseInt(window));
      var parts = stl.decompose(one, RUN);
      compare(parts.seasonal(), rows, "seasonal", digits);
      compare(parts.trend(), rows, "trend", digits);
    }
    put("STL, plain", "stl", fits.size(), digits, figures);
  }

  static void compareMstl(ReferenceSeries series, Path components, Path taylor, Figures figures)
      throws IOException {
    StoredDigits digits = new StoredDigits();
    Map<String, List<Map<String, String>>> fits = fits(components);
    for (List<Map<String, String>> rows : fits.values()) {
      TimeSeries one = series.of(rows.get(0));
      SeasonsDecomposition parts =
          Mstl.ofPeriods(one.frequency().season()).decompose(one.toArray(), RUN);
      compare(parts, rows, new String[] {"seasonal"}, digits);
    }
    List<Map<String, String>> rows = ReferenceTable.read(taylor);
    double[] values = rows.stream().mapToDouble(row -> number(row, "value")).toArray();
    compare(
        Mstl.ofPeriods(TAYLOR).decompose(values, RUN), rows, new String[] {"s48", "s336"}, digits);
    put("MSTL", "mstl", fits.size() + 1, digits, figures);
  }

  /** The rows of each series and call. */
  private static Map<String, List<Map<String, String>>> fits(Path file) throws IOException {
    Map<String, List<Map<String, String>>> fits = new LinkedHashMap<>();
    for (Map<String, String> row : ReferenceTable.read(file)) {
      fits.computeIfAbsent(text(row, "series") + text(row, "call"), key -> new ArrayList<>())
          .add(row);
    }
    return fits;
  }

  private static void compare(
      SeasonsDecomposition parts,
      List<Map<String, String>> rows,
      String[] seasons,
      StoredDigits digits) {
    for (int i = 0; i < seasons.length; i++) {
      compare(parts.seasonal(i), rows, seasons[i], digits);
    }
    compare(parts.trend(), rows, "trend", digits);
    compare(parts.remainder(), rows, "remainder", digits);
  }

  private static void compare(
      double[] own, List<Map<String, String>> rows, String column, StoredDigits digits) {
    if (own.length != rows.size()) {
      throw new IllegalArgumentException(
          rows.size() + " values of " + column + " are stored, not " + own.length + ".");
    }
    for (int t = 0; t < own.length; t++) {
      digits.compare(own[t], number(rows.get(t), column));
    }
  }

  private static void put(
      String what, String name, int fits, StoredDigits digits, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d fits, %d numbers, largest difference %.1e, of which %.1e is more than rounding to"
            + " the %d digits stored.%n",
        what,
        fits,
        digits.count(),
        digits.worst(),
        digits.beyondRounding(),
        StoredDigits.DIGITS);
    figures
        .put(name + "_max_diff", digits.worst())
        .put(name + "_beyond_rounding", digits.beyondRounding());
  }
}
