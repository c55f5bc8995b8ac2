package io.github.ecomai.parquet;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills a {@link Lake} from a source: captures what changed into raw, refines it into curated and
 * quarantine, and shapes prod. Each step of each table is idempotent and publishes its rows
 * together with how far it came, so a run that was killed or cancelled is simply run again; prod
 * shows all tables of a run at once. A run without changes writes nothing.
 *
 * <p>Raw and quarantine hold what the source holds, unmasked: keep them from those who may not see
 * it.
 *
 * <p>Immutable; runs of several threads or processes exclude each other by a retriable error.
 */
public final class Pipeline {
  private static final int SHORTEST_KEY = 16;

  private final DataSource source;
  private final Lake lake;
  private final List<LakeTable> tables;
  private final Masking masking;
  private final Optional<PostgresSlot> slot;

  private Pipeline(
      DataSource source,
      Lake lake,
      List<LakeTable> tables,
      Masking masking,
      Optional<PostgresSlot> slot) {
    this.source = source;
    this.lake = lake;
    this.tables = tables;
    this.masking = masking;
    this.slot = slot;
  }

  /**
   * A pipeline of some tables.
   *
   * @param source where rows come from, such as a JdbcSource; stays open
   * @param lake where they go
   * @param tables the tables, at least one, each of another name
   * @return the pipeline
   * @throws IllegalArgumentException if there is no table, or one twice
   */
  public static Pipeline of(DataSource source, Lake lake, LakeTable... tables) {
    Set<String> names = new HashSet<>();
    for (LakeTable table : tables) {
      if (!names.add(table.name())) {
        throw new IllegalArgumentException("table '" + table.name() + "' is given twice.");
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no table is given. Maybe name one with LakeTable.of.");
    }
    return new Pipeline(source, lake, List.of(tables), new Masking(null), Optional.empty());
  }

  /**
   * The same with the key of {@link Mask#HASH}. With another key, curated and prod are made anew.
   *
   * @param key a secret of 16 bytes or more; copied
   * @return the copy
   * @throws IllegalArgumentException if it is shorter
   */
  public Pipeline withHashKey(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "a key of " + key.length + " bytes is too short. Maybe take 32 random bytes.");
    }
    return new Pipeline(source, lake, tables, new Masking(key), slot);
  }

  /**
   * The same for a source in PostgreSQL whose changes a slot tells. Watermarks are then not needed.
   *
   * @param changes a slot in the database of the source, of this pipeline alone
   * @return the copy
   */
  public Pipeline withSlot(PostgresSlot changes) {
    return new Pipeline(source, lake, tables, masking, Optional.of(changes));
  }

  /**
   * Runs with all cores.
   *
   * @return what was done
   * @throws io.github.ecomai.error.DataAccessException if the source or the lake fails; what was
   *     published until then stays, and the next run goes on from there
   */
  public PipelineReport run() {
    return run(RunContext.defaults());
  }

  /**
   * Runs.
   *
   * @param run threads, memory and temporary directory for DuckDB, clock, cancellation, progress
   * @return what was done
   * @throws io.github.ecomai.error.DataAccessException if the source or the lake fails; what was
   *     published until then stays, and the next run goes on from there
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  public PipelineReport run(RunContext run) {
    return run(run, true);
  }

  /**
   * Makes curated, quarantine and prod anew from raw, without reading the source: so rows of the
   * quarantine get in that the present rules accept. A run does the same by itself for a table
   * whose rules have changed.
   *
   * @param run as in {@link #run(RunContext)}
   * @return what was done
   * @throws io.github.ecomai.error.DataAccessException if the lake fails
   * @throws IllegalStateException if a table was never captured
   */
  public PipelineReport replay(RunContext run) {
    Set<String> captured = new HashSet<>();
    try (LakeWriter writer = lake.write()) {
      writer.base().tables().keySet().forEach(key -> captured.add(key.name()));
    }
    for (LakeTable table : tables) {
      if (!captured.contains(table.name())) {
        throw new IllegalStateException(
            "table '" + table.name() + "' was never captured. Maybe call run first.");
      }
    }
    return run(run, false);
  }

  private PipelineReport run(RunContext run, boolean captures) {
    for (LakeTable table : tables) {
      if (table.masks().containsValue(Mask.HASH) && !masking.hasKey()) {
        throw new IllegalArgumentException(
            "table '" + table.name() + "' has a mask HASH but no key. Maybe add withHashKey.");
      }
    }
    List<PipelineReport.Step> steps = new ArrayList<>();
    int total = 3 * tables.size();
    try (Workbench bench = Workbench.open(lake, masking, run)) {
      Optional<PostgresSlot.Peek> changes =
          captures ? slot.map(s -> s.peek(source.tables(), tables)) : Optional.empty();
      for (LakeTable table : tables) {
        if (captures) {
          progress(run, "capture", table, steps.size(), total);
          steps.add(new Capture(bench, lake, source, table, changes).run());
        }
        progress(run, "refine", table, steps.size(), total);
        steps.add(new Refine(bench, lake, table, masking).run(!captures));
      }
      changes.flatMap(PostgresSlot.Peek::end).ifPresent(end -> slot.orElseThrow().advance(end));
      steps.addAll(shape(bench));
    }
    lake.clean();
    run.progress("lake", total, total);
    return new PipelineReport(steps, lake.version());
  }

  private static void progress(RunContext run, String step, LakeTable table, int done, int total) {
    run.checkCancelled();
    run.progress(step + " " + table.name(), done, total);
  }

  private List<PipelineReport.Step> shape(Workbench bench) {
    List<PipelineReport.Step> steps = new ArrayList<>();
    try (LakeWriter writer = lake.write()) {
      for (LakeTable table : tables) {
        steps.add(new Shape(bench, table).run(writer));
      }
      writer.publish();
    }
    return steps;
  }
}
