package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Branch.Slice;
import io.github.ecomai.copilot.Understanding.Comparison;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.Operator;
import io.github.ecomai.copilot.Understanding.Order;
import io.github.ecomai.copilot.Understanding.Shown;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import io.github.ecomai.source.WindowSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a form into a query. */
final class QueryCompiler {
  private static final String RANK = "rank_in_group";

  private final SemanticModel model;
  private final Catalog catalog;
  private final Understanding u;
  private final Slice slice;

  private QueryCompiler(SemanticModel model, Catalog catalog, Understanding u) {
    this.model = model;
    this.catalog = catalog;
    this.u = u;
    this.slice =
        new Slice(
            shown(model, u.dimensions()),
            u.grain().orElse(null),
            u.filters(),
            u.time().orElse(null));
  }

  /** Dimensions with the names that are shown beside their keys. */
  private static List<String> shown(SemanticModel model, List<String> dimensions) {
    List<String> all = new ArrayList<>();
    for (String name : dimensions) {
      all.add(name);
      String label = model.dimension(name).show();
      if (label != null && !model.dimension(label).fields().isEmpty()) {
        all.add(label);
      }
    }
    return all;
  }

  /**
   * The query of a form.
   *
   * @param cap most rows to ask for
   * @throws NotOffered if the form cannot be answered here
   */
  static Query compile(SemanticModel model, Catalog catalog, Understanding u, int cap) {
    return new QueryCompiler(model, catalog, u).compile(cap);
  }

  private Query compile(int cap) {
    if (u.transform().orElse(null) instanceof Transform.CountGroups groups) {
      return countGroups(groups);
    }
    List<String> columns = new ArrayList<>(slice.keys());
    Query result = u.comparison().isPresent() ? compared(columns) : plain(columns);
    result = having(result);
    result = transformed(result, columns);
    result = perGroup(named(result));
    result = result.select(columns.toArray(String[]::new));
    return ordered(result, columns).limit(Math.min(cap, u.limit().orElse(cap)));
  }

  /** In a ranking, without the rows that name none of the things ranked. */
  private Query named(Query q) {
    Ranking ranking = Ranking.of(model, u).orElse(null);
    Query result = q;
    if (ranking != null) {
      Branch branch = new Branch(model, catalog, slice);
      for (String thing : ranking.dimensions()) {
        result = result.where(Predicate.isNotNull(thing));
        if (branch.isText(thing, ranking.metric())) {
          result = result.where(Predicate.ne(thing, Branch.NONE));
        }
      }
    }
    return result;
  }

  private Set<String> metrics() {
    Set<String> names = new LinkedHashSet<>(u.metrics());
    u.having().forEach(h -> names.add(plain(h.metric())));
    u.order()
        .map(o -> plain(o.by()))
        .filter(b -> model.metrics().containsKey(b))
        .ifPresent(names::add);
    if (u.transform().orElse(null) instanceof Transform.Ratio r) {
      names.add(r.denominator());
    }
    return names;
  }

  private static String plain(String name) {
    return name.replaceAll("\\.(diff|pct)$", "");
  }

  private boolean wantsNothing() {
    return u.having().stream().anyMatch(h -> h.op() == Operator.EQ && h.value() == 0);
  }

  private Query plain(List<String> columns) {
    Set<String> names = metrics();
    if (names.isEmpty()) {
      return listing(columns);
    }
    columns.addAll(names);
    Branch branch = new Branch(model, catalog, slice);
    if (u.transform().orElse(null) instanceof Transform.ShareOf share) {
      return shareOf(names, share, columns);
    }
    return wantsNothing() ? branch.complete(names) : branch.metrics(names);
  }

  /** Orders by themselves, with their day. */
  private Query listing(List<String> columns) {
    String dimension = u.dimensions().isEmpty() ? "" : u.dimensions().get(0);
    String day = "orders.order_date";
    boolean orders = dimension.equals("order") && u.dimensions().size() == 1;
    if (!orders || !catalog.has(day)) {
      throw new NotOffered("I cannot list these without a measure.");
    }
    columns.add("order_date");
    return new Branch(model, catalog, slice).days("orders", day);
  }

