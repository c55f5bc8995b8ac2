package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Operator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads conditions with numbers: "fewer than 50 orders", "margin above 40%", "with no reviews". */
final class ConditionRules {
  private static final String LEAD = "(?:WITH|RELATIVE|AND|VERB|BUY|SELL|SPEND|PREPOSITION)*";
  private static final Shape BOUND_METRIC =
      Shape.of(
          LEAD + "(?<op>CMP)(?<n>NUMBER)PREPOSITION*(?<metric>METRIC|CONCEPT)(?:SELL|BUY|VERB)?");
  private static final Shape BETWEEN_METRIC =
      Shape.of(LEAD + "BETWEEN(?<n>NUMBER)AND(?<m>NUMBER)(?<metric>METRIC|CONCEPT)");
  private static final Shape METRIC_BOUND =
      Shape.of(
          "(?:WITH|RELATIVE|AND|PREPOSITION)*(?<metric>METRIC|MEASURE_FIELD|DIMENSION)(?:VERB|PREPOSITION|WITH)*(?<op>CMP)(?<n>NUMBER)(?<unit>UNIT)?");
  private static final Shape METRIC_BETWEEN =
      Shape.of(
          "(?:WITH|RELATIVE|AND|PREPOSITION)*(?<metric>METRIC|MEASURE_FIELD|DIMENSION)(?:VERB|PREPOSITION|WITH)*BETWEEN(?<n>NUMBER)AND(?<m>NUMBER)");
  private static final Shape TIMES = Shape.of(LEAD + "(?<op>CMP|EQUAL)?(?<n>NUMBER)TIMES");
  private static final Shape ACTED =
      Shape.of("(?:WITH|RELATIVE|AND)*(?<act>SPEND|SELL)PREPOSITION*(?<op>CMP)(?<n>NUMBER)");
  private static final Shape ORDER_BOUND =
      Shape.of("(?<dim>CONCEPT)(?:WITH|RELATIVE|VERB|PREPOSITION|AND)*(?<op>CMP)(?<n>NUMBER)");
  private static final Shape BOUND_ORDER = Shape.of("(?<op>CMP)(?<n>NUMBER)(?<dim>CONCEPT)");
  private static final Shape NONE_METRIC =
      Shape.of("(?:WITH|RELATIVE|AND|VERB)*(?<none>NONE|NOT)(?<metric>METRIC|CONCEPT)");
  private static final Shape NONE_ACT =
      Shape.of("(?:WITH|RELATIVE|AND)*(?<none>NONE|NOT)(?:VERB)*(?<act>BUY|SELL)");
  private static final Shape CHANGED =
      Shape.of(
          "(?:WITH|RELATIVE|AND)*(?<up>GROWTH|RISE|FALL)(?:PREPOSITION|BY)*(?<op>MORE|AT_LEAST)(?<n>NUMBER)");

  private static final Shape ORDER_BETWEEN =
      Shape.of(
          "(?<dim>CONCEPT)(?:WITH|RELATIVE|VERB|PREPOSITION)*BETWEEN(?<n>NUMBER)AND(?<m>NUMBER)");

  private static final Pattern SCALED =
      Pattern.compile("(?i)(?:\\d ?(?:k|m|bn)|thousand|million)\\b");

  private ConditionRules() {}

  static void apply(Draft d) {
    repeat(d, CHANGED, ConditionRules::changed);
    repeat(d, TIMES, ConditionRules::times);
    repeat(d, BETWEEN_METRIC, (x, f) -> range(x, f));
    repeat(d, METRIC_BETWEEN, (x, f) -> range(x, f));
    repeat(d, BOUND_METRIC, ConditionRules::boundMetric);
    repeat(d, ACTED, ConditionRules::acted);
    repeat(d, METRIC_BOUND, ConditionRules::metricBound);
    repeat(d, ORDER_BOUND, ConditionRules::things);
    repeat(d, BOUND_ORDER, ConditionRules::things);
    repeat(d, ORDER_BETWEEN, ConditionRules::between);
    repeat(d, NONE_ACT, ConditionRules::noneActed);
    repeat(d, NONE_METRIC, ConditionRules::none);
  }

  private interface Reading {
    /** Takes the match; false if it means nothing here. */
    boolean read(Draft d, Found f);
  }

  private static void repeat(Draft d, Shape shape, Reading reading) {
    int from = 0;
    Found f = d.sentence.find(shape, from);
    while (f != null && !d.stopped()) {
      from = reading.read(d, f) ? 0 : f.start() + 1;
      f = d.sentence.find(shape, from);
    }
  }

  static Operator operator(@Nullable Item item) {
    if (item == null) {
      return Operator.EQ;
    }
    return switch (item.role()) {
      case MORE -> Operator.GT;
      case AT_LEAST -> Operator.GE;
      case LESS -> Operator.LT;
      case AT_MOST -> Operator.LE;
      default -> Operator.EQ;
    };
  }

