package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

  private static Map<String, @Nullable String> row(@Nullable String... namesAndValues) {
    Map<String, @Nullable String> row = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
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
                List.of(
                    row(
                        "id",
                        "1",
                        "note",
                        "it's x[y]: 2",
                        "total",
                        "-1.50",
                        "ok",
                        "true",
                        "at",
                        "2026-01-01 10:00:00",
                        "tags",
                        "{a,b}",
                        "none",
                        null))));
    assertThat(change("table shop1.t: DELETE: id[bigint]:7").rows())
        .isEqualTo(List.of(row("id", "7")));
    assertThat(
            change(
                    "table shop1.t: UPDATE: old-key: id[bigint]:1 new-tuple: id[bigint]:2 n[text]:''")
                .rows())
        .isEqualTo(Arrays.asList(row("id", "1"), row("id", "2", "n", "")));
  }

  @Test
  void namesInQuotesAndOtherLines() {
    SlotText.Change change =
        change("table \"odd schema\".\"a\"\"b: c\": INSERT: \"x [y]\"[text]:'''' b[bit]:B'101'");
    assertThat(change.schema()).isEqualTo("odd schema");
    assertThat(change.table()).isEqualTo("a\"b: c");
    assertThat(change.rows()).isEqualTo(List.of(row("x [y]", "'", "b", "101")));
    assertThat(change("table public.t: DELETE: (no-tuple-data)").rows()).isEmpty();
    assertThat(SlotText.parse("BEGIN")).isEmpty();
    assertThat(SlotText.parse("COMMIT")).isEmpty();
  }

  @Test
  void truncatedTables() {
    SlotText.Change t = new SlotText.Change("public", "t", List.of());
    assertThat(SlotText.parse("table public.t: TRUNCATE: (no-flags)")).containsExactly(t);
    assertThat(SlotText.parse("table public.t: TRUNCATE: restart_seqs")).containsExactly(t);
    assertThat(SlotText.parse("table public.t: TRUNCATE: restart_seqs cascade"))
        .containsExactly(t);
    assertThat(SlotText.parse("table public.t, s.\"u, v: w\", public.x: TRUNCATE: cascade"))
        .containsExactly(
            t,
            new SlotText.Change("s", "u, v: w", List.of()),
            new SlotText.Change("public", "x", List.of()));
  }
}
