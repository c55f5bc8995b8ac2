package io.github.ecomai.source;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a query: the largest parts that the source can run itself are pushed to it, reduced to the
 * columns that the rest reads.
 */
final class QueryPlanner {
  private final Map<String, Schema> tables;
  private final Set<Capability> able;
  private final Map<String, Query> pushed = new LinkedHashMap<>();

  private QueryPlanner(Map<String, Schema> tables, Set<Capability> able) {
    this.tables = tables;
    this.able = able;
  }

  static QueryPlan plan(Query query, Map<String, Schema> tables, Set<Capability> able) {
    query.schema(tables); // fails if the query is wrong
    QueryPlanner planner = new QueryPlanner(tables, able);
    Query rest = planner.split(query, null);
    return new QueryPlan(planner.pushed, rest);
  }

  /** Pushes what can be pushed; {@code wanted} are the columns read by the rest, null for all. */
  private Query split(Query query, @Nullable Set<String> wanted) {
    if (!able.containsAll(query.accept(new QueryNeeds(tables)))) {
      return query.accept(new Rest(wanted));
    }
    String name = "$" + pushed.size();
    pushed.put(name, oneSelection(wanted == null ? query : narrow(query, wanted)));
    return Query.from(name);
  }

  /** Columns of columns are columns: a source need not look for selections inside of others. */
  private static Query oneSelection(Query query) {
    if (query instanceof Query.Project outer
        && outer.input() instanceof Query.Project inner
        && inner.outputs().stream().allMatch(o -> o.equals(Output.column(o.name())))) {
      return oneSelection(new Query.Project(inner.input(), outer.outputs()));
    }
    return query;
  }

  private Query narrow(Query query, Set<String> wanted) {
    List<String> all = query.schema(tables).names();
    List<String> some = all.stream().filter(wanted::contains).toList();
    if (!able.contains(Capability.COLUMNS) || some.size() == all.size()) {
      return query;
    }
    List<String> columns = some.isEmpty() ? all.subList(0, 1) : some;
    return query.select(columns.toArray(String[]::new));
  }

  private Needs needs(Query input) {
    return new Needs(input.schema(tables));
  }

  /** What core runs over the parts of a step that the source cannot run. */
  private final class Rest implements Query.Visitor<Query> {
    private final @Nullable Set<String> wanted;

    Rest(@Nullable Set<String> wanted) {
      this.wanted = wanted;
    }

    private @Nullable Set<String> wantedAnd(Set<String> more) {
      if (wanted == null) {
        return null;
      }
      Set<String> all = new HashSet<>(wanted);
      all.addAll(more);
      return all;
    }

    @Override
    public Query table(Query.Table query) {
      throw new IllegalStateException("every source reads whole tables");
    }

    @Override
    public Query filter(Query.Filter query) {
      Set<String> read = needs(query.input()).add(query.condition()).columns();
      return split(query.input(), wantedAnd(read)).where(query.condition());
    }

    @Override
    public Query project(Query.Project query) {
      Needs needs = needs(query.input());
      query.outputs().forEach(output -> needs.add(output.value()));
      return new Query.Project(split(query.input(), needs.columns()), query.outputs());
    }

    @Override
    public Query join(Query.Join query) {
      Set<String> left = new HashSet<>();
      Set<String> right = new HashSet<>();
      for (Query.Key key : query.keys()) {
        left.add(key.left());
        right.add(key.right());
      }
      return new Query.Join(
          split(query.left(), wantedAnd(left)),
          split(query.right(), wantedAnd(right)),
          query.kind(),
          query.keys());
    }

    @Override
    public Query group(Query.Group query) {
      Needs needs = needs(query.input());
      query.keys().forEach(key -> needs.add(key.value()));
      query.measures().forEach(measure -> needs.add(measure.value()));
      return new Query.Group(split(query.input(), needs.columns()), query.keys(), query.measures());
    }

    /** All columns: any may break a tie. */
    @Override
    public Query window(Query.Window query) {
      return new Query.Window(split(query.input(), null), query.spec());
    }

    /** All columns: any may break a tie. */
    @Override
    public Query sort(Query.Sort query) {
      return new Query.Sort(split(query.input(), null), query.keys());
    }

    @Override
    public Query limit(Query.Limit query) {
      return split(query.input(), wanted).limit(query.rows());
    }
  }
}
