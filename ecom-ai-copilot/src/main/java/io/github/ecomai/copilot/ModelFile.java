package io.github.ecomai.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecomai.copilot.DimensionDefinition.KnownValue;
import io.github.ecomai.copilot.MetricDefinition.Listing;
import io.github.ecomai.copilot.MetricDefinition.Naming;
import io.github.ecomai.copilot.MetricDefinition.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definitions in the file of a semantic model.
 *
 * @param name name of the model
 * @param defaultRank metric that "top" ranks by when none is named, or null
 * @param datasets by name
 * @param relationships joins
 * @param metrics by name
 * @param dimensions by name
 */
record ModelFile(
    String name,
    @Nullable String defaultRank,
    Map<String, DatasetDefinition> datasets,
    List<Relationship> relationships,
    Map<String, MetricDefinition> metrics,
    Map<String, DimensionDefinition> dimensions) {

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "description",
          "custom_extensions",
          "datasets",
          "relationships",
          "metrics",
          "dimensions");
  private static final Set<String> DATASET =
      Set.of("name", "description", "source", "primary_key", "time", "custom_extensions");
  private static final Set<String> RELATIONSHIP =
      Set.of("name", "description", "from", "to", "from_columns", "to_columns");
  private static final Set<String> METRIC =
      Set.of(
          "name",
          "description",
          "label",
          "expression",
          "facts",
          "where",
          "where_unless",
          "unit",
          "time",
          "better",
          "hidden",
          "is",
          "share",
          "counted_as",
          "part_of",
          "lists",
          "synonyms",
          "questions",
          "highest",
          "lowest",
          "ranks");
  private static final Set<String> DIMENSION =
      Set.of(
          "name",
          "description",
          "label",
          "field",
          "fields",
          "show",
          "entity",
          "kind",
          "calendar",
          "range",
          "counted_by",
          "counted_by_in_time",
          "measured_by",
          "hidden",
          "synonyms",
          "values");

  /**
   * The definitions of a file.
   *
   * @throws IllegalArgumentException if it is no sound model
   */
  static ModelFile of(JsonNode root) {
    ModelNode model = ModelNode.of(root, "semantic_model").check(KEYS);
    ModelNode extra = extension(model, Set.of("default_rank"));
    ModelFile file =
        new ModelFile(
            model.text("name"),
            extra == null ? null : extra.textOrNull("default_rank"),
            named(model, "datasets", ModelFile::dataset, DatasetDefinition::name),
            model.list("relationships", ModelFile::relationship),
            named(model, "metrics", ModelFile::metric, MetricDefinition::name),
            named(model, "dimensions", ModelFile::dimension, DimensionDefinition::name));
    new ModelReferences(file).check();
    return file;
  }

  /** What stands under our own name among the extensions, or null. */
  private static @Nullable ModelNode extension(ModelNode n, Set<String> keys) {
    for (ModelNode each : n.list("custom_extensions", Function.identity())) {
      ModelNode data = each.check(Set.of("vendor_name", "data")).child("data");
      if (each.text("vendor_name").equals("ECOM_AI") && data != null) {
        return data.check(keys);
      }
    }
    return null;
  }

  private static DatasetDefinition dataset(ModelNode n) {
    n.check(DATASET);
    ModelNode extra = extension(n, Set.of("one_per", "first_by", "last_by"));
    String last = extra == null ? null : extra.textOrNull("last_by");
    List<String> key = n.texts("primary_key");
    if (key.isEmpty()) {
      throw n.bad("'primary_key' is missing", "add [id]");
    }
    return new DatasetDefinition(
        n.text("name"),
        n.text("source"),
        key,
        n.textOrNull("time"),
        extra == null ? List.of() : extra.texts("one_per"),
        last != null || extra == null ? last : extra.textOrNull("first_by"),
        last != null);
  }

  private static Relationship relationship(ModelNode n) {
    n.check(RELATIONSHIP);
    Relationship r =
        new Relationship(
            n.text("from"), n.text("to"), n.texts("from_columns"), n.texts("to_columns"));
    if (r.fromColumns().isEmpty() || r.fromColumns().size() != r.toColumns().size()) {
      throw n.bad(
          r.from() + " to " + r.to() + " has not as many columns on both sides",
          "add to 'from_columns' or 'to_columns'");
    }
    return r;
  }

  private static MetricDefinition metric(ModelNode n) {
    n.check(METRIC);
    String name = n.text("name");
    String label = n.textOrNull("label");
    boolean filtered = n.textOrNull("where") != null;
    return new MetricDefinition(
        name,
        label == null ? name.replace('_', ' ') : label,
        n.expression("expression", FormulaParser::formula),
        n.texts("facts"),
        filtered ? n.expression("where", FormulaParser::condition) : null,
        n.texts("where_unless"),
        n.choice(MetricDefinition.Unit.class, "unit", MetricDefinition.Unit.NUMBER),
        n.word("time", "none"),
        n.word("better", "lower"),
        n.flag("hidden"),
        part(n.child("is")),
        part(n.child("share")),
        part(n.child("counted_as")),
        n.textOrNull("part_of"),
        listing(n.child("lists")),
        naming(n));
  }

  private static Naming naming(ModelNode n) {
    List<String> names = new ArrayList<>(n.texts("synonyms"));
    names.addAll(n.texts("questions"));
    return new Naming(
        List.copyOf(names), n.texts("highest"), n.texts("lowest"), n.textOrNull("ranks"));
  }

  private static @Nullable Listing listing(@Nullable ModelNode n) {
    return n == null
        ? null
        : new Listing(
            n.check(Set.of("of", "metric", "equal")).text("of"),
            n.text("metric"),
            n.number("equal"));
  }

  private static @Nullable Part part(@Nullable ModelNode n) {
    if (n == null) {
      return null;
    }
    List<String> fields = n.others("metric");
    if (fields.size() != 1) {
      throw n.bad("there are " + fields.size() + " dimensions", "write {metric: m, dimension: v}");
    }
    return new Part(n.text("metric"), fields.get(0), n.text(fields.get(0)));
  }

  private static DimensionDefinition dimension(ModelNode n) {
    n.check(DIMENSION);
    String name = n.text("name");
    String label = n.textOrNull("label");
    String entity = n.textOrNull("entity");
    List<String> fields = n.texts("fields");
    String field = n.textOrNull("field");
    return new DimensionDefinition(
        name,
        label == null ? name.replace('_', ' ') : label,
        fields.isEmpty() && field != null ? List.of(field) : fields,
        n.textOrNull("show"),
        entity == null ? name : entity,
        n.choice(DimensionDefinition.Kind.class, "kind", DimensionDefinition.Kind.TEXT),
        calendar(n),
        range(n),
        n.textOrNull("counted_by"),
        n.textOrNull("counted_by_in_time"),
        n.textOrNull("measured_by"),
        n.flag("hidden"),
        n.texts("synonyms"),
        n.values("values", "value", ModelFile::value));
  }

  private static @Nullable String calendar(ModelNode n) {
    String part = n.textOrNull("calendar");
    Set<String> parts = Set.of("weekday", "hour", "day");
    if (part != null && !parts.contains(part)) {
      throw n.bad("'calendar' cannot be '" + part + "'", ModelNode.suggestion(part, parts));
    }
    return part;
  }

  private static List<Integer> range(ModelNode n) {
    List<Integer> range = n.integers("range");
    boolean ordered = range.size() == 2 && range.get(0) <= range.get(1);
    boolean needed = "integer".equalsIgnoreCase(n.textOrNull("kind"));
    if (!ordered && (needed || !range.isEmpty())) {
      throw n.bad("'range' is not the least and the greatest number", "write [1, 5]");
    }
    return range;
  }

  private static KnownValue value(ModelNode n) {
    n.check(Set.of("value", "synonyms"));
    return new KnownValue(n.text("value"), n.texts("synonyms"), false);
  }

  private static <T> Map<String, T> named(
      ModelNode n, String key, Function<ModelNode, T> reader, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    for (T t : n.list(key, reader)) {
      if (map.put(name.apply(t), t) != null) {
        throw n.bad("'" + key + "' names '" + name.apply(t) + "' twice", "rename one of them");
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
