package io.github.ecomai.copilot;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.SortKey;
import io.github.ecomai.source.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the data sets of a model are read from in one source. Seven concepts go through the
 * commerce schema, so that a flat order log serves them too; other data sets are tables.
 */
final class Catalog {
  private static final String RANK = "row_in_group";

  private final Map<String, Query> queries = new LinkedHashMap<>();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();

  Catalog(SemanticModel model, CommerceSchema commerce, DataSource source) {
    Map<String, Schema> tables = source.tables();
    for (DatasetDefinition d : model.datasets().values()) {
      Query all = query(d, commerce, source);
      if (all != null) {
        Schema schema = all.schema(tables);
        boolean ranked = d.onePer().stream().allMatch(c -> schema.indexOf(c) >= 0);
        String by = d.rankBy();
        if (by == null || ranked && schema.indexOf(by) >= 0) {
          queries.put(d.name(), by == null ? all : oneEach(all, d, by, schema));
          schemas.put(d.name(), schema);
        }
      }
    }
  }

  private static @Nullable Query query(
      DatasetDefinition d, CommerceSchema commerce, DataSource source) {
    Schema table = source.tables().get(d.source());
    for (Concept concept : Concept.values()) {
      if (concept.table().equals(d.source()) && commerce.has(concept, source)) {
        return extended(commerce.query(concept, source), d.source(), table);
      }
    }
    return table == null ? null : Query.from(d.source());
  }

  /** A concept read from the table of the same name also offers the table's other columns. */
  private static Query extended(Query concept, String name, @Nullable Schema table) {
    boolean same =
        concept instanceof Query.Project p
            && p.input() instanceof Query.Table t
            && t.name().equals(name);
    if (table == null || !same) {
      return concept;
    }
    Query.Project project = (Query.Project) concept;
    List<Output> outputs = new ArrayList<>(project.outputs());
    for (String column : table.names()) {
      if (outputs.stream().noneMatch(o -> o.name().equals(column))) {
        outputs.add(Output.column(column));
      }
    }
    return new Query.Project(project.input(), outputs);
  }

  /** One row of each group: the first or the latest. */
  private static Query oneEach(Query all, DatasetDefinition d, String by, Schema schema) {
    List<SortKey> order = new ArrayList<>();
    order.add(new SortKey(by, d.latest()));
    d.primaryKey().stream()
        .filter(k -> !d.onePer().contains(k) && schema.indexOf(k) >= 0)
        .forEach(k -> order.add(SortKey.asc(k)));
    WindowSpec window =
        WindowSpec.over(d.onePer().toArray(String[]::new))
            .orderBy(order.toArray(SortKey[]::new))
            .rowNumber(RANK);
    return all.window(window)
        .where(Predicate.eq(RANK, 1L))
        .select(schema.names().stream().map(n -> Expression.col(n).as(n)).toArray(Output[]::new));
  }

  boolean offers(String dataset) {
    return schemas.containsKey(dataset);
  }

  boolean has(String column) {
    Schema schema = schemas.get(Reach.dataset(column));
    return schema != null && schema.indexOf(name(column)) >= 0;
  }

  static String name(String column) {
    return column.substring(column.indexOf('.') + 1);
  }

  Query query(String dataset) {
    return Optional.ofNullable(queries.get(dataset))
        .orElseThrow(() -> new IllegalStateException("data set " + dataset + " is not offered"));
  }

  Schema schema(String dataset) {
    return Optional.ofNullable(schemas.get(dataset))
        .orElseThrow(() -> new IllegalStateException("data set " + dataset + " is not offered"));
  }
}
