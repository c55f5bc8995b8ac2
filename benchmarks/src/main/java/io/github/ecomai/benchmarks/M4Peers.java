package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stored results of libraries in other languages, read from {@code peer-results.csv} beside the
 * data. Their Naive2 checks ours.
 */
final class M4Peers {
  private static final String FILE = "peer-results.csv";
  private static final double LARGEST_GAP = 1e-6;

  private M4Peers() {}

  /** By method, in the order of the file; none without the file. */
  static Map<String, M4Results> read(Path data, List<M4Series> series, M4Results naive2)
      throws IOException {
    Path file = data.resolveSibling(FILE);
    if (!Files.exists(file)) {
      return Map.of();
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    series.forEach(one -> groups.put(one.id(), one.group()));
    Map<String, M4Results> peers = new LinkedHashMap<>();
    try (BufferedReader lines = M4Series.open(file)) {
      lines.readLine();
      lines.lines().map(line -> line.split(",", -1)).forEach(row -> add(row, groups, peers));
    }
    M4Results stored = peers.remove("naive2");
    if (stored != null) {
      checkSame(naive2, stored);
    }
    return peers;
  }

  private static void add(String[] row, Map<String, Group> groups, Map<String, M4Results> peers) {
    Group group = groups.get(row[0]);
    if (group == null || row[5].isEmpty() || row[5].equals("NA")) {
      return;
    }
    M4Scores scores = new M4Scores(number(row[5]), number(row[6]), number(row[7]), number(row[8]));
    peers
        .computeIfAbsent(row[2], method -> new M4Results("(" + method + ")"))
        .add(row[0], group, scores, number(row[9]));
  }

  private static double number(String text) {
    return switch (text) {
      case "", "NA" -> Double.NaN;
      case "inf", "Inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void checkSame(M4Results ours, M4Results stored) {
    int equal = 0;
    for (Map.Entry<String, M4Results.Entry> entry : stored.entries().entrySet()) {
      M4Scores own = Objects.requireNonNull(ours.entries().get(entry.getKey())).scores();
      M4Scores other = entry.getValue().scores();
      if (gap(own.smape(), other.smape()) < LARGEST_GAP
          && gap(own.mase(), other.mase()) < LARGEST_GAP) {
        equal++;
      }
    }
    System.out.println(
        "Naive2 equals the stored one on " + equal + " of " + stored.entries().size() + " series.");
    if (equal < stored.entries().size()) {
      throw new IllegalStateException(
          "Naive2 differs from the stored one: the measures are wrong.");
    }
  }

  private static double gap(double a, double b) {
    return a == b ? 0 : Math.abs(a - b) / (Math.abs(b) + 1e-3);
  }
}
