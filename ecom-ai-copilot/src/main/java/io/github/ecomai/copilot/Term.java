package io.github.ecomai.copilot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one phrase can mean.
 *
 * @param word function word of the language, or null
 * @param metrics metrics called so
 * @param dimensions dimensions called so
 * @param counted true if that dimension's things can be counted ("how many customers")
 * @param measured true if that dimension is a quantity with its own metric ("price")
 * @param values values of dimensions called so
 * @param ranks superlatives called so
 */
record Term(
    @Nullable Role word,
    List<String> metrics,
    List<String> dimensions,
    boolean counted,
    boolean measured,
    List<Value> values,
    List<Rank> ranks) {

  /** A value of a dimension. */
  record Value(String field, String value) {}

  /** A superlative: the metric that it ranks by and whether the highest come first. */
  record Rank(String metric, boolean highest) {}

  static final Term NOTHING =
      new Term(null, List.of(), List.of(), false, false, List.of(), List.of());

  static Term word(Role role) {
    return new Term(role, List.of(), List.of(), false, false, List.of(), List.of());
  }

  static Term metric(String name) {
    return new Term(null, List.of(name), List.of(), false, false, List.of(), List.of());
  }

  static Term value(String field, String value) {
    return new Term(
        null, List.of(), List.of(), false, false, List.of(new Value(field, value)), List.of());
  }

  static Term rank(String metric, boolean highest) {
    return new Term(
        null, List.of(), List.of(), false, false, List.of(), List.of(new Rank(metric, highest)));
  }

  Term plus(Term o) {
    return new Term(
        word != null ? word : o.word,
        join(metrics, o.metrics),
        join(dimensions, o.dimensions),
        counted || o.counted,
        measured || o.measured,
        join(values, o.values),
        join(ranks, o.ranks));
  }

  /** The first dimension called so, or null. */
  @Nullable String dimension() {
    return dimensions.isEmpty() ? null : dimensions.get(0);
  }

  /** The same, called after one of its dimensions only. */
  Term ofDimension(String name) {
    return new Term(word, metrics, List.of(name), counted, measured, values, ranks);
  }

  private static <T> List<T> join(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    b.stream().filter(x -> !all.contains(x)).forEach(all::add);
    return List.copyOf(all);
  }

  Role role() {
    if (!metrics.isEmpty()) {
      return dimensions.isEmpty() ? Role.METRIC : Role.CONCEPT;
    }
    if (!dimensions.isEmpty()) {
      return counted ? Role.CONCEPT : measured ? Role.MEASURE_FIELD : Role.DIMENSION;
    }
    if (!values.isEmpty()) {
      return Role.VALUE;
    }
    if (!ranks.isEmpty()) {
      return Role.SUPERLATIVE;
    }
    return word == null ? Role.UNKNOWN : word;
  }
}