  private Query compared(List<String> columns) {
    Comparison c = u.comparison().orElseThrow();
    if (slice.grain() != null || u.transform().isPresent()) {
      throw new NotOffered("I cannot compare two times of a series yet.");
    }
    Set<String> names = metrics();
    Branch now = new Branch(model, catalog, slice);
    Branch before = new Branch(model, catalog, slice.during(c.to()));
    boolean grouped = !slice.keys().isEmpty();
    Query left = keyed(grouped ? now.complete(names) : now.metrics(names), names, "");
    Query right = keyed(before.metrics(names), names, "_before");
    List<Output> outputs = new ArrayList<>(slice.keys().stream().map(Output::column).toList());
    for (String name : names) {
      Expression a = Expression.coalesce(Expression.col(name), Expression.lit(0L));
      Expression b = Expression.coalesce(Expression.col(name + "_before"), Expression.lit(0L));
      outputs.add(a.as(name));
      outputs.add(b.as(name + "_before"));
      columns.add(name);
      columns.add(name + "_before");
      if (c.as() == Shown.DIFF) {
        outputs.add(a.minus(b).as(name + "_diff"));
        columns.add(name + "_diff");
      } else if (c.as() == Shown.PCT) {
        outputs.add(a.minus(b).dividedBy(b).as(name + "_pct"));
        columns.add(name + "_pct");
      }
    }
    return now.join(left, right).select(outputs.toArray(Output[]::new));
  }

  /** Renames the metrics and, without groups, adds the column to join by. */
  private Query keyed(Query q, Set<String> names, String suffix) {
    List<Output> outputs = new ArrayList<>();
    for (String key : slice.keys()) {
      outputs.add(Output.column(key));
    }
    if (slice.keys().isEmpty()) {
      outputs.add(Expression.lit(1L).as(Branch.ALWAYS));
    }
    names.forEach(n -> outputs.add(Expression.col(n).as(n + suffix)));
    return q.select(outputs.toArray(Output[]::new));
  }

  private Query shareOf(Set<String> names, Transform.ShareOf share, List<String> columns) {
    Branch whole = new Branch(model, catalog, slice);
    Branch part = new Branch(model, catalog, slice.where(share.numerator()));
    Query left = keyed(whole.metrics(names), names, "");
    Query right = keyed(part.metrics(names), names, "_part");
    List<Output> outputs = new ArrayList<>(slice.keys().stream().map(Output::column).toList());
    for (String name : names) {
      Expression total = Expression.col(name);
      Expression some = Expression.coalesce(Expression.col(name + "_part"), Expression.lit(0L));
      outputs.add(total.as(name));
      outputs.add(some.as(name + "_part"));
      outputs.add(some.dividedBy(total).as(name + "_share"));
      columns.add(name + "_part");
      columns.add(name + "_share");
    }
    return whole.join(left, right).select(outputs.toArray(Output[]::new));
  }

  private Query having(Query q) {
    Query result = q;
    for (Having h : u.having()) {
      result = result.where(condition(h));
    }
    return result;
  }

  private static Predicate condition(Having h) {
    Expression value = Expression.col(h.metric().replace('.', '_'));
    boolean zero = h.value() == 0 && h.op() == Operator.EQ;
    Expression known = zero ? Expression.coalesce(value, Expression.lit(0L)) : value;
    return Conditions.comparison(h.op(), known, Expression.lit(h.value()));
  }

  private Query countGroups(Transform.CountGroups groups) {
    Set<String> names = new LinkedHashSet<>();
    groups.having().forEach(h -> names.add(h.metric()));
    List<String> by = new ArrayList<>(u.dimensions());
    by.add(groups.by());
    Branch branch = new Branch(model, catalog, slice.by(by));
    boolean nothing = groups.having().stream().anyMatch(h -> h.value() == 0);
    Query each = nothing ? branch.complete(names) : branch.metrics(names);
    for (Having h : groups.having()) {
      each = each.where(condition(h));
    }
    String name = u.metrics().isEmpty() ? "number" : u.metrics().get(0);
    List<Output> keys = slice.keys().stream().map(Output::column).toList();
    Measure count = Aggregate.count(Expression.col(groups.by())).as(name);
    return new Query.Group(each, keys, List.of(count));
  }

  private Query transformed(Query q, List<String> columns) {
    Transform t = u.transform().orElse(null);
    if (t instanceof Transform.Ratio r) {
      return ratio(q, r, columns);
    }
    if (t instanceof Transform.AverageOver a) {
      return averageOver(q, a.grain(), columns);
    }
    if (t == null || t instanceof Transform.ShareOf) {
      return q;
    }
    WindowSpec window = window(t);
    for (String name : u.metrics()) {
      window = add(window, t, name);
    }
    Query windowed = q.window(window);
    List<Output> outputs = new ArrayList<>(columns.stream().map(Output::column).toList());
    for (String name : u.metrics()) {
      String column = name + suffix(t);
      outputs.add(windowValue(t, name).as(column));
      columns.add(column);
    }
    return windowed.select(outputs.toArray(Output[]::new));
  }

