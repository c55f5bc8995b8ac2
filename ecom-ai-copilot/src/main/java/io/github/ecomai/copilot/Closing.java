package io.github.ecomai.copilot;

import io.github.ecomai.copilot.MetricDefinition.Part;
import io.github.ecomai.copilot.Understanding.Comparison;
import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.Operator;
import io.github.ecomai.copilot.Understanding.Order;
import io.github.ecomai.copilot.Understanding.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Completes a draft: settles values, defaults, comparisons and the order of rows. */
final class Closing {
  private Closing() {}

  static void complete(Draft d) {
    rankMetric(d);
    values(d);
    times(d);
    comparison(d);
    order(d);
    shares(d);
    sameMeaning(d);
  }

  /** "top customers": ranked by the usual metric when none is named. */
  private static void rankMetric(Draft d) {
    Draft.Rank r = d.rank;
    if (d.changed != null && !d.hasMetric() && d.model.defaultRank() != null) {
      d.form.metric(d.model.defaultRank());
    }
    if (r == null || d.hasMetric()) {
      return;
    }
    String metric =
        r.metric() != null
            ? r.metric()
            : r.limit() > 0 || r.change() ? d.model.defaultRank() : null;
    if (metric != null) {
      d.form.metric(metric);
    }
  }

  private static void values(Draft d) {
    for (Draft.Named n : d.named) {
      List<String> fields = n.values().stream().map(Term.Value::field).distinct().toList();
      String field = fields.size() == 1 ? fields.get(0) : settled(d, fields);
      if (field == null) {
        d.ask(
            Clarify.Slot.VALUE,
            "'" + n.text() + "' is a " + String.join(" and a ", labels(d, fields)) + ". Which one?",
            n.values().stream().map(v -> v.field() + ":" + v.value()).toList());
        return;
      }
      n.values().stream()
          .filter(v -> v.field().equals(field))
          .forEach(v -> addValue(d, v, n.negated()));
    }
  }

  private static List<String> labels(Draft d, List<String> fields) {
    return fields.stream().map(f -> d.model.dimension(f).label()).toList();
  }

  /** The dimension of the thing that is measured, if only one of them is. */
  private static @Nullable String settled(Draft d, List<String> fields) {
    List<String> fit = new ArrayList<>();
    for (String field : fields) {
      DimensionDefinition dim = d.model.dimension(field);
      String data = dim.fields().isEmpty() ? "" : Reach.dataset(dim.fields().get(0));
      boolean own =
          d.form.metrics.stream()
              .anyMatch(m -> Reach.fact(d.model, d.model.metric(m)).equals(data));
      if (own) {
        fit.add(field);
      }
    }
    return fit.size() == 1 ? fit.get(0) : null;
  }

  /** Values of one dimension are alternatives; taken out ones are exceptions. */
  private static void addValue(Draft d, Term.Value v, boolean negated) {
    Operator op = negated ? Operator.NOT_IN : Operator.IN;
    for (int i = 0; i < d.form.filters.size(); i++) {
      Filter f = d.form.filters.get(i);
      if (f.field().equals(v.field()) && f.op() == op) {
        List<Object> all = new ArrayList<>(f.values());
        if (!all.contains(v.value())) {
          all.add(v.value());
        }
        d.form.filters.set(i, new Filter(v.field(), op, all));
        return;
      }
    }
    d.filter(v.field(), op, v.value());
  }

  private static void times(Draft d) {
    if (d.time != null) {
      d.form.time(d.time.span());
    }
    Transform t = d.form.transform;
    boolean series =
        t instanceof Transform.Cumulative
            || t instanceof Transform.MovingAverage
            || t instanceof Transform.PeriodOverPeriod;
    if (series && d.form.grain == null) {
      d.ask(
          Clarify.Slot.TIME,
          "By day, week, month, quarter or year?",
          List.of("day", "week", "month"));
    }
  }

