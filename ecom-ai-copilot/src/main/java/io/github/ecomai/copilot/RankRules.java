package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rankings: "top 5 brands", "which supplier has the lowest margin", "bestsellers". */
final class RankRules {
  private static final Shape TOP_THING =
      Shape.of(
          "WHICH?(?<n1>NUMBER)?(?<rank>RANK)(?<n2>NUMBER)?(?<sell>SELL)?(?<rank2>SUPERLATIVE|RANK)?(?<n3>NUMBER)?PREPOSITION?(?<dim>DIM)");
  private static final Shape SUPERLATIVE_THING =
      Shape.of("(?<which>WHICH)?(?<n1>NUMBER)?(?<sup>SUPERLATIVE)(?<n2>NUMBER)?(?<dim>DIM)?");
  private static final Shape THING_SUPERLATIVE =
      Shape.of("(?<which>WHICH)(?<n1>NUMBER)?(?<dim>DIM)(?:ACT|PREPOSITION)*(?<sup>SUPERLATIVE)");
  private static final Shape THING_WITH_TOP =
      Shape.of(
          "(?<which>WHICH)?(?<n1>NUMBER)?(?<dim>DIM)(?:ACT|WITH|RELATIVE|PREPOSITION|WHICH)*(?<rank>RANK)(?<n2>NUMBER)?(?:PREPOSITION)*(?<metric>METRIC|CONCEPT)");
  private static final Shape THING_ACTS_MOST =
      Shape.of(
          "(?<which>WHICH)(?<n1>NUMBER)?(?<dim>DIM)?(?:RELATIVE)*(?<act>SELL|SPEND)(?<rank>RANK)");
  private static final Shape WHO_ACTS_MOST =
      Shape.of("(?<n1>NUMBER)?(?<dim>DIM)(?:RELATIVE|WHICH)*(?<act>SELL|SPEND)(?<rank>RANK)");
  private static final Shape BOUGHT_MOST =
      Shape.of(
          "(?<which>WHICH)(?<n1>NUMBER)?(?<dim>DIM)?(?:RELATIVE)*(?<act>BUY)(?<rank>RANK)(?!PREPOSITION*(?:METRIC|CONCEPT|DIMENSION))");
  private static final Shape THING_CHANGED_MOST =
      Shape.of(
          "(?<which>WHICH)?(?<n1>NUMBER)?(?<dim>DIM)(?:ACT|WITH|RELATIVE|PREPOSITION|WHICH)*(?:(?<up1>GROWTH|RISE|FALL)(?<rank1>RANK)|(?<rank2>RANK)(?<pct>GROWTH|PERCENT_CHANGE)?(?<up2>GROWTH|RISE|FALL|CHANGE|PERCENT_CHANGE))");
  private static final Shape BY_METRIC =
      Shape.of("(?:BY|SORT|PREPOSITION)(?<metric>METRIC|CONCEPT)$");
  private static final Shape BY_METRIC_ANY = Shape.of("(?:BY|SORT)(?<metric>METRIC|CONCEPT)");

  private static final Shape THING_WITH_SUPERLATIVE =
      Shape.of(
          "(?<which>WHICH)?(?<n1>NUMBER)?(?<dim>DIM)(?:ACT|WITH|RELATIVE|PREPOSITION|WHICH)*(?<sup>SUPERLATIVE)(?<metric>METRIC)");

  private static final Shape SURGING =
      Shape.of(
          "(?:WHICH|PREPOSITION)*(?<n1>NUMBER)?(?<how>SURGING|SINKING)(?<n2>NUMBER)?(?<dim>DIM)");
  private static final Shape UNIT_WITH_TOP =
      Shape.of(
          "WHICH?(?<n1>NUMBER)?(?<unit>UNIT)(?:ACT|WITH|RELATIVE|PREPOSITION)*(?<rank>RANK)(?<n2>NUMBER)?PREPOSITION*(?<metric>METRIC|CONCEPT)");
  private static final Shape BARE_UNIT =
      Shape.of("WHICH?(?<n1>NUMBER)?(?<rank>RANK)(?<n2>NUMBER)?(?<unit>UNIT)");
  private static final Shape TOP_UNIT =
      Shape.of(
          "WHICH?(?<n1>NUMBER)?(?<rank>RANK)(?<n2>NUMBER)?(?<unit>UNIT)(?:BY|PREPOSITION)+(?<metric>METRIC|CONCEPT)");

