package io.github.ecomai.csv;

import io.github.ecomai.error.DataAccessException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the bad rows of a file. For one thread. */
final class BadRows {
  private final Map<String, Long> reasons = new LinkedHashMap<>();
  private final List<Long> lines = new ArrayList<>();

  void add(long line, String reason) {
    add(line, reason, 1);
  }

  /** Adds what may be several rows, one in each line from the first on. */
  void add(long line, String reason, long rows) {
    reasons.merge(reason, rows, Long::sum);
    if (lines.size() < CsvReport.LINES) {
      lines.add(line);
    }
  }

  CsvReport report(long rows) {
    return new CsvReport(rows, reasons, lines);
  }

  /** The error for a table that has bad rows. */
  static DataAccessException refusal(Path file, CsvReport report) {
    List<Long> lines = report.firstLines();
    return new DataAccessException(
        report.badRows()
            + " rows of "
            + file
            + " are bad: "
            + report.reasons()
            + ", first in the lines "
            + lines.subList(0, Math.min(10, lines.size()))
            + ". Maybe correct them, declare the column with another type or pattern, or leave them"
            + " out with onBadRow(COLLECT).");
  }
}
