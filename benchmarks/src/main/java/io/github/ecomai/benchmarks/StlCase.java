package io.github.ecomai.benchmarks;

import io.github.ecomai.decomposition.Stl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One row of an index of stored fits: the parameters, and the files with the components. */
final class StlCase {
  private static final String INDEX = "index.csv";

  private final Path folder;
  private final Map<String, String> row;

  private StlCase(Path folder, Map<String, String> row) {
    this.folder = folder;
    this.row = row;
  }

  static List<StlCase> all(Path folder) throws IOException {
    List<StlCase> cases = new ArrayList<>();
    for (Map<String, String> row : rows(folder.resolve(INDEX))) {
      cases.add(new StlCase(folder, row));
    }
    return cases;
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  boolean robust() {
    return Boolean.parseBoolean(text("robust"));
  }

  boolean periodic() {
    return Boolean.parseBoolean(text("periodic"));
  }

  int number(String column) {
    return Integer.parseInt(text(column));
  }

  private String text(String column) {
    return cell(row, column);
  }

  private static String cell(Map<String, String> row, String column) {
    String text = row.get(column);
    if (text == null) {
      throw new IllegalArgumentException(
          "There is no column " + column + ". Maybe the data is of another format.");
    }
    return text;
  }

  /** Our settings with every parameter of the row. */
  Stl stl() {
    Stl stl = Stl.ofPeriod(number("period"));
    stl = periodic() ? stl.periodic() : stl.withSeasonalWindow(number("s_window"));
    return stl.withTrendWindow(number("t_window"))
        .withLowPassWindow(number("l_window"))
        .withDegrees(number("s_degree"), number("t_degree"), number("l_degree"))
        .withJumps(number("s_jump"), number("t_jump"), number("l_jump"))
        .withPasses(number("inner"), number("outer"));
  }

  /** The fit of R. */
  Components ofR() throws IOException {
    return Components.read(folder.resolve(text("file")));
  }

  boolean hasExactMedian() {
    return Files.exists(exactMedian());
  }

  /** The robust fit with the true median. */
  Components ofExactMedian() throws IOException {
    return Components.read(exactMedian());
  }

  private Path exactMedian() {
    return folder.resolve(text("file").replace(".csv", "_exactmedian.csv"));
  }

  /** Components of a fit, and the series itself. */
  static final class Components {
    private final double[] series;
    private final double[] seasonal;
    private final double[] trend;
    private final double[] remainder;

    Components(double[] series, double[] seasonal, double[] trend, double[] remainder) {
      this.series = series;
      this.seasonal = seasonal;
      this.trend = trend;
      this.remainder = remainder;
    }

    static Components read(Path file) throws IOException {
      List<Map<String, String>> rows = rows(file);
      return new Components(
          column(rows, "y"),
          column(rows, "seasonal"),
          column(rows, "trend"),
          column(rows, "remainder"));
    }

    private static double[] column(List<Map<String, String>> rows, String name) {
      return rows.stream().mapToDouble(row -> Double.parseDouble(cell(row, name))).toArray();
    }

    double[] series() {
      return series.clone();
    }

    double largestDifference(Components other) {
      double largest = largest(seasonal, other.seasonal);
      largest = Math.max(largest, largest(trend, other.trend));
      return Math.max(largest, largest(remainder, other.remainder));
    }

    private static double largest(double[] a, double[] b) {
      if (a.length != b.length) {
        throw new IllegalStateException(a.length + " values against " + b.length + ".");
      }
      double largest = 0;
      for (int i = 0; i < a.length; i++) {
        double difference = Math.abs(a[i] - b[i]);
        if (Double.isNaN(difference)) {
          throw new IllegalStateException("The difference at place " + i + " is NaN.");
        }
        largest = Math.max(largest, difference);
      }
      return largest;
    }
  }
}
