package io.github.ecomai.examples.tour;

import io.github.ecomai.compliance.FindingReason;
import io.github.ecomai.compliance.TransactionFinding;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.demand.SegmentMember;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.examples.commerce.CommerceTables;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the systems found, as rows of the tables that the schema has for it: model_runs, forecasts,
 * customer_segments, fraud_scores, conversations and messages. Values of customers and breaches of
 * rules for card data have tables too, but no system yet. Not thread-safe.
 */
final class SystemRuns {
  private static final int LONGEST_HITS = 400;
  private static final int LONGEST_TEXT = 4_000;

  private final RunContext run;
  private final Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();

  SystemRuns(RunContext run) {
    this.run = run;
    for (String table :
        List.of(
            "model_runs",
            "forecasts",
            "customer_segments",
            "fraud_scores",
            "conversations",
            "messages")) {
      rows.put(table, new ArrayList<>());
    }
  }

  private List<List<@Nullable Object>> rows(String table) {
    return rows.getOrDefault(table, List.of());
  }

  private void add(String table, @Nullable Object... values) {
    rows(table).add(Arrays.asList(values));
  }

  /** A run of a model; gives its number. */
  private long ran(String system, String model, Provenance how, String metric, double value) {
    long id = rows("model_runs").size() + 1L;
    add(
        "model_runs",
        id,
        system,
        cut(model, 100),
        sha256(how.parameters().toString()),
        how.fingerprint(),
        how.seed(),
        metric,
        value,
        run.now(),
        how.duration().toMillis());
    return id;
  }

  /** Units of a product in a region on the days to come. */
  void forecast(long product, long region, Forecast units) {
    double sum = Arrays.stream(units.mean().toArray()).sum();
    long id = ran("market-intelligence", units.model(), units.provenance(), "units expected", sum);
    Interval narrow = units.interval(0.8);
    Interval wide = units.interval(0.95);
    for (int i = 0; i < units.horizon(); i++) {
      add(
          "forecasts",
          id,
          product,
          region,
          units.mean().time(i),
          i + 1L,
          units.mean().value(i),
          narrow.lower().value(i),
          narrow.upper().value(i),
          wide.lower().value(i),
          wide.upper().value(i));
    }
  }

  /** Each customer with a segment; the distance is that of logarithms from its medians. */
  void segments(CustomerSegments found) {
    long id =
        ran(
            "demand-insights",
            found.provenance().engine(),
            found.provenance(),
            "segments",
            found.segments().size());
    Map<Integer, Segment> segments =
        found.segments().stream().collect(Collectors.toMap(Segment::number, s -> s));
    for (SegmentMember member : found.members()) {
      Segment segment = segments.get(member.segment());
      if (segment != null) {
        add(
            "customer_segments",
            id,
            Long.valueOf(member.activity().customer().value()),
            (long) segment.number(),
            segment.name(),
            distance(member, segment));
      }
    }
  }

  private static double distance(SegmentMember member, Segment middle) {
    double days = log((double) member.activity().recencyDays(), middle.medianRecencyDays());
    double orders = log((double) member.activity().orders(), middle.medianOrders());
    double spend = log(member.activity().spend(), middle.medianSpend());
    return Math.sqrt(days * days + orders * orders + spend * spend);
  }

  private static double log(double value, double median) {
    return StrictMath.log((1 + Math.max(0, value)) / (1 + Math.max(0, median)));
  }

  /**
   * Every payment of a scored order. Who stands out is to be looked at; nobody is declined by a
   * score of the unusual.
   */
  void screening(TransactionScreening all, Set<String> review, DataSource source) {
    long id =
        ran(
            "compliance-guardian",
            all.provenance().engine(),
            all.provenance(),
            "orders to review",
            review.size());
    Map<String, TransactionFinding> scored = new HashMap<>();
    all.findings().forEach(finding -> scored.put(finding.order().value(), finding));
    Query payments = Query.from("payments").select("payment_id", "order_id");
    for (List<@Nullable Object> payment : Rows.of(source, payments, run)) {
      String order = String.valueOf(payment.get(1));
      TransactionFinding finding = scored.get(order);
      if (finding != null) {
        boolean looks = review.contains(order);
        String hits =
            finding.reasons().stream().map(FindingReason::feature).collect(Collectors.joining(","));
        add(
            "fraud_scores",
            payment.get(0),
            id,
            finding.score(),
            cut(looks ? hits : "", LONGEST_HITS),
            looks ? "review" : "approve");
      }
    }
  }

  /** One conversation in which all questions were asked. */
  void answers(Map<String, Answer> answers, List<String> told) {
    long id = 1;
    add("conversations", id, "tour", answers.keySet().iterator().next(), run.now());
    long number = 1;
    int next = 0;
    for (Map.Entry<String, Answer> entry : answers.entrySet()) {
      add("messages", id, number++, "user", entry.getKey(), null, null, null, null);
      boolean answered = entry.getValue() instanceof Answered;
      Answered answer = answered ? (Answered) entry.getValue() : null;
      add(
          "messages",
          id,
          number++,
          "assistant",
          cut(told.get(next++), LONGEST_TEXT),
          answer == null ? null : cut(answer.evidence().sql(), LONGEST_TEXT),
          answer == null ? null : (long) answer.rows().size(),
          null,
          null);
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The six tables. */
  MemorySource source() {
    MemorySource.Builder source = MemorySource.builder().name("systems");
    rows.forEach((table, r) -> source.rows(table, CommerceTables.table(table).schema(), r));
    return source.build();
  }

  /** How many rows each table has. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    rows.forEach((table, r) -> counts.put(table, (long) r.size()));
    return counts;
  }
}