  private static final String BOUGHT = "b(?:uy|ought).*|purchas.*";

  private RankRules() {}

  static void apply(Draft d) {
    boolean done =
        surging(d)
            || changedMost(d)
            || units(d, UNIT_WITH_TOP)
            || units(d, TOP_UNIT)
            || bareUnits(d)
            || actsMost(d, THING_ACTS_MOST)
            || actsMost(d, WHO_ACTS_MOST)
            || boughtMost(d)
            || thingWithTop(d)
            || thingWithSuperlative(d)
            || topThing(d)
            || thingSuperlative(d)
            || superlativeThing(d);
    if (!done && !d.stopped() && d.sentence.has(Role.TOP, Role.BEST, Role.BOTTOM, Role.WORST)) {
      Offers.askForThings(d);
    }
  }

  /** "fastest growing category". */
  private static boolean surging(Draft d) {
    Found f = d.sentence.find(SURGING);
    if (f == null) {
      return false;
    }
    boolean highest = f.item("how").role() == Role.SURGING;
    d.percent = true;
    d.rank = new Draft.Rank(highest, false, limit(d, f, f.item("dim"), false), null, true);
    d.form.dimension(f.item("dim").dimension());
    f.remove();
    return true;
  }

  /** "which month had the highest revenue", "best week by orders". */
  private static boolean units(Draft d, Shape shape) {
    Found f = d.sentence.find(shape);
    String metric = f == null ? null : metricOf(d, f.item("metric"));
    if (f == null || metric == null) {
      return false;
    }
    Item rank = f.item("rank");
    Item unit = f.item("unit");
    boolean plural = unit.text().toLowerCase(java.util.Locale.ROOT).endsWith("s");
    int limit = rows(d, f, plural ? 0 : 1);
    d.rank = new Draft.Rank(isHigh(rank), isQuality(rank), limit, metric, false);
    d.form.grain(TransformRules.grain(unit));
    f.remove();
    return true;
  }

  /** "our best month": by the usual measure, or the one that is named elsewhere. */
  private static boolean bareUnits(Draft d) {
    Found f = d.sentence.find(BARE_UNIT);
    if (f == null || d.sentence.has(Role.METRIC, Role.CONCEPT)) {
      return false;
    }
    boolean plural = f.item("unit").text().toLowerCase(java.util.Locale.ROOT).endsWith("s");
    int limit = rows(d, f, plural ? 10 : 1);
    d.rank = new Draft.Rank(isHigh(f.item("rank")), false, limit, d.model.defaultRank(), false);
    d.form.grain(TransformRules.grain(f.item("unit")));
    f.remove();
    return true;
  }

  private static boolean changedMost(Draft d) {
    Found f = d.sentence.find(THING_CHANGED_MOST);
    if (f == null) {
      return false;
    }
    Item up = f.has("up1") ? f.item("up1") : f.item("up2");
    Item rank = f.has("rank1") ? f.item("rank1") : f.item("rank2");
    boolean highest = isHigh(rank) != (up.role() == Role.FALL);
    d.percent |= up.role() == Role.PERCENT_CHANGE || f.has("pct");
    int limit = limit(d, f, f.item("dim"), f.has("which"));
    d.rank = new Draft.Rank(highest, false, limit, null, true);
    d.form.dimension(f.item("dim").dimension());
    f.remove();
    return true;
  }

