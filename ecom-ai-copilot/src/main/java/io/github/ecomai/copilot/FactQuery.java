package io.github.ecomai.copilot;

import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of one fact with columns of what it belongs to. Every join leads from many rows to one,
 * so no row of the fact is ever counted twice.
 */
final class FactQuery {
  private final Catalog catalog;
  private final String fact;
  private final Map<String, List<Relationship>> paths;
  private final Map<String, Set<String>> needed = new LinkedHashMap<>();
  private final Set<Relationship> joins = new LinkedHashSet<>();

  FactQuery(SemanticModel model, Catalog catalog, String fact) {
    this.catalog = catalog;
    this.fact = fact;
    this.paths = Reach.from(model, fact);
    needed.put(fact, new LinkedHashSet<>());
  }

  /** The name under which a column {@code dataset.column} stands in the rows. */
  String column(String qualified) {
    String dataset = Reach.dataset(qualified);
    String name = Catalog.name(qualified);
    List<Relationship> path = paths.get(dataset);
    if (path == null) {
      throw new IllegalArgumentException(fact + " does not reach " + qualified + ".");
    }
    if (!path.isEmpty()) {
      Relationship last = path.get(path.size() - 1);
      int key = last.toColumns().indexOf(name);
      if (key >= 0) {
        return column(last.from() + "." + last.fromColumns().get(key));
      }
      for (Relationship r : path) {
        if (joins.add(r)) {
          r.fromColumns().forEach(c -> column(r.from() + "." + c));
        }
      }
    }
    needed.computeIfAbsent(dataset, d -> new LinkedHashSet<>()).add(name);
    return prefixed(dataset, name);
  }

  private static String prefixed(String dataset, String name) {
    return dataset + "_" + name;
  }

  Expression rename(Expression e) {
    return Columns.rename(e, this::column);
  }

  Predicate rename(Predicate p) {
    return Columns.rename(p, this::column);
  }

  Aggregate rename(Aggregate a) {
    return Columns.rename(a, this::column);
  }

  /** The rows; ask for all columns first. */
  Query rows() {
    Set<String> own = Objects.requireNonNull(needed.get(fact));
    if (own.isEmpty()) {
      own.add(catalog.schema(fact).names().get(0));
    }
    Query rows = catalog.query(fact).select(outputs(fact, own));
    for (Relationship r : joins) {
      Set<String> columns = new LinkedHashSet<>(r.toColumns());
      columns.addAll(needed.getOrDefault(r.to(), Set.of()));
      Query side = catalog.query(r.to()).select(outputs(r.to(), columns));
      List<Query.Key> keys = new ArrayList<>();
      for (int i = 0; i < r.fromColumns().size(); i++) {
        String left = column(r.from() + "." + r.fromColumns().get(i));
        keys.add(new Query.Key(left, prefixed(r.to(), r.toColumns().get(i))));
      }
      rows = new Query.Join(rows, side, Query.JoinKind.LEFT, keys);
    }
    return rows;
  }

  private static Output[] outputs(String dataset, Set<String> columns) {
    return columns.stream()
        .map(c -> Expression.col(c).as(prefixed(dataset, c)))
        .toArray(Output[]::new);
  }
}
