package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Order;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is measured, listed or sorted, from what the other rules have left. */
final class MetricRules {
  private static final Shape COUNT_BUYERS =
      Shape.of(
          "HOW_MANY?(?<who>CONCEPT|PEOPLE)(?:RELATIVE|WHICH|PREPOSITION|VERB|ALSO)*(?<act>BUY)");
  private static final Shape COUNT = Shape.of("HOW_MANY(?:TOTAL|PREPOSITION)*(?<dim>CONCEPT)");
  private static final Shape COUNT_SOLD =
      Shape.of("HOW_MANY(?<dim>CONCEPT)?(?:WHICH|VERB|PREPOSITION|CONCEPT)*(?<act>SELL|BUY)");
  private static final Shape SPENT =
      Shape.of("HOW_MUCH(?:CONCEPT|WHICH|PREPOSITION|PEOPLE)*(?<act>SPEND)");
  private static final Shape LATEST =
      Shape.of("(?<which>WHICH)?(?<n1>NUMBER)?(?<when>LATEST|OLDEST)(?<n2>NUMBER)?(?<dim>CONCEPT)");
  private static final Shape SORTED =
      Shape.of(
          "SORT(?:BY|PREPOSITION)*(?<by>MET|DIMENSION)?(?<dir>ASCENDING|DESCENDING|BEST_FIRST|WORST_FIRST)?");
  private static final Shape RANKED =
      Shape.of(
          "SORT(?<dim>DIM)(?:BY|PREPOSITION)+(?<by>MET)(?<dir>ASCENDING|DESCENDING|BEST_FIRST|WORST_FIRST)?");
  private static final Shape THING_SORTED =
      Shape.of("^(?:WHICH|PREPOSITION)*(?<dim>DIM)(?<by>SORT)");
  private static final Shape THING_BY_METRIC =
      Shape.of("^(?:WHICH|PREPOSITION)*(?<dim>DIM)(?<by>BY)(?=METRIC)");
  private static final Shape DIRECTION =
      Shape.of("(?<dir>ASCENDING|DESCENDING|BEST_FIRST|WORST_FIRST|ALPHABETIC)");
  private static final Set<Role> JOINED = Set.of(Role.AND, Role.ALSO);

  private MetricRules() {}

  static void apply(Draft d) {
    latest(d);
    listing(d);
    buyers(d);
    swapped(d);
    sorted(d);
    counted(d);
    named(d);
    concepts(d);
    brokenDown(d);
  }

  /** "order status breakdown": the things that the dimension describes are counted. */
  private static void brokenDown(Draft d) {
    boolean alone = !d.hasMetric() && !d.listing && d.rank == null && d.form.dimensions.size() == 1;
    if (!alone || !d.sentence.has(Role.BREAKDOWN)) {
      return;
    }
    String entity = d.model.dimension(d.form.dimensions.iterator().next()).entity();
    DimensionDefinition things = d.model.dimensions().get(entity);
    if (things != null && things.countedBy() != null) {
      d.form.metric(things.countedBy());
    }
  }

  /** "latest 10 orders". */
  private static void latest(Draft d) {
    Found f = d.sentence.find(LATEST);
    if (f == null || !"order".equals(f.item("dim").dimension())) {
      return;
    }
    int limit = RankRules.rows(d, f, f.item("dim").plural() ? 10 : 1);
    boolean newest = f.item("when").role() == Role.LATEST;
    d.form.dimension("order").order(new Order("order_date", newest)).limit(limit);
    d.listing = true;
    f.remove();
  }

  /**
   * The things that conditions are about: "customers who ...", "which brands ...", "orders over".
   */
  private static void listing(Draft d) {
    Sentence s = d.sentence;
    boolean change =
        d.changed != null
            || d.other != null && s.has(Role.RISE, Role.FALL, Role.GROWTH) && s.has(Role.WHICH);
    if (d.form.having.isEmpty() && !change) {
      return;
    }
    int thing = -1;
    for (int i = 0; i < s.size(); i++) {
      Role role = s.get(i).role();
      boolean ownThing = role == Role.DIMENSION || role == Role.CONCEPT;
      boolean grouped = i > 0 && s.get(i - 1).role() == Role.BY;
      if (ownThing && !grouped && thing < 0) {
        thing = i;
      }
    }
    boolean count = thing > 0 && s.get(thing - 1).role() == Role.HOW_MANY || s.has(Role.HOW_MANY);
    String dim = thing >= 0 ? s.get(thing).dimension() : implied(d);
    if (dim == null || !d.form.dimensions.isEmpty() && thing < 0) {
      return;
    }
    if (thing >= 0) {
      s.remove(thing, thing + 1);
    }
    s.removeAll(Role.EVERYTHING);
    s.removeAll(Role.PEOPLE);
    if (count) {
      countGroups(d, dim);
    } else {
      d.form.dimension(dim);
      d.form.having.forEach(h -> addMeasured(d, h.metric()));
      d.listing = true;
      changedThings(d);
    }
  }

