package io.github.ecomai.copilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dimension of a semantic model.
 *
 * @param name its name
 * @param label its name in words
 * @param fields columns that hold it, as data set and column; the first reachable one is used
 * @param show dimension that is shown beside it, such as a name beside a key, or null
 * @param entity the kind of thing that it describes
 * @param kind what its values are
 * @param calendar the part of the date that it is, or null
 * @param range least and greatest whole number, or empty
 * @param countedBy the metric that counts its things, or null
 * @param countedInTime the metric that counts them when a time is named, or null
 * @param measuredBy the metric that averages it, or null
 * @param hidden true if it is not offered by itself
 * @param words what it is called
 * @param values known values
 */
record DimensionDefinition(
    String name,
    String label,
    List<String> fields,
    @Nullable String show,
    String entity,
    Kind kind,
    @Nullable String calendar,
    List<Integer> range,
    @Nullable String countedBy,
    @Nullable String countedInTime,
    @Nullable String measuredBy,
    boolean hidden,
    List<String> words,
    List<KnownValue> values) {

  DimensionDefinition with(List<String> otherFields, List<KnownValue> otherValues) {
    return new DimensionDefinition(
        name,
        label,
        otherFields,
        show,
        entity,
        kind,
        calendar,
        range,
        countedBy,
        countedInTime,
        measuredBy,
        hidden,
        words,
        otherValues);
  }

  enum Kind {
    TEXT,
    INTEGER,
    NUMBER,
    DATE
  }

  /**
   * A value and what it is also called.
   *
   * @param value as stored
   * @param words other names
   * @param found true if it was found in the source, false if the model names it
   */
  record KnownValue(String value, List<String> words, boolean found) {}
}