  private static boolean actsMost(Draft d, Shape shape) {
    Found f = d.sentence.find(shape);
    if (f == null) {
      return false;
    }
    String metric = f.item("act").role() == Role.SELL ? "units_sold" : "revenue";
    Item dim = f.itemOrNull("dim");
    boolean known = d.model.metrics().containsKey(metric);
    String thing = dim == null ? "customer" : dim.dimension();
    if (!known || (dim == null && f.item("act").role() == Role.SELL)) {
      return false;
    }
    boolean which = shape == THING_ACTS_MOST;
    int limit = limit(d, f, dim, which);
    d.rank = new Draft.Rank(isHigh(f.item("rank")), false, limit, metric, false);
    d.form.dimension(thing);
    f.remove();
    return true;
  }

  /** "who bought most": customers by revenue; "which products were bought most": by units. */
  private static boolean boughtMost(Draft d) {
    Found f = d.sentence.find(BOUGHT_MOST);
    if (f == null || !f.item("act").text().toLowerCase(java.util.Locale.ROOT).matches(BOUGHT)) {
      return false;
    }
    Item dim = f.itemOrNull("dim");
    String thing = dim == null ? "customer" : dim.dimension();
    String metric = thing.equals("customer") ? "revenue" : "units_sold";
    if (!d.model.metrics().containsKey(metric) || !d.model.dimensions().containsKey(thing)) {
      return false;
    }
    int limit = limit(d, f, dim, true);
    d.rank = new Draft.Rank(isHigh(f.item("rank")), false, limit, metric, false);
    d.form.dimension(thing);
    f.remove();
    return true;
  }

  private static boolean thingWithTop(Draft d) {
    Found f = d.sentence.find(THING_WITH_TOP);
    if (f == null) {
      return false;
    }
    Item what = f.item("metric");
    String metric = metricOf(d, what);
    boolean afterBy = f.start() > 0 && d.sentence.get(f.start() - 1).role() == Role.BY;
    if (metric == null
        || afterBy
        || what.role() == Role.CONCEPT
            && !"order".equals(what.dimension())
            && !d.sentence.has(Role.WHICH, Role.WITH)) {
      return false;
    }
    int limit = limit(d, f, f.item("dim"), f.has("which"));
    Item rank = f.item("rank");
    d.rank = new Draft.Rank(isHigh(rank), isQuality(rank), limit, metric, false);
    d.form.dimension(f.item("dim").dimension());
    f.remove();
    return true;
  }

  /** "carrier with the fastest delivery". */
  private static boolean thingWithSuperlative(Draft d) {
    Found f = d.sentence.find(THING_WITH_SUPERLATIVE);
    if (f == null) {
      return false;
    }
    String metric = f.item("metric").metric();
    for (Term.Rank r : f.item("sup").meaning().ranks()) {
      if (r.metric().equals(metric)) {
        int limit = limit(d, f, f.item("dim"), f.has("which"));
        d.rank = new Draft.Rank(r.highest(), false, limit, metric, false);
        d.form.dimension(f.item("dim").dimension());
        f.remove();
        return true;
      }
    }
    return false;
  }

  private static boolean topThing(Draft d) {
    Found f = d.sentence.find(TOP_THING);
    if (f == null) {
      return false;
    }
    Item rank = f.item("rank");
    boolean high = isHigh(rank);
    String metric =
        f.has("sell") && d.model.metrics().containsKey("units_sold") ? "units_sold" : null;
    Item second = f.itemOrNull("rank2");
    if (second != null && second.role() == Role.SUPERLATIVE) {
      metric = superlative(d, second, f.item("dim").dimension(), true);
      if (metric == null) {
        metric = superlative(d, second, f.item("dim").dimension(), false);
        high = !high;
      }
      if (metric == null) {
        return false;
      }
    }
    int limit = limit(d, f, f.item("dim"), false);
    d.rank = new Draft.Rank(high, isQuality(rank), limit, metric, false);
    d.form.dimension(f.item("dim").dimension());
    f.remove();
    byMetric(d);
    return true;
  }