  private static void addMeasured(Draft d, String metric) {
    d.form.metric(metric);
  }

  private static void countGroups(Draft d, String dim) {
    d.sentence.removeAll(Role.HOW_MANY);
    String counted = d.model.dimension(dim).countedBy();
    if (counted != null) {
      d.form.metric(counted);
    }
    d.form.transform(new Transform.CountGroups(dim, List.copyOf(d.form.having)));
    d.form.having.clear();
  }

  private static void changedThings(Draft d) {
    Sentence s = d.sentence;
    if (d.changed == null && s.has(Role.RISE, Role.FALL, Role.GROWTH)) {
      boolean fall = s.has(Role.FALL);
      s.removeAll(Role.FALL);
      s.removeAll(Role.RISE);
      s.removeAll(Role.GROWTH);
      Understanding.Operator op = fall ? Understanding.Operator.LT : Understanding.Operator.GT;
      d.changed = new Draft.Bound(op, 0);
    }
  }

  private static @Nullable String implied(Draft d) {
    Sentence s = d.sentence;
    boolean who =
        s.items().stream()
            .anyMatch(i -> i.role() == Role.WHICH && i.text().equalsIgnoreCase("who"));
    if (who || s.has(Role.PEOPLE)) {
      return d.model.dimensions().containsKey("customer") ? "customer" : null;
    }
    return s.has(Role.EVERYTHING) && d.model.dimensions().containsKey("product") ? "product" : null;
  }

  private static void buyers(Draft d) {
    Sentence s = d.sentence;
    Found f = s.find(COUNT_BUYERS);
    boolean free = d.form.having.isEmpty() && d.rank == null;
    if (f != null && free && isBuyer(f.item("who"))) {
      add(d, f, "active_customers");
    }
    f = s.find(COUNT_SOLD);
    boolean thing = f != null && f.has("dim") && !"product".equals(f.item("dim").dimension());
    boolean product = d.named.stream().anyMatch(n -> isProduct(d, n)) || f != null && f.has("dim");
    if (f != null && !thing && product) {
      add(d, f, "units_sold");
    }
    f = s.find(SPENT);
    if (f != null) {
      add(d, f, "revenue");
    }
  }

  private static boolean isBuyer(Item who) {
    return who.role() == Role.PEOPLE || "customer".equals(who.dimension());
  }

  private static boolean isProduct(Draft d, Draft.Named n) {
    return n.values().stream()
        .anyMatch(v -> d.model.dimension(v.field()).entity().equals("product"));
  }

  private static void add(Draft d, Found f, String metric) {
    if (d.model.metrics().containsKey(metric)) {
      d.form.metric(metric);
      f.remove();
    }
  }

  /** "countries by revenue": the things come first, their measure after "by". */
  private static void swapped(Draft d) {
    Sentence s = d.sentence;
    Found f = s.find(THING_SORTED);
    if (f == null) {
      f = s.find(THING_BY_METRIC);
    }
    boolean other = s.items().stream().filter(i -> i.role() == Role.METRIC).count() > 1;
    if (f == null || other || d.hasMetric() || d.rank != null) {
      return;
    }
    d.form.dimension(f.item("dim").dimension());
    boolean sort = f.item("by").role() == Role.SORT;
    s.remove(f.at("dim"), sort ? f.at("by") : f.at("by") + 1);
  }

  private static void sorted(Draft d) {
    Sentence s = d.sentence;
    Found f = s.find(RANKED);
    if (f != null) {
      d.form.dimension(f.item("dim").dimension());
    } else {
      f = s.find(SORTED);
    }
    if (f != null) {
      Item by = f.itemOrNull("by");
      Item dir = f.itemOrNull("dir");
      String name =
          by == null
              ? null
              : by.role() == Role.DIMENSION ? by.dimension() : RankRules.metricOf(d, by);
      boolean metric = by != null && by.role() != Role.DIMENSION;
      f.remove();
      if (name != null
          && metric
          && (!d.sentence.has(Role.METRIC) || d.form.dimensions.size() > 0)) {
        d.form.metric(name);
      }
      order(d, name, dir);
      return;
    }
    f = s.find(DIRECTION);
    if (f != null) {
      Item dir = f.item("dir");
      f.remove();
      order(d, null, dir);
    }
  }

  private static void order(Draft d, @Nullable String by, @Nullable Item dir) {
    Role role = dir == null ? Role.DESCENDING : dir.role();
    boolean quality = role == Role.BEST_FIRST || role == Role.WORST_FIRST;
    boolean highest = role == Role.DESCENDING || role == Role.BEST_FIRST;
    if (role == Role.ALPHABETIC) {
      d.form.order(new Order("", false));
    } else {
      d.rank = new Draft.Rank(highest, quality, 0, by, false);
    }
  }

