package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines as PostgreSQL 17 wrote them. */
class SlotTextTest {
  private static SlotText.Change change(String line) {
    assertThat(SlotText.parse(line)).hasSize(1);
    return SlotText.parse(line).get(0);
  }

  /** A row from names, types and texts in turn. */
  private static Map<String, SlotText.Cell> row(@Nullable String... cells) {
    Map<String, SlotText.Cell> row = new HashMap<>();
    for (int i = 0; i < cells.length; i += 3) {
      row.put(
          String.valueOf(cells[i]), new SlotText.Cell(String.valueOf(cells[i + 1]), cells[i + 2]));
    }
    return row;
  }

  @Test
  void insertsUpdatesAndDeletes() {
    assertThat(
            change(
                "table public.orders: INSERT: id[bigint]:1 note[character varying]:'it''s x[y]: 2'"
                    + " total[numeric]:-1.50 ok[boolean]:true at[timestamp without time zone]:"
                    + "'2026-01-01 10:00:00' tags[text[]]:'{a,b}' none[text]:null"))
        .isEqualTo(
            new SlotText.Change(
                "public",
                "orders",
                false,
                List.of(
                    row(
                        "id",
                        "bigint",
                        "1",
                        "note",
                        "character varying",
                        "it's x[y]: 2",
                        "total",
                        "numeric",
                        "-1.50",
                        "ok",
                        "boolean",
                        "true",
                        "at",
                        "timestamp without time zone",
                        "2026-01-01 10:00:00",
                        "tags",
                        "text[]",
                        "{a,b}",
                        "none",
                        "text",
                        null))));
    assertThat(change("table shop1.t: DELETE: id[bigint]:7").rows())
        .isEqualTo(List.of(row("id", "bigint", "7")));
    assertThat(
            change(
                    "table shop1.t: UPDATE: old-key: id[bigint]:1 new-tuple: id[bigint]:2 n[text]:''")
                .rows())
        .isEqualTo(List.of(row("id", "bigint", "1"), row("id", "bigint", "2", "n", "text", "")));
  }

  @Test
  void namesInQuotesAndOtherLines() {
    SlotText.Change change =
        change("table \"odd schema\".\"a\"\"b: c\": INSERT: \"x [y]\"[text]:'''' b[bit]:B'101'");
    assertThat(change.schema()).isEqualTo("odd schema");
    assertThat(change.table()).isEqualTo("a\"b: c");
    assertThat(change.rows()).isEqualTo(List.of(row("x [y]", "text", "'", "b", "bit", "101")));
    assertThat(change("table t.t: UPDATE: a[text]:'x'").isUpdate()).isTrue();
    assertThat(change("table t.t: DELETE: a[text]:': UPDATE: '").isUpdate()).isFalse();
    assertThat(change("table t.t: UPDATE: a[text]:unchanged-toast-datum b[s.\"x]: y\"]:''").rows())
        .isEqualTo(List.of(row("a", "text", null, "b", "s.\"x]: y\"", "")));
    assertThat(change("table public.t: DELETE: (no-tuple-data)").rows()).isEmpty();
    assertThat(SlotText.parse("BEGIN")).isEmpty();
    assertThat(SlotText.parse("COMMIT")).isEmpty();
  }

  @Test
  void truncatedTables() {
    SlotText.Change t = new SlotText.Change("public", "t", false, List.of());
    assertThat(SlotText.parse("table public.t: TRUNCATE: (no-flags)")).containsExactly(t);
    assertThat(SlotText.parse("table public.t: TRUNCATE: restart_seqs")).containsExactly(t);
    assertThat(SlotText.parse("table public.t: TRUNCATE: restart_seqs cascade")).containsExactly(t);
    assertThat(SlotText.parse("table public.t, s.\"u, v: w\", public.x: TRUNCATE: cascade"))
        .containsExactly(
            t,
            new SlotText.Change("s", "u, v: w", false, List.of()),
            new SlotText.Change("public", "x", false, List.of()));
  }
}