  private static boolean changed(Draft d, Found f) {
    Item n = f.item("n");
    boolean fall = f.item("up").role() == Role.FALL;
    if (n.form() != Item.Form.PERCENT) {
      d.ask(Clarify.Slot.METRIC, "By " + n.text() + " percent, or by that amount?", List.of());
      return true;
    }
    if (fall && n.number() < 0) {
      d.ask(Clarify.Slot.VALUE, "Is a fall by " + n.text() + " a rise?", List.of());
      return true;
    }
    boolean open = f.item("op").role() == Role.MORE;
    Operator op = fall ? (open ? Operator.LT : Operator.LE) : open ? Operator.GT : Operator.GE;
    d.changed = new Draft.Bound(op, fall ? -n.number() : n.number());
    d.percent = true;
    d.sentence.remove(f.start(), f.end());
    return true;
  }

  private static boolean times(Draft d, Found f) {
    String orders = metric(d, "order");
    double n = f.item("n").number();
    if (orders == null || f.item("n").form() != Item.Form.PLAIN) {
      return false;
    }
    if (n < 0 || n != Math.rint(n)) {
      d.ask(Clarify.Slot.VALUE, "How many times is " + f.item("n").text() + "?", List.of());
    }
    d.having(orders, operator(f.itemOrNull("op")), n);
    f.remove();
    return true;
  }

  private static boolean range(Draft d, Found f) {
    String metric = measured(d, f.item("metric"));
    if (metric == null) {
      return false;
    }
    double low = checkedLow(d, f);
    double high = f.item("m").number();
    add(d, f.item("metric"), metric, Operator.GE, scaled(d, metric, f.item("m"), low));
    add(d, f.item("metric"), metric, Operator.LE, scaled(d, metric, f.item("m"), high));
    f.remove();
    return true;
  }

  /**
   * The lower end of a range, in the form of the upper one: "20 and 40 percent". Asks when nothing
   * lies between the two, or when "5 and 10 thousand" can begin at 5 or at 5000.
   */
  private static double checkedLow(Draft d, Found f) {
    Item n = f.item("n");
    Item m = f.item("m");
    boolean percent = n.form() == Item.Form.PLAIN && m.form() == Item.Form.PERCENT;
    double low = percent ? n.number() / 100 : n.number();
    boolean open = isScaled(m) && !isScaled(n) && n.number() < 1000;
    if (open || low > m.number() && (percent || n.form() == m.form())) {
      d.ask(
          Clarify.Slot.VALUE,
          "From where to where is between '" + n.text() + "' and '" + m.text() + "'?",
          List.of());
    }
    return low;
  }

  private static boolean isScaled(Item number) {
    return SCALED.matcher(number.text()).find();
  }

  private static boolean boundMetric(Draft d, Found f) {
    Item n = f.item("n");
    String metric = measured(d, f.item("metric"));
    boolean orders = "order".equals(f.item("metric").meaning().dimension());
    if (metric == null || (n.form() == Item.Form.MONEY && orders)) {
      return false;
    }
    if (f.item("metric").role() == Role.CONCEPT && !orders) {
      return false;
    }
    add(d, f.item("metric"), metric, operator(f.item("op")), scaled(d, metric, n, n.number()));
    f.remove();
    return true;
  }

  private static boolean acted(Draft d, Found f) {
    Item n = f.item("n");
    boolean spend = f.item("act").role() == Role.SPEND;
    String metric = spend ? "revenue" : n.form() == Item.Form.MONEY ? "revenue" : "units_sold";
    if (!d.model.metrics().containsKey(metric) || n.form() == Item.Form.PERCENT) {
      return false;
    }
    d.having(metric, operator(f.item("op")), n.number());
    f.remove();
    return true;
  }

  private static boolean metricBound(Draft d, Found f) {
    Item what = f.item("metric");
    String metric = measured(d, what);
    if (metric == null) {
      return false;
    }
    boolean days = d.model.metric(metric).unit() == MetricDefinition.Unit.DAYS;
    if (f.has("unit")
        && !(days && TransformRules.grain(f.item("unit")) == Understanding.Grain.DAY)) {
      return false;
    }
    Item n = f.item("n");
    add(d, what, metric, operator(f.item("op")), scaled(d, metric, n, n.number()));
    f.remove();
    return true;
  }

  /** A bound on a price filters rows, one on a metric filters groups. */
  private static void add(Draft d, Item what, String metric, Operator op, double value) {
    String dimension = what.meaning().dimension();
    boolean filter =
        what.role() == Role.MEASURE_FIELD || (dimension != null && isOwn(d, dimension));
    if (filter && dimension != null && what.role() != Role.CONCEPT) {
      d.form.filter(new Filter(dimension, op, List.of(value)));
    } else {
      d.having(metric, op, value);
    }
  }

