package io.github.ecomai.copilot;

import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a metric is made of. Columns are written {@code dataset.column} and stay so in the
 * expressions, until a query gives them their place.
 */
sealed interface Formula {
  /** An aggregate of rows. */
  record Rows(Aggregate value) implements Formula {}

  /** Another metric. */
  record Other(String metric) implements Formula {}

  /** A constant. */
  record Constant(double value) implements Formula {}

  /** Arithmetic. */
  record Arithmetic(Expression.Operator operator, Formula left, Formula right) implements Formula {}

  /**
   * How many values of a column have a metric within a bound.
   *
   * @param column the column
   * @param metric the metric of each of its values
   * @param op how it compares
   * @param bound the bound
   */
  record Groups(String column, String metric, Predicate.Operator op, double bound)
      implements Formula {}

  /** The same over the rows for which a condition holds, unless they get another one. */
  static Formula restricted(Formula f, Predicate condition) {
    if (f instanceof Rows rows) {
      return new Rows(rows.value().where(condition));
    }
    return f instanceof Arithmetic a
        ? new Arithmetic(
            a.operator(), restricted(a.left(), condition), restricted(a.right(), condition))
        : f;
  }

  /** The columns that a formula reads itself, without those of other metrics. */
  static Set<String> columns(Formula f) {
    Set<String> columns = new LinkedHashSet<>();
    if (f instanceof Rows rows && rows.value().argument() != null) {
      columns.addAll(Columns.of(rows.value().argument()));
    } else if (f instanceof Arithmetic a) {
      columns.addAll(columns(a.left()));
      columns.addAll(columns(a.right()));
    } else if (f instanceof Groups g) {
      columns.add(g.column());
    }
    return columns;
  }

  /** The metrics that a formula names. */
  static Set<String> metrics(Formula f) {
    Set<String> metrics = new LinkedHashSet<>();
    if (f instanceof Other o) {
      metrics.add(o.metric());
    } else if (f instanceof Arithmetic a) {
      metrics.addAll(metrics(a.left()));
      metrics.addAll(metrics(a.right()));
    } else if (f instanceof Groups g) {
      metrics.add(g.metric());
    }
    return metrics;
  }
}
