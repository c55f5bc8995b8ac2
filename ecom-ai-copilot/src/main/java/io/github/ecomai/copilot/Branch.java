package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Metrics over one slice of the data: grouped, filtered, within one span of time. */
final class Branch {
  /** Column that joins results without groups. */
  static final String ALWAYS = "joined";

  /** What stands for a missing text where results are joined. */
  static final String NONE = "(none)";

  /** Functions whose value over nothing is 0. */
  static final Set<Aggregate.Function> ADDED =
      Set.of(Aggregate.Function.SUM, Aggregate.Function.COUNT, Aggregate.Function.COUNT_DISTINCT);

  private final SemanticModel model;
  private final Catalog catalog;
  private final Slice slice;

  /**
   * What the metrics are computed over.
   *
   * @param dimensions names to group by
   * @param grain unit to group time by, or null
   * @param filters conditions
   * @param time days, or null for all
   */
  record Slice(
      List<String> dimensions,
      @Nullable Grain grain,
      List<Filter> filters,
      @Nullable DateRange time) {

    Slice during(DateRange other) {
      return new Slice(dimensions, grain, filters, other);
    }

    Slice where(List<Filter> more) {
      return new Slice(
          dimensions, grain, Stream.concat(filters.stream(), more.stream()).toList(), time);
    }

    Slice by(List<String> others) {
      return new Slice(others, grain, filters, time);
    }

    /** Names of the columns that tell the groups apart. */
    List<String> keys() {
      List<String> keys = new ArrayList<>(dimensions);
      if (grain != null) {
        keys.add(grain.name().toLowerCase(Locale.ROOT));
      }
      return keys;
    }
  }

  Branch(SemanticModel model, Catalog catalog, Slice slice) {
    this.model = model;
    this.catalog = catalog;
    this.slice = slice;
  }

  /** One row for each group, with a column for each metric. */
  Query metrics(Set<String> names) {
    return metrics(names, false);
  }

  /** The same, with a row for each group that exists, even if nothing happened in it. */
  Query complete(Set<String> names) {
    return metrics(names, true);
  }

  private Query metrics(Set<String> names, boolean complete) {
    Map<String, Map<String, Aggregate>> leaves = new LinkedHashMap<>();
    Map<String, Formula> formulas = new LinkedHashMap<>();
    Map<String, Formula.Groups> groups = new LinkedHashMap<>();
    Map<String, String> factOf = new LinkedHashMap<>();
    for (String name : names) {
      formulas.put(name, leaves(model.metric(name), leaves, groups, factOf));
    }
    List<Query> parts = new ArrayList<>();
    Optional<Query> spine =
        complete || leaves.size() + groups.size() > 1 ? spine() : Optional.empty();
    spine.ifPresent(parts::add);
    boolean several = leaves.size() + groups.size() + parts.size() > 1;
    leaves.forEach((fact, measures) -> parts.add(fact(fact, measures, several)));
    groups.forEach((name, g) -> parts.add(groups(name, g, factOf.getOrDefault(name, ""), several)));
    Query joined = parts.get(0);
    for (Query part : parts.subList(1, parts.size())) {
      joined = join(joined, part);
    }
    List<Output> outputs = new ArrayList<>();
    slice.keys().forEach(k -> outputs.add(Output.column(k)));
    Set<String> zero = several ? zeroes(leaves, groups) : Set.of();
    formulas.forEach((name, f) -> outputs.add(value(f, zero).as(name)));
    return joined.select(outputs.toArray(Output[]::new));
  }

  /** The groups with the last day of each. */
  Query days(String fact, String day) {
    FactQuery rows = new FactQuery(model, catalog, fact);
    List<Output> keys = keys(rows, fact, false);
    Predicate where = where(rows, fact);
    Measure last = rows.rename(Aggregate.max(Expression.col(day))).as(Catalog.name(day));
    Query input = where == null ? rows.rows() : rows.rows().where(where);
    return new Query.Group(input, keys, List.of(last));
  }

