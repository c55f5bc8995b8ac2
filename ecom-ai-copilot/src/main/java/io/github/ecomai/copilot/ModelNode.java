package io.github.ecomai.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the file of a semantic model, with its place for messages. Every entry is read by
 * the type that it must have; what has another one is refused, never taken for absent.
 */
final class ModelNode {
  private static final int LETTERS_PER_EDIT = 3;

  private final JsonNode node;
  private final String where;

  private ModelNode(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /** The mapping of a key of the whole file. */
  static ModelNode of(JsonNode file, String key) {
    ModelNode root = new ModelNode(file, "the file");
    root.check(Set.of("version", key));
    if (!file.path(key).isObject()) {
      throw root.bad("'" + key + "' is " + kind(file.path(key)), "begin with '" + key + ":'");
    }
    return new ModelNode(file.get(key), key);
  }

  /** Refuses keys that nobody reads. */
  ModelNode check(Set<String> keys) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (!keys.contains(key)) {
        throw bad("the key '" + key + "' is not known", suggestion(key, keys));
      }
    }
    return this;
  }

  /** The known name that is spelled most like another one, or all of them. */
  static String suggestion(String name, Set<String> known) {
    String best = "";
    int least = Math.max(1, name.length() / LETTERS_PER_EDIT) + 1;
    for (String each : new TreeSet<>(known)) {
      int distance = Spelling.distance(name, each, least);
      if (distance < least) {
        best = each;
        least = distance;
      }
    }
    return best.isEmpty() ? "one of " + new TreeSet<>(known) : "'" + best + "'";
  }

  String text(String key) {
    String text = textOrNull(key);
    if (text == null || text.isBlank()) {
      throw bad("'" + key + "' is missing", "add it");
    }
    return text;
  }

  @Nullable String textOrNull(String key) {
    JsonNode value = present(key);
    if (value == null) {
      return null;
    }
    if (!value.isValueNode()) {
      throw wrong(key, value, "a text", "write one value");
    }
    return value.asText();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(key)) {
      if (!value.isValueNode() || value.isNull()) {
        throw wrong(key, value, "a text in each place", "put quotes around it");
      }
      texts.add(value.asText());
    }
    return List.copyOf(texts);
  }

  boolean flag(String key) {
    JsonNode value = present(key);
    if (value != null && !value.isBoolean()) {
      throw wrong(key, value, "true or false", "write true");
    }
    return value != null && value.booleanValue();
  }

  double number(String key) {
    JsonNode value = present(key);
    if (value == null || !value.isNumber()) {
      throw wrong(key, value == null ? MissingNode.getInstance() : value, "a number", "write 0");
    }
    return value.doubleValue();
  }

  List<Integer> integers(String key) {
    List<Integer> integers = new ArrayList<>();
    for (JsonNode value : array(key)) {
      if (!value.canConvertToInt() || !value.isIntegralNumber()) {
        throw wrong(key, value, "whole numbers", "write [1, 5]");
      }
      integers.add(value.intValue());
    }
    return List.copyOf(integers);
  }

  <E extends Enum<E>> E choice(Class<E> type, String key, E usual) {
    String text = textOrNull(key);
    if (text == null) {
      return usual;
    }
    Set<String> names = new TreeSet<>();
    for (E each : type.getEnumConstants()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (name.equals(text.toLowerCase(Locale.ROOT))) {
        return each;
      }
      names.add(name);
    }
    throw bad("'" + key + "' cannot be '" + text + "'", suggestion(text, names));
  }

  /** True if the entry is the one word that it may be, false if there is none. */
  boolean word(String key, String only) {
    String text = textOrNull(key);
    if (text != null && !text.equals(only)) {
      throw bad("'" + key + "' cannot be '" + text + "'", "'" + only + "'");
    }
    return text != null;
  }

  /** A mapping of a key, or null. */
  @Nullable ModelNode child(String key) {
    JsonNode value = present(key);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      throw wrong(key, value, "a mapping", "write {key: value}");
    }
    return new ModelNode(value, where + " '" + key + "'");
  }

  /** The entries of a list of mappings. */
  <T> List<T> list(String key, Function<ModelNode, T> reader) {
    List<T> all = new ArrayList<>();
    for (JsonNode each : array(key)) {
      if (!each.isObject()) {
        throw wrong(key, each, "a mapping in each place", "write {name: ...}");
      }
      String name = each.path("name").asText("");
      String place = name.isEmpty() ? "entry " + (all.size() + 1) : "'" + name + "'";
      all.add(reader.apply(new ModelNode(each, key + " " + place)));
    }
    return List.copyOf(all);
  }

  /** The entries of a list of mappings or single values, the latter as mappings of one key. */
  <T> List<T> values(String key, String single, Function<ModelNode, T> reader) {
    List<T> all = new ArrayList<>();
    for (JsonNode each : array(key)) {
      String place = where + " '" + key + "' entry " + (all.size() + 1);
      JsonNode mapping = each;
      if (each.isValueNode() && !each.isNull()) {
        mapping = JsonNodeFactory.instance.objectNode().set(single, each);
      } else if (!each.isObject()) {
        throw wrong(key, each, "a value in each place", "put quotes around it");
      }
      all.add(reader.apply(new ModelNode(mapping, place)));
    }
    return List.copyOf(all);
  }

  /** The keys beside one. */
  List<String> others(String key) {
    List<String> others = new ArrayList<>();
    node.fieldNames().forEachRemaining(others::add);
    others.remove(key);
    return others;
  }

  private @Nullable JsonNode present(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private Iterable<JsonNode> array(String key) {
    JsonNode value = present(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(key, value, "a list", "write [a, b]");
    }
    return value;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "a mapping";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case MISSING -> "missing";
      case NULL -> "empty";
      default -> value.asText().isEmpty() ? "empty" : "a text";
    };
  }

  private IllegalArgumentException wrong(String key, JsonNode value, String want, String next) {
    return bad("'" + key + "' is " + kind(value) + ", not " + want, next);
  }

  /** An error at this place. */
  IllegalArgumentException bad(String what, String next) {
    return new IllegalArgumentException(message(where, what, next));
  }

  static String message(String where, String what, String next) {
    return "semantic model: in " + where + ", " + what + ". Maybe " + next + ".";
  }

  /** Reads an expression and says where it stands if that cannot be done. */
  <T> T expression(String key, Function<String, T> parser) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\.$", "");
      throw new IllegalArgumentException(
          "semantic model: in "
              + where
              + ", "
              + why
              + (why.contains("Maybe") ? "." : ". Maybe write it like sum(orders.total)."),
          e);
    }
  }
}
