package io.github.ecomai.parquet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of a {@link Pipeline} did. Immutable and thread-safe.
 *
 * @param steps in the order in which they ran
 * @param version the newest version of the lake afterwards
 */
public record PipelineReport(List<Step> steps, long version) {
  /** Copies the list. */
  public PipelineReport {
    steps = List.copyOf(steps);
  }

  /**
   * Whether the run found nothing to do, and so wrote nothing.
   *
   * @return true if no row was taken on by any step
   */
  public boolean isUnchanged() {
    return steps.stream().allMatch(step -> step.rowsOut() == 0 && step.refused().isEmpty());
  }

  /**
   * The rows that were refused, by the reason.
   *
   * @return reason to rows, over all tables, sorted by reason
   */
  public Map<String, Long> refused() {
    Map<String, Long> refused = new TreeMap<>();
    steps.forEach(
        step -> step.refused().forEach((why, rows) -> refused.merge(why, rows, Long::sum)));
    return refused;
  }

  /**
   * One step for one table. Immutable and thread-safe.
   *
   * @param name {@code capture}, {@code refine} or {@code shape}
   * @param table the table
   * @param rowsIn rows that were read: of the source, of raw, of curated
   * @param rowsOut rows that were taken on: appended to raw, changed in curated, written to prod
   * @param refused rows that went to quarantine, by reason
   */
  public record Step(
      String name, String table, long rowsIn, long rowsOut, Map<String, Long> refused) {
    /** Copies the map. */
    public Step {
      refused = Map.copyOf(refused);
    }

    static Step of(String name, String table, long rowsIn, long rowsOut) {
      return new Step(name, table, rowsIn, rowsOut, Map.of());
    }
  }
}
