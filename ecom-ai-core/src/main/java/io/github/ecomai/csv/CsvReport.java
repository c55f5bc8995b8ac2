package io.github.ecomai.csv;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in a file. Immutable and thread-safe.
 *
 * @param rows rows that can be read, 0 or more
 * @param reasons how many rows were left out for which reason, never a value of the file; a row
 *     with wrong quotes counts once for each line that it takes
 * @param firstLines the line numbers, from 1, on which the first 1,000 bad rows start
 */
public record CsvReport(long rows, Map<String, Long> reasons, List<Long> firstLines) {
  /** Line numbers are kept for so many bad rows. */
  static final int LINES = 1000;

  /**
   * Copies the collections.
   *
   * @param rows rows that can be read
   * @param reasons how many rows were left out for which reason
   * @param firstLines the lines of the first 1,000 bad rows
   */
  public CsvReport {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    firstLines = List.copyOf(firstLines);
  }

  /**
   * The number of rows that were left out.
   *
   * @return 0 or more
   */
  public long badRows() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }
}
