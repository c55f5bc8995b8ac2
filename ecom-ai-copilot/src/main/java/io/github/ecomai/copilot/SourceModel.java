package io.github.ecomai.copilot;

import io.github.ecomai.copilot.DimensionDefinition.KnownValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a source can answer of a model: data sets, joins and columns that it lacks are left out. */
final class SourceModel {
  private final SemanticModel model;
  private final Catalog catalog;

  private SourceModel(SemanticModel model, Catalog catalog) {
    this.model = model;
    this.catalog = catalog;
  }

  static SemanticModel of(
      SemanticModel model, Catalog catalog, Map<String, List<KnownValue>> values) {
    return new SourceModel(model, catalog).restricted(values);
  }

  private SemanticModel restricted(Map<String, List<KnownValue>> values) {
    Map<String, DatasetDefinition> datasets = new LinkedHashMap<>();
    for (DatasetDefinition d : model.datasets().values()) {
      String time = d.time();
      boolean timed = time != null && catalog.has(qualified(d, time));
      datasets.put(d.name(), timed ? d : d.withoutTime());
    }
    List<Relationship> joins = new ArrayList<>();
    for (Relationship r : model.relationships()) {
      if (hasAll(r.from(), r.fromColumns()) && hasAll(r.to(), r.toColumns())) {
        joins.add(r);
      }
    }
    Map<String, DimensionDefinition> dimensions = new LinkedHashMap<>();
    for (DimensionDefinition d : model.dimensions().values()) {
      List<String> fields = d.fields().stream().filter(catalog::has).toList();
      List<KnownValue> all = new ArrayList<>(d.values());
      for (KnownValue v : values.getOrDefault(d.name(), List.of())) {
        if (all.stream().noneMatch(k -> k.value().equals(v.value()))) {
          all.add(v);
        }
      }
      dimensions.put(d.name(), d.with(fields, all));
    }
    SemanticModel joined = model.with(datasets, joins, model.metrics(), dimensions);
    Map<String, MetricDefinition> metrics = new LinkedHashMap<>();
    for (MetricDefinition m : model.metrics().values()) {
      List<String> facts = m.facts().stream().filter(f -> computes(joined, f, m)).toList();
      metrics.put(m.name(), m.withFacts(facts));
    }
    return model.with(datasets, joins, metrics, dimensions).with(new Gaps(model, catalog));
  }

  static String qualified(DatasetDefinition d, String column) {
    return column.indexOf('.') < 0 ? d.name() + "." + column : column;
  }

  private boolean hasAll(String dataset, List<String> columns) {
    return columns.stream().allMatch(c -> catalog.has(dataset + "." + c));
  }

  /** True if every column of the metric is there and can be reached from the data set. */
  private boolean computes(SemanticModel joined, String fact, MetricDefinition m) {
    Set<String> columns = Formula.columns(m.formula());
    if (m.where() != null) {
      columns.addAll(Columns.of(m.where()));
    }
    Set<String> reachable = Reach.from(joined, fact).keySet();
    DatasetDefinition data = joined.datasets().get(fact);
    return data != null
        && catalog.has(fact + "." + data.primaryKey().get(0))
        && columns.stream().allMatch(c -> catalog.has(c) && reachable.contains(Reach.dataset(c)));
  }
}