  /** Shares look at all values of one dimension, series at the time before. */
  private WindowSpec window(Transform t) {
    List<String> partition = new ArrayList<>(slice.dimensions());
    Grain grain = slice.grain();
    if (t instanceof Transform.ShareBy s) {
      partition.removeAll(shown(model, List.of(s.by())));
      if (grain != null) {
        partition.add(slice.keys().get(slice.keys().size() - 1));
      }
      return WindowSpec.over(partition.toArray(String[]::new));
    }
    if (grain == null) {
      throw new NotOffered("A series needs a unit of time.");
    }
    return WindowSpec.over(partition.toArray(String[]::new))
        .orderBy(SortKey.asc(slice.keys().get(slice.keys().size() - 1)));
  }

  private static WindowSpec add(WindowSpec w, Transform t, String name) {
    if (t instanceof Transform.ShareBy) {
      return w.total(name + "_total", name);
    }
    if (t instanceof Transform.Cumulative) {
      return w.movingSum(name + "_to_date", name, WindowSpec.RUNNING);
    }
    if (t instanceof Transform.MovingAverage m) {
      return w.movingAverage(name + "_average", name, m.window());
    }
    return w.lag(name + "_before", name, 1);
  }

  private static String suffix(Transform t) {
    if (t instanceof Transform.ShareBy) {
      return "_share";
    }
    if (t instanceof Transform.Cumulative) {
      return "_to_date";
    }
    return t instanceof Transform.MovingAverage ? "_average" : "_change";
  }

  private static Expression windowValue(Transform t, String name) {
    Expression value = Expression.col(name);
    if (t instanceof Transform.ShareBy) {
      return value.dividedBy(Expression.col(name + "_total"));
    }
    if (t instanceof Transform.PeriodOverPeriod p) {
      Expression before = Expression.col(name + "_before");
      Expression change = value.minus(before);
      return p.as() == Shown.PCT ? change.dividedBy(before) : change;
    }
    return Expression.col(name + suffix(t));
  }

  private Query ratio(Query q, Transform.Ratio r, List<String> columns) {
    List<Output> outputs = new ArrayList<>(columns.stream().map(Output::column).toList());
    for (String name : u.metrics()) {
      String column = name + "_per_" + r.denominator();
      outputs.add(Expression.col(name).dividedBy(Expression.col(r.denominator())).as(column));
      columns.add(column);
    }
    return q.select(outputs.toArray(Output[]::new));
  }

  private Query averageOver(Query q, Grain grain, List<String> columns) {
    DateRange time = slice.time();
    if (time == null) {
      throw new NotOffered("An average over time needs a span. Maybe add one, such as in 2025.");
    }
    double n = units(time, grain);
    List<Output> outputs = new ArrayList<>(columns.stream().map(Output::column).toList());
    for (String name : u.metrics()) {
      String column = name + "_per_" + grain.name().toLowerCase(java.util.Locale.ROOT);
      outputs.add(Expression.col(name).dividedBy(Expression.lit(n)).as(column));
      columns.add(column);
    }
    return q.select(outputs.toArray(Output[]::new));
  }

  /** Calendar units that a span touches. */
  static long units(DateRange time, Grain grain) {
    long n = 0;
    LocalDate at = Calendar.start(grain, time.from());
    while (!at.isAfter(time.to())) {
      n++;
      at = Calendar.step(grain, at, 1);
    }
    return n;
  }

  private Query perGroup(Query q) {
    Understanding.LimitPer per = u.limitPer().orElse(null);
    Order order = u.order().orElse(null);
    if (per == null || order == null) {
      return q;
    }
    List<SortKey> keys = new ArrayList<>();
    keys.add(new SortKey(order.by().replace('.', '_'), order.descending()));
    slice.keys().stream()
        .filter(k -> !k.equals(per.dimension()))
        .forEach(k -> keys.add(SortKey.asc(k)));
    WindowSpec window =
        WindowSpec.over(per.dimension()).orderBy(keys.toArray(SortKey[]::new)).rowNumber(RANK);
    Predicate first = Expression.col(RANK).le(Expression.lit((long) per.n()));
    return q.window(window).where(first);
  }

  private Query ordered(Query q, List<String> columns) {
    List<SortKey> keys = new ArrayList<>();
    u.limitPer().ifPresent(p -> keys.add(SortKey.asc(p.dimension())));
    u.order().ifPresent(o -> keys.add(new SortKey(column(o, columns), o.descending())));
    List<String> rest = new ArrayList<>(slice.keys());
    java.util.Collections.reverse(rest);
    for (String key : slice.grain() == null ? slice.keys() : rest) {
      if (keys.stream().noneMatch(k -> k.column().equals(key))) {
        keys.add(SortKey.asc(key));
      }
    }
    return keys.isEmpty() ? q : q.orderBy(keys.toArray(SortKey[]::new));
  }

  private static String column(Order o, List<String> columns) {
    String name = o.by().replace('.', '_');
    if (!columns.contains(name)) {
      throw new NotOffered("I cannot order by " + o.by() + " here.");
    }
    return name;
  }
}
