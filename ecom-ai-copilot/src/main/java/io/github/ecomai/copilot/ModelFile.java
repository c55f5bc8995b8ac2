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
import java.util.Locale;
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

  static ModelFile of(JsonNode root) {
    JsonNode model = root.path("semantic_model");
    if (!model.isObject()) {
      throw bad("semantic_model", "is missing");
    }
    return new ModelFile(
        text(model, "name"),
        orNull(model.path("custom_extensions").path(0).path("data"), "default_rank"),
        named(model, "datasets", ModelFile::dataset, DatasetDefinition::name),
        list(model, "relationships", ModelFile::relationship),
        named(model, "metrics", ModelFile::metric, MetricDefinition::name),
        named(model, "dimensions", ModelFile::dimension, DimensionDefinition::name));
  }

  private static DatasetDefinition dataset(JsonNode n) {
    JsonNode extra = n.path("custom_extensions").path(0).path("data");
    String last = orNull(extra, "last_by");
    return new DatasetDefinition(
        text(n, "name"),
        text(n, "source"),
        texts(n, "primary_key"),
        orNull(n, "time"),
        texts(extra, "one_per"),
        last != null ? last : orNull(extra, "first_by"),
        last != null);
  }

  private static Relationship relationship(JsonNode n) {
    Relationship r =
        new Relationship(
            text(n, "from"), text(n, "to"), texts(n, "from_columns"), texts(n, "to_columns"));
    if (r.fromColumns().isEmpty() || r.fromColumns().size() != r.toColumns().size()) {
      throw bad(
          "relationship " + r.from() + " -> " + r.to(), "needs as many columns on both sides");
    }
    return r;
  }

  private static MetricDefinition metric(JsonNode n) {
    List<String> names = new ArrayList<>(texts(n, "synonyms"));
    names.addAll(texts(n, "questions"));
    String label = orNull(n, "label");
    String name = text(n, "name");
    String where = orNull(n, "where");
    return new MetricDefinition(
        name,
        label == null ? name.replace('_', ' ') : label,
        FormulaParser.formula(text(n, "expression")),
        texts(n, "facts"),
        where == null ? null : FormulaParser.condition(where),
        texts(n, "where_unless"),
        choice(MetricDefinition.Unit.class, n, "unit", "number"),
        n.path("time").asText("").equals("none"),
        n.path("better").asText("").equals("lower"),
        n.path("hidden").asBoolean(false),
        part(n.path("is")),
        part(n.path("share")),
        part(n.path("counted_as")),
        orNull(n, "part_of"),
        listing(n.path("lists")),
        new Naming(
            List.copyOf(names), texts(n, "highest"), texts(n, "lowest"), orNull(n, "ranks")));
  }

  private static @Nullable Listing listing(JsonNode n) {
    return n.isObject()
        ? new Listing(text(n, "of"), text(n, "metric"), n.path("equal").asDouble())
        : null;
  }

  private static @Nullable Part part(JsonNode n) {
    Part part = null;
    for (Map.Entry<String, JsonNode> e : n.properties()) {
      if (!e.getKey().equals("metric")) {
        part = new Part(text(n, "metric"), e.getKey(), e.getValue().asText());
      }
    }
    return part;
  }

  private static DimensionDefinition dimension(JsonNode n) {
    String name = text(n, "name");
    String label = orNull(n, "label");
    List<String> fields = texts(n, "fields");
    String field = orNull(n, "field");
    return new DimensionDefinition(
        name,
        label == null ? name.replace('_', ' ') : label,
        fields.isEmpty() && field != null ? List.of(field) : fields,
        orNull(n, "show"),
        n.path("entity").asText(name),
        choice(DimensionDefinition.Kind.class, n, "kind", "text"),
        orNull(n, "calendar"),
        list(n, "range", JsonNode::asInt),
        orNull(n, "counted_by"),
        orNull(n, "counted_by_in_time"),
        orNull(n, "measured_by"),
        n.path("hidden").asBoolean(false),
        texts(n, "synonyms"),
        list(n, "values", ModelFile::value));
  }

  private static KnownValue value(JsonNode n) {
    return n.isObject()
        ? new KnownValue(text(n, "value"), texts(n, "synonyms"), false)
        : new KnownValue(n.asText(), List.of(), false);
  }

  private static <T> Map<String, T> named(
      JsonNode n, String field, Function<JsonNode, T> reader, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    for (T t : list(n, field, reader)) {
      if (map.put(name.apply(t), t) != null) {
        throw bad(field, "names '" + name.apply(t) + "' twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static <T> List<T> list(JsonNode n, String field, Function<JsonNode, T> reader) {
    List<T> all = new ArrayList<>();
    n.path(field).forEach(e -> all.add(reader.apply(e)));
    return List.copyOf(all);
  }

  private static List<String> texts(JsonNode n, String field) {
    return list(n, field, JsonNode::asText);
  }

  private static String text(JsonNode n, String field) {
    String text = orNull(n, field);
    if (text == null || text.isBlank()) {
      throw bad(field, "is missing in " + abridged(n));
    }
    return text;
  }

  private static @Nullable String orNull(JsonNode n, String field) {
    JsonNode value = n.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, JsonNode n, String field, String usual) {
    String text = n.path(field).asText(usual).toUpperCase(Locale.ROOT);
    for (E e : type.getEnumConstants()) {
      if (e.name().equals(text)) {
        return e;
      }
    }
    throw bad(field, "'" + text + "' is unknown. Maybe " + Set.of(type.getEnumConstants()));
  }

  private static String abridged(JsonNode n) {
    String text = n.toString();
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static IllegalArgumentException bad(String where, String what) {
    return new IllegalArgumentException("semantic model: " + where + " " + what + ".");
  }
}
