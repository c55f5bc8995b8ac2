package io.github.ecomai.copilot;

import io.github.ecomai.commerce.Concept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a source lacks of a model: says which table or column an answer would need. Immutable. */
final class Gaps {
  private final SemanticModel whole;
  private final Catalog catalog;

  Gaps(SemanticModel whole, Catalog catalog) {
    this.whole = whole;
    this.catalog = catalog;
  }

  /**
   * The end of a sentence that says that a metric is not there, or not by a dimension.
   *
   * @param model as restricted to a source
   * @param metric the metric
   * @param dimension what it should be grouped or filtered by, or null
   * @return what is missing and how to give it; a point where the model itself has no such thing
   */
  static String text(SemanticModel model, String metric, @Nullable String dimension) {
    Gaps gaps = model.gaps();
    Set<String> missing = gaps == null ? Set.of() : gaps.missing(metric, dimension);
    return gaps == null || missing.isEmpty() ? "." : ": " + gaps.sentence(missing);
  }

  /** The columns that the way with fewest gaps would need. */
  private Set<String> missing(String metric, @Nullable String dimension) {
    Set<String> all = new LinkedHashSet<>();
    for (MetricDefinition m : leaves(whole.metric(metric))) {
      ways(m, dimension).stream()
          .map(this::lacking)
          .min(Comparator.comparingInt(Set::size))
          .ifPresent(all::addAll);
    }
    return all;
  }

  private Set<String> lacking(Set<String> columns) {
    Set<String> lacking = new LinkedHashSet<>(columns);
    lacking.removeIf(catalog::has);
    return lacking;
  }

  private List<MetricDefinition> leaves(MetricDefinition m) {
    List<MetricDefinition> parts = Reach.parts(whole, m);
    return parts.isEmpty() ? List.of(m) : parts.stream().flatMap(p -> leaves(p).stream()).toList();
  }

  /** The columns needed to compute a metric from each of its data sets, by each field. */
  private List<Set<String>> ways(MetricDefinition m, @Nullable String dimension) {
    List<Set<String>> ways = new ArrayList<>();
    for (String fact : m.facts()) {
      Map<String, List<Relationship>> paths = Reach.from(whole, fact);
      Set<String> own = own(m, fact, paths);
      List<String> fields = dimension == null ? List.of() : whole.dimension(dimension).fields();
      for (String field : fields) {
        List<Relationship> path = paths.get(Reach.dataset(field));
        if (path != null) {
          Set<String> way = new LinkedHashSet<>(own);
          path.forEach(r -> way.addAll(keys(r)));
          way.add(field);
          ways.add(way);
        }
      }
      if (dimension == null) {
        ways.add(own);
      }
    }
    return ways;
  }

  private Set<String> own(MetricDefinition m, String fact, Map<String, List<Relationship>> paths) {
    Set<String> columns = new LinkedHashSet<>();
    DatasetDefinition data = whole.datasets().get(fact);
    if (data != null) {
      columns.add(fact + "." + data.primaryKey().get(0));
    }
    Set<String> read = Formula.columns(m.formula());
    if (m.where() != null) {
      read.addAll(Columns.of(m.where()));
    }
    for (String column : read) {
      paths.getOrDefault(Reach.dataset(column), List.of()).forEach(r -> columns.addAll(keys(r)));
      columns.add(column);
    }
    return columns;
  }

  private static List<String> keys(Relationship r) {
    List<String> keys = new ArrayList<>();
    r.fromColumns().forEach(c -> keys.add(r.from() + "." + c));
    r.toColumns().forEach(c -> keys.add(r.to() + "." + c));
    return keys;
  }

  /** A table that is missing needs no list of its columns. */
  private String sentence(Set<String> missing) {
    Set<String> what = new LinkedHashSet<>();
    Set<String> how = new LinkedHashSet<>();
    for (String column : missing) {
      String dataset = Reach.dataset(column);
      DatasetDefinition data = whole.datasets().get(dataset);
      String table = data == null ? dataset : data.source();
      boolean there = catalog.offers(dataset);
      what.add(
          there
              ? "the table '" + table + "' has no column '" + Catalog.name(column) + "'"
              : "there is no table '" + table + "'");
      boolean concept = Arrays.stream(Concept.values()).anyMatch(c -> c.table().equals(table));
      String map = there ? "CommerceSchema.withColumn" : "CommerceSchema.withTable";
      how.add(concept ? "map it with " + map : "add it to the source");
    }
    return String.join(", and ", what) + ". Maybe " + String.join(", or ", how) + ".";
  }
}
