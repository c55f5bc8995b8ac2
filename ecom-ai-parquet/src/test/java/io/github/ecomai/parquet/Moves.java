package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source of two tables whose rows follow from a number, and what a lake must hold that was filled
 * from it: in each step rows come, change, move to another month and go, and some are bad.
 */
final class Moves {
  static final List<String> TABLES = List.of("a", "b");
  private static final int KEYS = 30;
  private static final long TELLER = 1000;
  private static final Schema SCHEMA =
      Schema.of(
          new Field("id", DataType.LONG),
          new Field("step", DataType.LONG),
          new Field("value", DataType.LONG),
          new Field("day", DataType.DATE));

  private Moves() {}

  /** The source at a step. */
  static MemorySource source(int step) {
    MemorySource.Builder source = MemorySource.builder().name("moves " + step);
    for (String table : TABLES) {
      source.rows(table, SCHEMA, rows(step));
    }
    return source.build();
  }

  private static List<List<@Nullable Object>> rows(int step) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long id = 0; id < KEYS; id++) {
      if ((id * 7 + step) % 5 != 0) {
        long value = id * 1000 + (id == 0 ? step : step / (1 + id % 4));
        long shown = value % 11 == 0 ? -value : value;
        LocalDate day = LocalDate.of(2026, 1, 1).plusMonths((id + step / 3) % 4);
        rows.add(List.of(id, id == 1 ? step : 0L, shown, day));
      }
    }
    rows.add(List.of(TELLER, (long) step, 1L, LocalDate.of(2026, 1, 1)));
    return rows;
  }

  static Pipeline pipeline(Lake lake, int step) {
    LakeTable[] tables =
        TABLES.stream()
            .map(
                name ->
                    LakeTable.of(name, "id")
                        .withMonth("day")
                        .withCheck("value is not negative", Predicate.ge("value", 0L)))
            .toArray(LakeTable[]::new);
    return Pipeline.of(source(step), lake, tables);
  }

  /**
   * Checks all that a reader can see: prod shows one step, the same in both tables; raw is a
   * history without gaps; nothing of raw is lost on the way to curated and quarantine.
   *
   * @return the step that prod shows, or -1 if nothing was published yet
   */
  static int check(Lake lake) {
    lake.verify(RunContext.defaults());
    try (LakeWriter writer = lake.write()) {
      if (writer.table(Tier.PROD, "a") == null) {
        return -1;
      }
    }
    RunContext run = RunContext.defaults();
    int step = -1;
    try (ParquetSource prod = lake.read(Tier.PROD, run);
        ParquetSource raw = lake.read(Tier.RAW, run)) {
      for (String table : TABLES) {
        List<List<@Nullable Object>> rows = Rows.of(prod, table);
        int shown = step(rows);
        assertThat(step).as("both tables show one step").isIn(-1, shown);
        step = shown;
        assertThat(rows.stream().map(row -> row.get(0)).distinct()).hasSameSizeAs(rows);
        checkHistory(Rows.of(raw, table));
      }
    }
    return step;
  }

  /** What the row says whose only task it is. */
  private static int step(List<List<@Nullable Object>> rows) {
    for (List<@Nullable Object> row : rows) {
      if (row.get(0) instanceof Long id && id == TELLER && row.get(1) instanceof Long step) {
        return step.intValue();
      }
    }
    throw new AssertionError("no row tells the step");
  }

  /** The operations of each key follow each other, and each row of raw is good or in quarantine. */
  private static void checkHistory(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> raw = new ArrayList<>(rows);
    raw.sort(Comparator.comparing(row -> (Long) row.get(1)));
    assertThat(raw.stream().map(row -> row.get(1)).distinct()).hasSameSizeAs(raw);
    Map<Object, Boolean> alive = new HashMap<>();
    for (List<@Nullable Object> row : raw) {
      boolean before = alive.getOrDefault(row.get(2), false);
      assertThat(row.get(0))
          .as("operation on %s", row.get(2))
          .isIn(before ? List.of("U", "D") : List.of("I"));
      alive.put(row.get(2), !"D".equals(row.get(0)));
    }
  }

  /** Checks that the lake shows exactly a step, as after a complete run. */
  static void checkComplete(Lake lake, int step) {
    assertThat(check(lake)).isEqualTo(step);
    for (String table : TABLES) {
      List<List<@Nullable Object>> raw = new ArrayList<>(Rows.of(lake, Tier.RAW, table));
      raw.sort(Comparator.comparing(row -> (Long) row.get(1)));
      Map<Object, List<@Nullable Object>> good = new HashMap<>();
      Map<Object, List<@Nullable Object>> last = new HashMap<>();
      int bad = 0;
      for (List<@Nullable Object> row : raw) {
        List<@Nullable Object> content = row.subList(2, row.size());
        if ("D".equals(row.get(0))) {
          good.remove(row.get(2));
          last.remove(row.get(2));
        } else {
          last.put(content.get(0), content);
          if ((Long) content.get(2) >= 0) {
            good.put(content.get(0), content);
          } else {
            bad++;
          }
        }
      }
      assertThat(last.values()).containsExactlyInAnyOrderElementsOf(rows(step));
      assertThat(Rows.of(lake, Tier.PROD, table))
          .containsExactlyInAnyOrderElementsOf(good.values());
      assertThat(Rows.of(lake, Tier.QUARANTINE, table)).hasSize(bad);
    }
  }
}