  private static void counted(Draft d) {
    Found f = d.sentence.find(COUNT);
    while (f != null && !d.stopped()) {
      String metric = d.model.dimension(f.item("dim").dimension()).countedBy();
      if (metric == null) {
        return;
      }
      d.form.metric(metric);
      f.remove();
      f = d.sentence.find(COUNT);
    }
  }

  /** Metrics, and things that are counted beside them: "revenue and orders". */
  private static void named(Draft d) {
    Sentence s = d.sentence;
    boolean[] metric = new boolean[s.size()];
    for (int i = 0; i < s.size(); i++) {
      metric[i] = s.get(i).role() == Role.METRIC;
      if (metric[i]) {
        Quantity.settle(d, i);
      }
    }
    for (int i = 0; i < s.size(); i++) {
      metric[i] |=
          isMeasure(s.get(i)) && (isListed(s, metric, i, i + 1) || isListed(s, metric, i - 1, i));
    }
    for (int i = s.size() - 2; i >= 0; i--) {
      metric[i] |= isMeasure(s.get(i)) && isListed(s, metric, i, i + 1);
    }
    if (!isOneList(s, metric)) {
      d.ask(Clarify.Slot.METRIC, "Which measure do you mean?", List.of());
      return;
    }
    for (int i = 0; i < s.size(); i++) {
      String name = metric[i] ? RankRules.metricOf(d, s.get(i)) : null;
      if (name != null) {
        d.form.metric(name);
      }
    }
    for (int i = s.size() - 1; i >= 0; i--) {
      if (metric[i] && RankRules.metricOf(d, s.get(i)) != null) {
        s.remove(i, i + 1);
      }
    }
  }

  /** True if all measures stand in one list. */
  private static boolean isOneList(Sentence s, boolean[] metric) {
    int last = -1;
    for (int i = 0; i < metric.length; i++) {
      if (metric[i] && last >= 0) {
        boolean and =
            s.items().subList(last + 1, i).stream().anyMatch(x -> JOINED.contains(x.role()));
        boolean versus = i - last == 2 && s.get(i - 1).role() == Role.VERSUS;
        if (!and && !versus && !s.get(i).gap().contains(",")) {
          return false;
        }
      }
      last = metric[i] ? i : last;
    }
    return true;
  }

  /** True if two neighbours form a list, by a comma or "and", and one of them is a metric. */
  private static boolean isListed(Sentence s, boolean[] metric, int left, int right) {
    int a = left >= 0 && JOINED.contains(s.get(left).role()) ? left - 1 : left;
    int b = right < s.size() && JOINED.contains(s.get(right).role()) ? right + 1 : right;
    if (a < 0 || b >= s.size() || !isMeasure(s.get(a)) || !isMeasure(s.get(b))) {
      return false;
    }
    boolean linked = b - a > 1 || s.get(b).gap().contains(",");
    return linked && (metric[a] || metric[b]);
  }

  private static boolean isMeasure(Item item) {
    return item.role() == Role.METRIC || item.role() == Role.CONCEPT;
  }

  private static void addConcept(Draft d, int i) {
    String metric = d.model.dimension(d.sentence.get(i).dimension()).countedBy();
    if (metric != null) {
      d.form.metric(metric);
      d.sentence.remove(i, i + 1);
    }
  }

  /** Things named without a measure are counted; beside a measure they must belong to a filter. */
  private static void concepts(Draft d) {
    Sentence s = d.sentence;
    for (int i = s.size() - 1; i >= 0; i--) {
      if (s.get(i).role() != Role.CONCEPT) {
        continue;
      }
      String thing = s.get(i).dimension();
      boolean ranked = d.rank != null && !d.rank.change();
      boolean free = !d.hasMetric() && !d.listing && !ranked;
      if (free || isVacuous(d, thing)) {
        if (free) {
          addConcept(d, i);
        } else {
          s.remove(i, i + 1);
        }
      }
    }
  }

  /** "reviews of Petzy products": the product is already said by the brand. */
  private static boolean isVacuous(Draft d, String thing) {
    Set<String> related =
        switch (d.model.dimension(thing).entity()) {
          case "order" -> Set.of("order", "customer", "place", "promotion", "payment", "shipment");
          case "customer" -> Set.of("customer", "place");
          case "product" -> Set.of("product", "supplier");
          default -> Set.of(thing);
        };
    boolean named =
        d.named.stream()
            .flatMap(n -> n.values().stream())
            .anyMatch(v -> related.contains(d.model.dimension(v.field()).entity()));
    boolean filtered =
        d.form.filters.stream()
            .anyMatch(f -> related.contains(d.model.dimension(f.field()).entity()));
    return (named || filtered) && !d.form.dimensions.contains(thing);
  }
}
