package io.github.ecomai.examples.tour;

import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether planted card numbers are gone from the texts, and what only looks like one is still
 * there.
 */
final class MaskingScore {
  private MaskingScore() {}

  static Scores.Score of(DataSource prod, DataSource truth, RunContext run) {
    Map<String, String> texts = new HashMap<>();
    List<List<@Nullable Object>> planted =
        Rows.of(
            truth,
            Query.from("planted_numbers").select("table_name", "row_id", "as_written", "card"),
            run);
    texts(prod, "reviews", "review_id", planted, texts, run);
    texts(prod, "documents", "document_id", planted, texts, run);
    int cards = 0;
    int gone = 0;
    int others = 0;
    int kept = 0;
    for (List<@Nullable Object> row : planted) {
      String text = texts.getOrDefault(row.get(0) + " " + row.get(1), "");
      boolean found = text.contains(String.valueOf(row.get(2)));
      if (Boolean.TRUE.equals(row.get(3))) {
        cards++;
        gone += found ? 0 : 1;
      } else {
        others++;
        kept += found ? 1 : 0;
      }
    }
    return new Scores.Score(
        gone + " of " + cards,
        "card numbers that were planted in reviews and documents are masked; "
            + kept
            + " of "
            + others
            + " numbers that only look like one were left as they are.",
        Report.part());
  }

  private static void texts(
      DataSource prod,
      String table,
      String key,
      List<List<@Nullable Object>> planted,
      Map<String, String> texts,
      RunContext run) {
    List<Object> ids = new ArrayList<>();
    for (List<@Nullable Object> row : planted) {
      Object id = row.get(1);
      if (table.equals(row.get(0)) && id != null) {
        ids.add(id);
      }
    }
    if (!ids.isEmpty()) {
      Query query = Query.from(table).where(Predicate.in(key, ids)).select(key, "body");
      Rows.of(prod, query, run)
          .forEach(row -> texts.put(table + " " + row.get(0), String.valueOf(row.get(1))));
    }
  }
}