  /** The measure that a ranking names itself: "by revenue". */
  private static void byMetric(Draft d) {
    Found f = d.sentence.find(BY_METRIC_ANY);
    if (f == null) {
      f = d.sentence.find(BY_METRIC);
    }
    Draft.Rank r = d.rank;
    String metric = f == null ? null : metricOf(d, f.item("metric"));
    boolean other =
        f != null
            && f.item("metric").role() == Role.CONCEPT
            && !Set.of("order", "customer").contains(f.item("metric").dimension());
    if (f != null && r != null && metric != null && !other) {
      d.rank = new Draft.Rank(r.highest(), r.quality(), r.limit(), metric, r.change());
      f.remove();
    }
  }

  private static boolean thingSuperlative(Draft d) {
    Found f = d.sentence.find(THING_SUPERLATIVE);
    return f != null && superlative(d, f, f.item("dim"));
  }

  private static boolean superlativeThing(Draft d) {
    Found f = d.sentence.find(SUPERLATIVE_THING);
    if (f == null) {
      return false;
    }
    boolean done = superlative(d, f, f.itemOrNull("dim"));
    if (done) {
      byMetric(d);
    }
    return done;
  }

  private static boolean superlative(Draft d, Found f, @Nullable Item dim) {
    Item sup = f.item("sup");
    String thing = dim == null ? bare(d, sup) : dim.dimension();
    if (thing == null) {
      Offers.askForThings(d);
      return false;
    }
    String high = superlative(d, sup, thing, true);
    String low = superlative(d, sup, thing, false);
    String metric = high != null ? high : low;
    if (metric == null) {
      d.cannot(Unanswerable.Reason.NO_DATA, "I have no measure for '" + sup.text() + "' here.");
      return false;
    }
    boolean singular = dim != null ? !dim.plural() : sup.text().endsWith("eller");
    boolean which = f.has("which");
    int limit = rows(d, f, singular ? 1 : which && dim != null ? 0 : 10);
    d.rank = new Draft.Rank(high != null, false, limit, metric, false);
    d.form.dimension(thing);
    f.remove();
    return true;
  }

  private static @Nullable String bare(Draft d, Item sup) {
    for (Term.Rank r : sup.meaning().ranks()) {
      String things = d.model.metric(r.metric()).words().ranks();
      if (things != null && r.highest()) {
        return things;
      }
    }
    return null;
  }

  /** The metric of a superlative that suits the things ranked, or null. */
  private static @Nullable String superlative(Draft d, Item sup, String thing, boolean highest) {
    for (Term.Rank r : sup.meaning().ranks()) {
      MetricDefinition m = d.model.metric(r.metric());
      if (r.highest() == highest && Reach.direct(d.model, m, thing)) {
        return r.metric();
      }
    }
    return null;
  }

  static @Nullable String metricOf(Draft d, Item item) {
    return metricOf(d.model, item);
  }

  /** The metric that an item names, or that counts the things that it names. */
  static @Nullable String metricOf(SemanticModel model, Item item) {
    return item.role() == Role.METRIC
        ? item.metric()
        : model.dimension(item.dimension()).countedBy();
  }

  private static boolean isHigh(Item rank) {
    return rank.role() == Role.TOP || rank.role() == Role.BEST;
  }

  private static boolean isQuality(Item rank) {
    return rank.role() == Role.BEST || rank.role() == Role.WORST;
  }

  private static int limit(Draft d, Found f, @Nullable Item dim, boolean which) {
    boolean singular = dim == null || !dim.plural();
    return rows(d, f, singular ? 1 : which ? 0 : 10);
  }

  /** The number of things that a match asks for; asks back when what it names counts nothing. */
  static int rows(Draft d, Found f, int usual) {
    List<Item> numbers = f.numbers();
    if (numbers.isEmpty()) {
      return usual;
    }
    int n = numbers.size() == 1 ? numbers.get(0).count() : -1;
    if (n < 0) {
      String said = numbers.stream().map(Item::text).collect(Collectors.joining(" "));
      d.ask(
          Clarify.Slot.VALUE,
          "How many is '" + said + "'? I can list 1, 2, 3 and so on up to a million.",
          List.of());
    }
    return Math.max(n, 1);
  }
}
