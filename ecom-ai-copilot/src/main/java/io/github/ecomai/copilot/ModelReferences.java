package io.github.ecomai.copilot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that whatever the parts of a semantic model name is there. */
final class ModelReferences {
  private final ModelFile file;

  ModelReferences(ModelFile file) {
    this.file = file;
  }

  void check() {
    metric("custom_extensions", "default_rank", file.defaultRank());
    file.datasets().values().forEach(this::dataset);
    for (Relationship r : file.relationships()) {
      String where = "relationships " + r.from() + " to " + r.to();
      known(where, "from", r.from(), file.datasets());
      known(where, "to", r.to(), file.datasets());
    }
    file.dimensions().values().forEach(this::dimension);
    file.metrics().values().forEach(this::metric);
    file.metrics().values().forEach(m -> circle(m, new LinkedHashSet<>(), new HashSet<>()));
  }

  private void dataset(DatasetDefinition d) {
    String time = d.time();
    if (time != null && time.indexOf('.') >= 0) {
      column("datasets '" + d.name() + "'", "time", time);
    }
  }

  private void dimension(DimensionDefinition d) {
    String where = "dimensions '" + d.name() + "'";
    d.fields().forEach(f -> column(where, "field", f));
    if (d.fields().isEmpty() && d.calendar() == null) {
      throw bad(where, "'field' is missing", "add dataset.column, or 'calendar'");
    }
    dimension(where, "show", d.show());
    metric(where, "counted_by", d.countedBy());
    metric(where, "counted_by_in_time", d.countedInTime());
    metric(where, "measured_by", d.measuredBy());
  }

  private void metric(MetricDefinition m) {
    String where = "metrics '" + m.name() + "'";
    m.facts().forEach(f -> known(where, "facts", f, file.datasets()));
    Set<String> columns = Formula.columns(m.formula());
    columns.forEach(c -> column(where, "expression", c));
    if (m.where() != null) {
      Columns.of(m.where()).forEach(c -> column(where, "where", c));
    }
    Set<String> metrics = Formula.metrics(m.formula());
    metrics.forEach(other -> metric(where, "expression", other));
    boolean rows = metrics.isEmpty() || m.formula() instanceof Formula.Groups;
    if (rows && m.facts().isEmpty()) {
      throw bad(where, "'facts' is missing", "add the data set whose rows are aggregated");
    }
    m.whereUnless().forEach(d -> dimension(where, "where_unless", d));
    part(where, "is", m.same());
    part(where, "share", m.shareOf());
    part(where, "counted_as", m.countedAs());
    metric(where, "part_of", m.partOf());
    dimension(where, "ranks", m.words().ranks());
    MetricDefinition.Listing lists = m.lists();
    if (lists != null) {
      dimension(where, "lists", lists.of());
      metric(where, "lists", lists.metric());
    }
  }

  private void part(String where, String key, MetricDefinition.@Nullable Part part) {
    if (part != null) {
      metric(where, key, part.metric());
      dimension(where, key, part.field());
    }
  }

  /** A metric may not be made of itself. */
  private void circle(MetricDefinition m, Set<String> path, Set<String> done) {
    if (!path.add(m.name())) {
      List<String> round = new ArrayList<>(path);
      throw bad(
          "metrics '" + m.name() + "'",
          "'expression' leads back to itself over "
              + round.subList(round.indexOf(m.name()), round.size()),
          "name a metric that is computed from rows");
    }
    for (String other : Formula.metrics(m.formula())) {
      MetricDefinition next = file.metrics().get(other);
      if (next != null && !done.contains(other)) {
        circle(next, path, done);
      }
    }
    path.remove(m.name());
    done.add(m.name());
  }

  private void metric(String where, String key, @Nullable String name) {
    if (name != null) {
      known(where, key, name, file.metrics());
    }
  }

  private void dimension(String where, String key, @Nullable String name) {
    if (name != null) {
      known(where, key, name, file.dimensions());
    }
  }

  /** A column is named with its data set; which columns a table has, only its source knows. */
  private void column(String where, String key, String column) {
    int dot = column.indexOf('.');
    if (dot < 1 || dot == column.length() - 1) {
      throw bad(
          where,
          "'" + key + "' names the column '" + column + "' without its data set",
          "write dataset." + column);
    }
    known(where, key, column.substring(0, dot), file.datasets());
  }

  private static void known(String where, String key, String name, Map<String, ?> all) {
    if (!all.containsKey(name)) {
      throw bad(
          where,
          "'" + key + "' names '" + name + "', which the model does not define",
          ModelNode.suggestion(name, all.keySet()));
    }
  }

  private static IllegalArgumentException bad(String where, String what, String next) {
    return new IllegalArgumentException(ModelNode.message(where, what, next));
  }
}