  private static void comparison(Draft d) {
    Sentence s = d.sentence;
    Shown words = TimeRules.shown(d);
    boolean change = s.has(Role.CHANGE, Role.RISE, Role.FALL);
    Period time = d.time;
    Period other = d.other;
    boolean ranked = d.rank != null && d.rank.change();
    if (other == null || time == null || !other.isFixed()) {
      if (other != null || ranked || d.changed != null) {
        d.ask(Clarify.Slot.TIME, "Compared with which time?", List.of());
      }
      return;
    }
    Shown as = d.shown != null ? d.shown : words;
    boolean listed = ranked || d.changed != null;
    if (as == null && change && !listed) {
      d.ask(Clarify.Slot.METRIC, "The change as an amount, or in percent?", List.of("diff", "pct"));
      return;
    }
    if (as == null || listed && !d.percent) {
      as = listed ? Shown.DIFF : Shown.VALUE;
    }
    d.form.compare(new Comparison(other.span(), as));
    if (d.changed != null) {
      String suffix = as == Shown.PCT ? ".pct" : ".diff";
      for (String m : d.form.metrics) {
        d.form.having(new Having(m + suffix, d.changed.op(), d.changed.value()));
      }
    }
    for (Role role :
        new Role[] {
          Role.GROWTH,
          Role.CHANGE,
          Role.DIFFERENCE,
          Role.PERCENT_CHANGE,
          Role.RISE,
          Role.FALL,
          Role.COMPARE,
          Role.BETWEEN
        }) {
      s.removeAll(role);
    }
  }

  private static void order(Draft d) {
    Draft.Rank r = d.rank;
    Order order = d.form.order;
    if (order != null && order.by().isEmpty()) {
      boolean one = d.form.dimensions.size() == 1;
      d.form.order(one ? new Order(d.form.dimensions.iterator().next(), false) : null);
      if (!one) {
        d.ask(Clarify.Slot.DIMENSION, "Sorted by what?", List.copyOf(d.form.dimensions));
      }
    }
    if (r == null || d.stopped()) {
      return;
    }
    String by = r.metric();
    if (by != null && !d.form.metrics.contains(by) && !d.model.dimensions().containsKey(by)) {
      d.form.metric(by);
    }
    if (by == null) {
      if (d.form.metrics.size() != 1) {
        d.ask(Clarify.Slot.METRIC, "Ranked by which measure?", List.copyOf(d.form.metrics));
        return;
      }
      by = d.form.metrics.iterator().next();
    }
    boolean lower = d.model.metrics().containsKey(by) && d.model.metric(by).lowerIsBetter();
    boolean descending = r.quality() && lower ? !r.highest() : r.highest();
    if (r.change() && d.form.comparison != null) {
      by += d.form.comparison.as() == Shown.PCT ? ".pct" : ".diff";
    }
    d.form.order(new Order(by, descending));
    if (d.form.limitPer == null && r.limit() > 0) {
      d.form.limit(r.limit());
    }
  }

  private static void shares(Draft d) {
    if (!d.shareOfFilters) {
      return;
    }
    Set<String> fields = d.form.filters.stream().map(Filter::field).collect(Collectors.toSet());
    if (fields.size() != 1) {
      d.ask(Clarify.Slot.VALUE, "The share of which part in which whole?", List.copyOf(fields));
      return;
    }
    List<Filter> part = List.copyOf(d.form.filters);
    d.form.filters.clear();
    d.form.transform(new Transform.ShareOf(part));
  }

  /** Cancelled orders are a metric of their own, and so is their share. */
  private static void sameMeaning(Draft d) {
    if (d.form.metrics.size() != 1 || d.stopped()) {
      return;
    }
    String metric = d.form.metrics.iterator().next();
    for (MetricDefinition m : d.model.metrics().values()) {
      Transform t = d.form.transform;
      if (t instanceof Transform.ShareOf share && is(m.shareOf(), metric, share.numerator())) {
        replace(d, metric, m.name());
        d.form.transform(null);
        return;
      }
      Part same = m.same();
      List<Filter> own =
          d.form.filters.stream()
              .filter(f -> same != null && f.field().equals(same.field()))
              .toList();
      if (t == null && same != null && isAny(same, metric, own)) {
        replace(d, metric, m.name());
        return;
      }
      boolean grouped = same != null && d.form.dimensions.contains(same.field());
      if (t == null && !grouped && is(same, metric, own)) {
        d.form.filters.removeAll(own);
        replace(d, metric, m.name());
        return;
      }
    }
  }

  private static boolean is(@Nullable Part part, String metric, List<Filter> filters) {
    return part != null
        && part.metric().equals(metric)
        && filters.size() == 1
        && filters.get(0).equals(new Filter(part.field(), Operator.IN, List.of(part.value())));
  }

  /** Orders with any promotion, restricted further to some: the restriction stays. */
  private static boolean isAny(Part part, String metric, List<Filter> filters) {
    return part.value().equals("any")
        && part.metric().equals(metric)
        && filters.size() == 1
        && filters.get(0).op() == Operator.IN;
  }

  private static void replace(Draft d, String from, String to) {
    d.form.metrics.remove(from);
    d.form.metric(to);
    Order order = d.form.order;
    if (order != null && order.by().equals(from)) {
      d.form.order(new Order(to, order.descending()));
    }
  }
}
