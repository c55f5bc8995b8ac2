package io.github.ecomai.copilot;

import io.github.ecomai.source.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a semantic model.
 *
 * @param name its name
 * @param label its name in words
 * @param formula what it is made of
 * @param facts data sets that it can be computed from, best first; empty for arithmetic of metrics
 * @param where condition on the rows, or null
 * @param whereUnless dimensions that switch the condition off when they are used
 * @param unit what its values mean
 * @param timeless true if it knows the present only
 * @param lowerIsBetter true if the best value is the lowest
 * @param hidden true if it is not offered by itself
 * @param same the metric and filter that mean the same, or null
 * @param shareOf the metric and filter whose share it is, or null
 * @param countedAs the metric and filter that count its occurrences, or null
 * @param partOf the metric that counts the whole of which this counts a part, or null
 * @param lists how its things are listed one by one, or null
 * @param words what it is called
 */
record MetricDefinition(
    String name,
    String label,
    Formula formula,
    List<String> facts,
    @Nullable Predicate where,
    List<String> whereUnless,
    Unit unit,
    boolean timeless,
    boolean lowerIsBetter,
    boolean hidden,
    @Nullable Part same,
    @Nullable Part shareOf,
    @Nullable Part countedAs,
    @Nullable String partOf,
    @Nullable Listing lists,
    Naming words) {

  MetricDefinition withFacts(List<String> others) {
    return new MetricDefinition(
        name,
        label,
        formula,
        others,
        where,
        whereUnless,
        unit,
        timeless,
        lowerIsBetter,
        hidden,
        same,
        shareOf,
        countedAs,
        partOf,
        lists,
        words);
  }

  /** The same of the rows for which a condition holds too. */
  MetricDefinition restricted(String otherName, Predicate more) {
    return new MetricDefinition(
        otherName,
        label,
        Formula.restricted(formula, more),
        facts,
        where == null ? more : Predicate.and(where, more),
        whereUnless,
        unit,
        timeless,
        lowerIsBetter,
        hidden,
        same,
        shareOf,
        countedAs,
        partOf,
        lists,
        words);
  }

  enum Unit {
    NUMBER,
    MONEY,
    FRACTION,
    DAYS
  }

  /**
   * A metric restricted to one value of a dimension.
   *
   * @param metric the metric
   * @param field the dimension
   * @param value its value
   */
  record Part(String metric, String field, String value) {}

  /**
   * The things that a metric counts, one by one: those whose own metric has a value.
   *
   * @param of dimension of the things
   * @param metric metric of each thing
   * @param equal its value
   */
  record Listing(String of, String metric, double equal) {}

  /**
   * Phrases for a metric.
   *
   * @param names what it is called
   * @param highest superlatives of its greatest values
   * @param lowest superlatives of its least values
   * @param ranks dimension that a superlative means by itself ("bestsellers"), or null
   */
  record Naming(
      List<String> names, List<String> highest, List<String> lowest, @Nullable String ranks) {}
}
