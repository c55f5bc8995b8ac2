package io.github.ecomai.examples.tour;

import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.demand.SegmentMember;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.segment.AdjustedRand;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The segments beside what is hidden: who is still a customer, how often he buys, what he likes.
 */
final class SegmentsScore {
  private static final int WEEKS = 52;

  private SegmentsScore() {}

  /** What is hidden of a customer. */
  private record Hidden(String taste, double rate, boolean alive) {}

  /** What the members of a segment really are. */
  private static final class Tally {
    private int customers;
    private int alive;
    private double rates;

    void add(Hidden hidden) {
      customers++;
      alive += hidden.alive() ? 1 : 0;
      rates += hidden.rate();
    }

    int guessed() {
      return Math.max(alive, customers - alive);
    }
  }

  static Scores.Score of(CustomerSegments found, DataSource truth, RunContext run) {
    Map<String, Hidden> hidden = hidden(truth, run);
    Map<Integer, Tally> tallies = new HashMap<>();
    Tally all = new Tally();
    List<Integer> segments = new ArrayList<>();
    List<Integer> tastes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (SegmentMember member : found.members()) {
      Hidden one = hidden.get(member.activity().customer().value());
      if (one != null) {
        tallies.computeIfAbsent(member.segment(), s -> new Tally()).add(one);
        all.add(one);
        segments.add(member.segment());
        if (!names.contains(one.taste())) {
          names.add(one.taste());
        }
        tastes.add(names.indexOf(one.taste()));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Segment segment : found.segments()) {
      Tally tally = tallies.getOrDefault(segment.number(), new Tally());
      int of = Math.max(1, tally.customers);
      rows.add(
          List.of(
              segment.name(),
              Words.percent((double) tally.alive / of),
              Words.number(WEEKS * tally.rates / of)));
    }
    int right = tallies.values().stream().mapToInt(Tally::guessed).sum();
    double rand = AdjustedRand.of(ints(segments), ints(tastes));
    return new Scores.Score(
        Words.percent((double) right / Math.max(1, all.customers)),
        "of the customers are rightly told as still there or gone by their segment alone; saying"
            + " the same of all would be right for "
            + Words.percent((double) all.guessed() / Math.max(1, all.customers))
            + ". The hidden tastes for kinds of goods, which these segments do not look at, are not"
            + " found: adjusted Rand index "
            + String.format(Locale.ROOT, "%.2f", rand)
            + " of 1.",
        Report.part()
            .withTable(
                List.of("segment", "truly still customers", "true purchases a year while there"),
                rows));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Accounts that were made for a fraud have no habits and are left out. */
  private static Map<String, Hidden> hidden(DataSource truth, RunContext run) {
    Map<String, Hidden> hidden = new HashMap<>();
    Query query = Query.from("customers").select("customer_id", "taste", "purchase_rate", "alive");
    for (List<@Nullable Object> row : Rows.of(truth, query, run)) {
      if (row.get(2) instanceof Double rate) {
        hidden.put(
            String.valueOf(row.get(0)),
            new Hidden(
                String.valueOf(row.get(1)),
                rate,
                Boolean.TRUE.equals(Objects.requireNonNull(row.get(3)))));
      }
    }
    return hidden;
  }
}