  /** Joins two results by their groups, or side by side if there are none. */
  Query join(Query left, Query right) {
    List<String> keys = slice.keys().isEmpty() ? List.of(ALWAYS) : slice.keys();
    return left.leftJoin(right, keys.toArray(String[]::new));
  }

  /** Collects the aggregates that a metric needs and gives its formula over their columns. */
  private Formula leaves(
      MetricDefinition m,
      Map<String, Map<String, Aggregate>> leaves,
      Map<String, Formula.Groups> groups,
      Map<String, String> factOf) {
    return switch (kind(m.formula())) {
      case OTHER ->
          leaves(model.metric(((Formula.Other) m.formula()).metric()), leaves, groups, factOf);
      case GROUPS -> {
        groups.put(m.name(), (Formula.Groups) m.formula());
        factOf.put(m.name(), factFor(m));
        yield new Formula.Other(m.name());
      }
      case ROWS, ARITHMETIC, CONSTANT -> {
        int[] count = {0};
        yield formula(m, m.formula(), leaves, groups, factOf, count);
      }
    };
  }

  private enum Kind {
    ROWS,
    OTHER,
    CONSTANT,
    ARITHMETIC,
    GROUPS
  }

  private static Kind kind(Formula f) {
    if (f instanceof Formula.Rows) {
      return Kind.ROWS;
    } else if (f instanceof Formula.Other) {
      return Kind.OTHER;
    } else if (f instanceof Formula.Constant) {
      return Kind.CONSTANT;
    }
    return f instanceof Formula.Arithmetic ? Kind.ARITHMETIC : Kind.GROUPS;
  }

  private Formula formula(
      MetricDefinition m,
      Formula f,
      Map<String, Map<String, Aggregate>> leaves,
      Map<String, Formula.Groups> groups,
      Map<String, String> factOf,
      int[] count) {
    if (f instanceof Formula.Other o) {
      return leaves(model.metric(o.metric()), leaves, groups, factOf);
    }
    if (f instanceof Formula.Arithmetic a) {
      Formula left = formula(m, a.left(), leaves, groups, factOf, count);
      return new Formula.Arithmetic(
          a.operator(), left, formula(m, a.right(), leaves, groups, factOf, count));
    }
    if (f instanceof Formula.Rows rows) {
      String name = count[0]++ == 0 ? m.name() : m.name() + "_" + count[0];
      leaves.computeIfAbsent(factFor(m), k -> new LinkedHashMap<>()).put(name, filtered(m, rows));
      return new Formula.Other(name);
    }
    return f;
  }

  private Aggregate filtered(MetricDefinition m, Formula.Rows rows) {
    boolean free = m.whereUnless().stream().anyMatch(this::isUsed);
    Predicate where = m.where();
    return where == null || free ? rows.value() : rows.value().where(where);
  }

  private boolean isUsed(String dimension) {
    return slice.dimensions().contains(dimension)
        || slice.filters().stream().anyMatch(f -> f.field().equals(dimension));
  }

  /** The first data set of a metric that reaches every dimension used. */
  private String factFor(MetricDefinition m) {
    Set<String> used = new LinkedHashSet<>(slice.dimensions());
    slice.filters().forEach(f -> used.add(f.field()));
    return m.facts().stream()
        .filter(f -> used.stream().allMatch(d -> Reach.reaches(model, f, model.dimension(d), m)))
        .findFirst()
        .orElseThrow(() -> new NotOffered("The data has no " + m.label() + " by all of that."));
  }

  /** The value of a formula over columns that hold its leaves; what did not happen counts as 0. */
  private Expression value(Formula f, Set<String> zero) {
    if (f instanceof Formula.Other o) {
      Expression column = Expression.col(o.metric());
      boolean none = zero.contains(o.metric());
      return none ? Expression.coalesce(column, Expression.lit(0L)) : column;
    }
    if (f instanceof Formula.Constant c) {
      return Expression.lit(c.value());
    }
    Formula.Arithmetic a = (Formula.Arithmetic) f;
    return new Expression.Arithmetic(a.operator(), value(a.left(), zero), value(a.right(), zero));
  }