  /** A rating bounds the reviews when reviews are counted, else the things that are rated. */
  private static boolean isOwn(Draft d, String dimension) {
    String entity = d.model.dimension(dimension).entity();
    return d.sentence.items().stream()
        .filter(i -> i.role() == Role.METRIC)
        .anyMatch(i -> d.model.metric(i.metric()).facts().contains(entity + "s"));
  }

  private static double scaled(Draft d, String metric, Item n, double value) {
    MetricDefinition m = d.model.metric(metric);
    boolean fraction = m.unit() == MetricDefinition.Unit.FRACTION;
    if (n.form() == Item.Form.PERCENT && !fraction) {
      d.ask(Clarify.Slot.VALUE, "What is " + n.text() + " of " + m.label() + "?", List.of());
    }
    return fraction && n.form() != Item.Form.PERCENT && Math.abs(value) > 1 ? value / 100 : value;
  }

  /** The metric that a bound on this item speaks of, or null. */
  private static @Nullable String measured(Draft d, Item item) {
    if (item.role() == Role.METRIC) {
      return item.metric();
    }
    DimensionDefinition dim = d.model.dimension(item.dimension());
    return item.role() == Role.CONCEPT ? dim.countedBy() : dim.measuredBy();
  }

  private static @Nullable String metric(Draft d, String dimension) {
    DimensionDefinition dim = d.model.dimensions().get(dimension);
    return dim == null ? null : dim.countedBy();
  }

  /** "orders between 100 and 200". */
  private static boolean between(Draft d, Found f) {
    Item thing = f.item("dim");
    if (!thing.dimension().equals("order") || !d.model.metrics().containsKey("revenue")) {
      return false;
    }
    d.having("revenue", Operator.GE, checkedLow(d, f));
    d.having("revenue", Operator.LE, f.item("m").number());
    int at = f.start();
    f.remove();
    d.sentence.items().add(at, thing);
    d.listing = true;
    return true;
  }

  /** "orders over 250" bounds their worth, "products under $20" their price. */
  private static boolean things(Draft d, Found f) {
    String dim = f.item("dim").dimension();
    Item n = f.item("n");
    boolean money = n.form() == Item.Form.MONEY;
    if (n.form() == Item.Form.PERCENT) {
      return false;
    }
    if (dim.equals("order") && d.model.metrics().containsKey("revenue")) {
      d.having("revenue", operator(f.item("op")), n.number());
    } else if (dim.equals("product") && money && d.model.dimensions().containsKey("list_price")) {
      d.filter("list_price", operator(f.item("op")), n.number());
    } else {
      return false;
    }
    Item thing = f.item("dim");
    int at = f.start();
    f.remove();
    d.sentence.items().add(at, thing);
    d.listing |= dim.equals("order");
    return true;
  }

  private static boolean none(Draft d, Found f) {
    Item what = f.item("metric");
    boolean lists = d.sentence.has(Role.WHICH, Role.EVERYTHING, Role.PEOPLE);
    boolean thing = false;
    for (int i = 0; i < f.start(); i++) {
      Role role = d.sentence.get(i).role();
      thing |= role == Role.DIMENSION || role == Role.CONCEPT;
    }
    String metric = measured(d, what);
    if (metric == null || !(lists || thing)) {
      return false;
    }
    boolean revenue = metric.equals("revenue") && d.model.metrics().containsKey("units_sold");
    boolean product = things(d, "product") || things(d, "brand") || things(d, "category");
    d.having(revenue && product ? "units_sold" : metric, Operator.EQ, 0);
    f.remove();
    return true;
  }

  private static boolean things(Draft d, String dimension) {
    return d.sentence.items().stream()
        .anyMatch(i -> i.term() != null && dimension.equals(i.term().dimension()));
  }

  private static boolean noneActed(Draft d, Found f) {
    boolean people =
        things(d, "customer")
            || d.sentence.has(Role.PEOPLE)
            || d.sentence.has(Role.WHICH) && f.item("act").role() == Role.BUY && !thingBefore(d, f);
    String metric = people ? "order_count" : thingBefore(d, f) ? "units_sold" : null;
    if (metric == null || !d.model.metrics().containsKey(metric)) {
      return false;
    }
    d.having(metric, Operator.EQ, 0);
    f.remove();
    return true;
  }

  private static boolean thingBefore(Draft d, Found f) {
    for (int i = 0; i < f.start(); i++) {
      Role role = d.sentence.get(i).role();
      if (role == Role.DIMENSION || role == Role.CONCEPT) {
        return true;
      }
    }
    return false;
  }
}
