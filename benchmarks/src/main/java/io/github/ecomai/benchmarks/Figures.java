package io.github.ecomai.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON object of the last line: names to numbers or to further objects, in order of adding. */
final class Figures {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  /** Adds a number; one that was not measured is to be left out, not added as NaN. */
  Figures put(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ". Maybe leave out what was not measured.");
    }
    return add(name, value);
  }

  /** Adds a count. */
  Figures put(String name, long value) {
    return add(name, value);
  }

  /** Adds an object. */
  Figures put(String name, Figures nested) {
    return add(name, nested);
  }

  private Figures add(String name, Object value) {
    if (entries.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("The figure " + name + " is already there.");
    }
    return this;
  }

  /** The number of that name, for callers that compare figures. */
  Optional<Double> number(String name) {
    return Optional.ofNullable(entries.get(name))
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).doubleValue());
  }

  /** One line of JSON. */
  String toJson() {
    StringBuilder json = new StringBuilder();
    write(json);
    return json.toString();
  }

  private void write(StringBuilder json) {
    String separator = "";
    json.append('{');
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      json.append(separator).append(quoted(entry.getKey())).append(": ");
      if (entry.getValue() instanceof Figures nested) {
        nested.write(json);
      } else {
        json.append(entry.getValue());
      }
      separator = ", ";
    }
    json.append('}');
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