  /** Sums and counts, which are 0 where a joined part has no row. */
  private static Set<String> zeroes(
      Map<String, Map<String, Aggregate>> leaves, Map<String, Formula.Groups> groups) {
    Set<String> zero = new LinkedHashSet<>(groups.keySet());
    for (Map<String, Aggregate> measures : leaves.values()) {
      measures.forEach(
          (name, a) -> {
            if (ADDED.contains(a.function())) {
              zero.add(name);
            }
          });
    }
    return zero;
  }

  private Query fact(String fact, Map<String, Aggregate> measures, boolean joins) {
    FactQuery rows = new FactQuery(model, catalog, fact);
    List<Output> keys = keys(rows, fact, joins);
    Predicate where = where(rows, fact);
    List<Measure> renamed = new ArrayList<>();
    measures.forEach((name, a) -> renamed.add(rows.rename(a).as(name)));
    Query input = where == null ? rows.rows() : rows.rows().where(where);
    return zeros(new Query.Group(input, keys, renamed), renamed);
  }

  /** Sums of nothing are 0; joined parts without groups get a column to join by. */
  private Query zeros(Query grouped, List<Measure> measures) {
    List<Output> outputs = new ArrayList<>();
    slice.keys().forEach(k -> outputs.add(Output.column(k)));
    for (Measure m : measures) {
      boolean sum = m.value().function() == Aggregate.Function.SUM;
      Expression value = Expression.col(m.name());
      outputs.add((sum ? Expression.coalesce(value, Expression.lit(0L)) : value).as(m.name()));
    }
    if (slice.keys().isEmpty()) {
      outputs.add(Expression.lit(1L).as(ALWAYS));
    }
    return grouped.select(outputs.toArray(Output[]::new));
  }

  private Query groups(String name, Formula.Groups g, String fact, boolean joins) {
    FactQuery rows = new FactQuery(model, catalog, fact);
    MetricDefinition inner = model.metric(g.metric());
    List<Output> keys = new ArrayList<>(keys(rows, fact, joins));
    keys.add(Expression.col(rows.column(g.column())).as("counted"));
    Predicate where = where(rows, fact);
    Aggregate measured = rows.rename(filtered(inner, (Formula.Rows) inner.formula()));
    Query input = where == null ? rows.rows() : rows.rows().where(where);
    Query each = new Query.Group(input, keys, List.of(measured.as("measured")));
    Predicate bound =
        new Predicate.Comparison(g.op(), Expression.col("measured"), Expression.lit(g.bound()));
    List<Output> outer = slice.keys().stream().map(Output::column).toList();
    Measure count = Aggregate.count(Expression.col("counted")).as(name);
    return zeros(new Query.Group(each.where(bound), outer, List.of(count)), List.of(count));
  }

  private List<Output> keys(FactQuery rows, String fact, boolean joins) {
    List<Output> keys = new ArrayList<>();
    for (String name : slice.dimensions()) {
      Expression value = dimension(rows, fact, model.dimension(name));
      boolean text = type(fact, model.dimension(name)).kind() == DataType.Kind.STRING;
      keys.add((joins && text ? Expression.coalesce(value, Expression.lit(NONE)) : value).as(name));
    }
    Grain grain = slice.grain();
    if (grain != null) {
      CalendarUnit unit = CalendarUnit.valueOf(grain.name());
      String name = grain.name().toLowerCase(Locale.ROOT);
      keys.add(Expression.truncate(Expression.col(rows.column(time(fact))), unit).as(name));
    }
    return keys;
  }

