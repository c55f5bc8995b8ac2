package io.github.ecomai.examples.tour;

import io.github.ecomai.compliance.TransactionFinding;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The orders that stand out beside the true frauds, of which the screening was told nothing. */
final class ScreeningScore {
  /** Payments of an order are numbered below this. */
  private static final long ATTEMPTS = 100;

  private final Set<String> found;
  private final Map<String, String> frauds = new HashMap<>();

  ScreeningScore(Set<String> found, DataSource truth, RunContext run) {
    this.found = found;
    Query query = Query.from("frauds").select("payment_id", "pattern");
    for (List<@Nullable Object> row : Rows.of(truth, query, run)) {
      if (row.get(0) instanceof Long payment) {
        frauds.put(Long.toString(payment / ATTEMPTS), String.valueOf(row.get(1)));
      }
    }
  }

  /** All orders with their scores. */
  Scores.Score of(List<TransactionFinding> scored) {
    List<Ranking.Scored> ranked = new ArrayList<>();
    Map<String, int[]> patterns = new TreeMap<>();
    int right = 0;
    for (TransactionFinding finding : scored) {
      String order = finding.order().value();
      String pattern = frauds.get(order);
      ranked.add(new Ranking.Scored(finding.score(), pattern != null));
      if (pattern != null) {
        int[] counts = patterns.computeIfAbsent(pattern, p -> new int[2]);
        counts[0]++;
        counts[1] += found.contains(order) ? 1 : 0;
        right += found.contains(order) ? 1 : 0;
      }
    }
    long sought = ranked.stream().filter(Ranking.Scored::sought).count();
    List<List<String>> rows = new ArrayList<>();
    patterns.forEach(
        (pattern, counts) ->
            rows.add(
                List.of(
                    pattern,
                    Words.count(counts[0]),
                    Words.count(counts[1]),
                    area(scored, pattern))));
    return new Scores.Score(
        String.format(Locale.ROOT, "AUC %.2f", Ranking.area(ranked)),
        "tells how well the score puts frauds above other orders: 0.5 is guessing, 1 perfect. Of "
            + Words.count(found.size())
            + " findings "
            + Words.count(right)
            + " are frauds ("
            + Words.percent((double) right / Math.max(1, found.size()))
            + ", of all orders "
            + Words.percent((double) sought / Math.max(1, scored.size()))
            + "), and they are "
            + Words.percent((double) right / Math.max(1, sought))
            + " of the frauds that were screened. The screening looks for the unusual, and most frauds take care to"
            + " look usual: it is no fraud detector by itself.",
        Report.part().withTable(List.of("fraud", "orders", "among the findings", "AUC"), rows));
  }

  /** One pattern against the orders that are no fraud. */
  private String area(List<TransactionFinding> scored, String pattern) {
    List<Ranking.Scored> ranked = new ArrayList<>();
    for (TransactionFinding finding : scored) {
      String kind = frauds.get(finding.order().value());
      if (kind == null || kind.equals(pattern)) {
        ranked.add(new Ranking.Scored(finding.score(), kind != null));
      }
    }
    return String.format(Locale.ROOT, "%.2f", Ranking.area(ranked));
  }
}
