package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Branch.Slice;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an answer do not show: how much a ranking leaves out because it names none of
 * the things ranked, and how many of the orders counted come to nothing. One query finds both.
 */
final class Remarks {
  private static final String LEFT_OUT = "left_out";
  private static final String EMPTY_ORDERS = "empty_orders";
  private static final String ORDER = "orders.order_id";
  private static final String TOTAL = "orders.total";

  private final SemanticModel model;
  private final Catalog catalog;
  private final Understanding u;
  private final Map<String, MetricDefinition> asked = new LinkedHashMap<>();
  private final Optional<Ranking> ranking;

  private Remarks(SemanticModel model, Catalog catalog, Understanding u) {
    this.model = model;
    this.catalog = catalog;
    this.u = u;
    this.ranking = Ranking.of(model, u);
    ranking.flatMap(this::leftOut).ifPresent(m -> asked.put(LEFT_OUT, m));
    emptyOrders().ifPresent(m -> asked.put(EMPTY_ORDERS, m));
  }

  static Remarks of(SemanticModel model, Catalog catalog, Understanding u) {
    return new Remarks(model, catalog, u);
  }

  /** One row, read by {@link #sentences}; empty if there is nothing to find out. */
  Optional<Query> query() {
    if (asked.isEmpty() || u.transform().orElse(null) instanceof Transform.CountGroups) {
      return Optional.empty();
    }
    Map<String, MetricDefinition> metrics = new LinkedHashMap<>(model.metrics());
    metrics.putAll(asked);
    SemanticModel more =
        model.with(model.datasets(), model.relationships(), metrics, model.dimensions());
    Slice slice = new Slice(List.of(), null, u.filters(), u.time().orElse(null));
    return Optional.of(new Branch(more, catalog, slice).metrics(asked.keySet()));
  }

  /**
   * What a row of the query says.
   *
   * @param row its values in the order of its columns
   * @return sentences, perhaps none
   */
  List<String> sentences(List<? extends @Nullable Object> row) {
    List<String> sentences = new ArrayList<>();
    int column = 0;
    for (Map.Entry<String, MetricDefinition> e : asked.entrySet()) {
      BigDecimal value = value(row.get(column++));
      if (value.signum() != 0) {
        sentences.add(
            e.getKey().equals(LEFT_OUT) ? leftOut(e.getValue(), value) : emptyOrders(value));
      }
    }
    return sentences;
  }

  private static BigDecimal value(@Nullable Object value) {
    BigDecimal exact =
        value instanceof BigDecimal d
            ? d
            : BigDecimal.valueOf(value instanceof Number n ? n.doubleValue() : 0);
    return exact.setScale(2, java.math.RoundingMode.HALF_EVEN);
  }

  private String leftOut(MetricDefinition m, BigDecimal value) {
    String things =
        ranking.stream()
            .flatMap(r -> r.dimensions().stream())
            .map(d -> model.dimension(d).label())
            .collect(Collectors.joining(" or no "));
    boolean sum = aggregate(m.formula()).map(a -> isSum(a)).orElse(true);
    if (!sum) {
      return "what names no " + things + " is left out";
    }
    return m.unit() == MetricDefinition.Unit.MONEY
        ? number("#,##0.00", value)
            + " of "
            + m.label()
            + " names no "
            + things
            + " and is left out"
        : count(value, m.label(), "names no " + things + " and is left out");
  }

  private static String emptyOrders(BigDecimal value) {
    return count(value, "orders", "comes to nothing, such as gifts and write-offs, and is counted");
  }

  /** "1 of the orders names", "2 of the orders name". */
  private static String count(BigDecimal value, String label, String singular) {
    boolean one = value.compareTo(BigDecimal.ONE) == 0;
    String plural =
        singular
            .replaceFirst("^names", "name")
            .replaceFirst("^comes", "come")
            .replaceFirst(" and is ", " and are ");
    return number("#,##0.##", value) + " of the " + label + " " + (one ? singular : plural);
  }

  private static String number(String form, BigDecimal value) {
    return new DecimalFormat(form, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
  }

  /** The metric that is ranked by, or the first that it is made of, where no thing is named. */
  private Optional<MetricDefinition> leftOut(Ranking r) {
    MetricDefinition m = leaf(model.metric(r.metric()));
    return m.facts().stream()
        .filter(f -> reaches(f, m, r.dimensions()))
        .findFirst()
        .filter(f -> !(m.formula() instanceof Formula.Groups))
        .map(f -> m.restricted(LEFT_OUT, missing(f, r.dimensions())).withFacts(List.of(f)));
  }

  private boolean reaches(String fact, MetricDefinition m, List<String> dimensions) {
    return dimensions.stream().allMatch(d -> Reach.reaches(model, fact, model.dimension(d), m));
  }

  private Predicate missing(String fact, List<String> dimensions) {
    List<Predicate> any = new ArrayList<>();
    for (String d : dimensions) {
      String field = Reach.field(model, fact, model.dimension(d));
      any.add(new Predicate.IsNull(Expression.col(String.valueOf(field))));
    }
    return any.size() == 1 ? any.get(0) : new Predicate.Or(any);
  }

  /** The number of orders, if the form asks for it or for something made of it. */
  private Optional<MetricDefinition> emptyOrders() {
    Predicate nothing = Expression.col(TOTAL).eq(Expression.lit(0L));
    return u.metrics().stream()
        .flatMap(m -> leaves(model.metric(m)).stream())
        .filter(m -> catalog.has(TOTAL) && countsOrders(m))
        .findFirst()
        .map(m -> m.restricted(EMPTY_ORDERS, nothing));
  }

  private static boolean countsOrders(MetricDefinition m) {
    return Formula.columns(m.formula()).equals(Set.of(ORDER))
        && aggregate(m.formula())
            .map(a -> a.function() == Aggregate.Function.COUNT_DISTINCT)
            .orElse(false);
  }

  private static Optional<Aggregate> aggregate(Formula f) {
    return f instanceof Formula.Rows rows ? Optional.of(rows.value()) : Optional.empty();
  }

  private static boolean isSum(Aggregate a) {
    return Branch.ADDED.contains(a.function());
  }

  private MetricDefinition leaf(MetricDefinition m) {
    return leaves(m).get(0);
  }

  private List<MetricDefinition> leaves(MetricDefinition m) {
    List<MetricDefinition> parts = Reach.parts(model, m);
    return parts.isEmpty() ? List.of(m) : parts.stream().flatMap(p -> leaves(p).stream()).toList();
  }
}