  private String time(String fact) {
    DatasetDefinition d = model.datasets().get(fact);
    String time = d == null ? null : d.time();
    if (d == null || time == null) {
      throw new NotOffered("There is no time in " + fact + ".");
    }
    return SourceModel.qualified(d, time);
  }

  private Expression dimension(FactQuery rows, String fact, DimensionDefinition d) {
    if (d.calendar() == null) {
      return Expression.col(rows.column(field(fact, d)));
    }
    String column = rows.column(d.fields().isEmpty() ? time(fact) : field(fact, d));
    boolean hour = d.calendar().equals("hour");
    CalendarPart part = hour ? CalendarPart.HOUR : CalendarPart.ISO_WEEKDAY;
    return Expression.part(part, Expression.col(column));
  }

  private String field(String fact, DimensionDefinition d) {
    String field = Reach.field(model, fact, d);
    if (field == null) {
      throw new NotOffered("There is no " + d.label() + " in " + fact + ".");
    }
    return field;
  }

  /** True if a missing value of the dimension may stand as {@link #NONE} beside a metric. */
  boolean isText(String dimension, String metric) {
    String fact = Reach.fact(model, model.metric(metric));
    DimensionDefinition d = model.dimension(dimension);
    return Reach.field(model, fact, d) != null && type(fact, d).kind() == DataType.Kind.STRING;
  }

  private DataType type(String fact, DimensionDefinition d) {
    if (d.calendar() != null) {
      return DataType.LONG;
    }
    String field = field(fact, d);
    return catalog.schema(Reach.dataset(field)).type(Catalog.name(field));
  }

  private @Nullable Predicate where(FactQuery rows, String fact) {
    List<Predicate> all = new ArrayList<>();
    for (Filter f : slice.filters()) {
      DimensionDefinition d = model.dimension(f.field());
      all.add(Conditions.of(f, dimension(rows, fact, d), type(fact, d)));
    }
    DateRange time = slice.time();
    if (time != null) {
      String column = rows.column(time(fact));
      Expression day = day(column, time(fact));
      all.add(day.ge(Expression.lit(time.from())));
      all.add(day.le(Expression.lit(time.to())));
    }
    return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Predicate.And(all);
  }

  private Expression day(String column, String qualified) {
    Schema schema = catalog.schema(Reach.dataset(qualified));
    boolean instant = schema.type(Catalog.name(qualified)).kind() == DataType.Kind.TIMESTAMP;
    Expression value = Expression.col(column);
    return instant ? Expression.truncate(value, CalendarUnit.DAY) : value;
  }

  /**
   * Every group that exists by itself, such as all products; empty if they stand in no one table.
   */
  private Optional<Query> spine() {
    if (slice.dimensions().isEmpty() || slice.grain() != null) {
      return Optional.empty();
    }
    String table = null;
    for (String name : slice.dimensions()) {
      DimensionDefinition d = model.dimension(name);
      String own = d.fields().isEmpty() ? null : Reach.dataset(d.fields().get(0));
      if (own == null || table != null && !table.equals(own) || d.calendar() != null) {
        return Optional.empty();
      }
      table = own;
    }
    return table == null ? Optional.empty() : Optional.of(spine(table));
  }

  private Query spine(String table) {
    FactQuery rows = new FactQuery(model, catalog, table);
    List<Output> keys = keys(rows, table, true);
    List<Predicate> all = new ArrayList<>();
    for (Filter f : slice.filters()) {
      DimensionDefinition d = model.dimension(f.field());
      if (d.calendar() == null && Reach.field(model, table, d) != null) {
        all.add(Conditions.of(f, dimension(rows, table, d), type(table, d)));
      }
    }
    Query input = all.isEmpty() ? rows.rows() : rows.rows().where(new Predicate.And(all));
    Query distinct = new Query.Group(input, keys, List.of(Aggregate.count().as("rows_there")));
    return distinct.select(slice.keys().toArray(String[]::new));
  }

  /** The number of a weekday, 1 for Monday. */
  static long weekday(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)).getValue();
  }
}
