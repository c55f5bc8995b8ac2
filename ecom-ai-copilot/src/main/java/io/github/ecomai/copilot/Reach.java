package io.github.ecomai.copilot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which data sets a metric can be broken down by without counting a row twice. */
final class Reach {
  private Reach() {}

  /** Data sets reachable from one by joins to one row, with the joins that lead there. */
  static Map<String, List<Relationship>> from(SemanticModel model, String dataset) {
    Map<String, List<Relationship>> paths = new LinkedHashMap<>();
    paths.put(dataset, List.of());
    Deque<String> next = new ArrayDeque<>(List.of(dataset));
    while (!next.isEmpty()) {
      String at = next.remove();
      for (Relationship r : model.relationships()) {
        if (r.from().equals(at) && !paths.containsKey(r.to())) {
          List<Relationship> path = new ArrayList<>(paths.getOrDefault(at, List.of()));
          path.add(r);
          paths.put(r.to(), List.copyOf(path));
          next.add(r.to());
        }
      }
    }
    return paths;
  }

  /** The metrics that a metric is arithmetic of; empty if it is computed from rows. */
  static List<MetricDefinition> parts(SemanticModel model, MetricDefinition m) {
    return m.formula() instanceof Formula.Groups
        ? List.of()
        : Formula.metrics(m.formula()).stream().map(model::metric).toList();
  }

  /** True if the source has what the metric is made of. */
  static boolean exists(SemanticModel model, MetricDefinition m) {
    List<MetricDefinition> parts = parts(model, m);
    return parts.isEmpty() ? !m.facts().isEmpty() : parts.stream().allMatch(p -> exists(model, p));
  }

  /** True if the metric can be grouped or filtered by the dimension. */
  static boolean direct(SemanticModel model, MetricDefinition m, String dimension) {
    DimensionDefinition d = model.dimension(dimension);
    List<MetricDefinition> parts = parts(model, m);
    if (!parts.isEmpty()) {
      return parts.stream().allMatch(p -> direct(model, p, dimension));
    }
    return m.facts().stream().anyMatch(fact -> reaches(model, fact, d, m));
  }

  static boolean reaches(
      SemanticModel model, String fact, DimensionDefinition d, MetricDefinition m) {
    if (d.calendar() != null && d.fields().isEmpty()) {
      DatasetDefinition data = model.datasets().get(fact);
      return data != null && data.time() != null && !m.timeless();
    }
    return field(model, fact, d) != null;
  }

  /** The column that holds a dimension, as seen from a data set, or null. */
  static @Nullable String field(SemanticModel model, String fact, DimensionDefinition d) {
    Map<String, List<Relationship>> paths = from(model, fact);
    return d.fields().stream().filter(f -> paths.containsKey(dataset(f))).findFirst().orElse(null);
  }

  /** The data set of a column. */
  static String dataset(String column) {
    return column.substring(0, column.indexOf('.'));
  }

  /** True if the metric has a time to filter by. */
  static boolean hasTime(SemanticModel model, MetricDefinition m) {
    List<MetricDefinition> parts = parts(model, m);
    return parts.isEmpty() ? !m.timeless() : parts.stream().allMatch(p -> hasTime(model, p));
  }

  /** The first data set that the metric is computed from. */
  static String fact(SemanticModel model, MetricDefinition m) {
    List<MetricDefinition> parts = parts(model, m);
    return parts.isEmpty() ? m.facts().stream().findFirst().orElse("") : fact(model, parts.get(0));
  }
}
