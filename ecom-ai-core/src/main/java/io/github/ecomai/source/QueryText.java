package io.github.ecomai.source;

import java.util.List;
import java.util.stream.Collectors;

/** Short texts of queries, expressions and conditions for messages and debugging; never run. */
final class QueryText
    implements Query.Visitor<String>, Expression.Visitor<String>, Predicate.Visitor<String> {
  private static final QueryText TEXT = new QueryText();

  private QueryText() {}

  static String of(Query query) {
    return query.accept(TEXT);
  }

  static String of(Expression expression) {
    return expression.accept(TEXT);
  }

  static String of(Predicate predicate) {
    return predicate.accept(TEXT);
  }

  @Override
  public String table(Query.Table query) {
    return "from " + query.name();
  }

  @Override
  public String filter(Query.Filter query) {
    return of(query.input()) + " | where " + of(query.condition());
  }

  @Override
  public String project(Query.Project query) {
    return of(query.input()) + " | select " + outputs(query.outputs());
  }

  private static String outputs(List<Output> outputs) {
    return outputs.stream().map(QueryText::output).collect(Collectors.joining(", "));
  }

  private static String output(Output output) {
    String value = of(output.value());
    return value.equals(output.name()) ? value : value + " as " + output.name();
  }

  @Override
  public String join(Query.Join query) {
    String on =
        query.keys().stream()
            .map(key -> key.left() + " = " + key.right())
            .collect(Collectors.joining(", "));
    String kind = query.kind() == Query.JoinKind.LEFT ? " | left join (" : " | join (";
    return of(query.left()) + kind + of(query.right()) + ") on " + on;
  }

  @Override
  public String group(Query.Group query) {
    String measures =
        query.measures().stream()
            .map(m -> aggregate(m.value()) + " as " + m.name())
            .collect(Collectors.joining(", "));
    return of(query.input()) + " | group by (" + outputs(query.keys()) + "): " + measures;
  }

  private static String aggregate(Aggregate aggregate) {
    String argument = aggregate.argument() == null ? "*" : of(aggregate.argument());
    String level =
        aggregate.function() == Aggregate.Function.QUANTILE ? ", " + aggregate.probability() : "";
    String filter = aggregate.filter() == null ? "" : " where " + of(aggregate.filter());
    return aggregate.function() + "(" + argument + level + filter + ")";
  }

  @Override
  public String window(Query.Window query) {
    WindowSpec spec = query.spec();
    String columns =
        spec.columns().stream()
            .map(c -> c.function() + "(" + c.argument() + ") as " + c.name())
            .collect(Collectors.joining(", "));
    return of(query.input())
        + " | window by "
        + spec.partitionBy()
        + order(spec.orderBy())
        + ": "
        + columns;
  }

  private static String order(List<SortKey> keys) {
    return keys.stream()
        .map(key -> key.column() + (key.descending() ? " desc" : ""))
        .collect(Collectors.joining(", ", " order by ", ""));
  }

  @Override
  public String sort(Query.Sort query) {
    return of(query.input()) + " |" + order(query.keys());
  }

  @Override
  public String limit(Query.Limit query) {
    return of(query.input()) + " | limit " + query.rows();
  }

  @Override
  public String column(Expression.Column expression) {
    return expression.name();
  }

  @Override
  public String literal(Expression.Literal expression) {
    return expression.value() instanceof String text
        ? "'" + text.replace("'", "''") + "'"
        : String.valueOf(expression.value());
  }

  @Override
  public String arithmetic(Expression.Arithmetic expression) {
    String sign =
        switch (expression.operator()) {
          case PLUS -> " + ";
          case MINUS -> " - ";
          case TIMES -> " * ";
          case DIVIDE -> " / ";
        };
    return "(" + of(expression.left()) + sign + of(expression.right()) + ")";
  }

  @Override
  public String choice(Expression.Case expression) {
    return "(if "
        + of(expression.condition())
        + " then "
        + of(expression.then())
        + " else "
        + of(expression.otherwise())
        + ")";
  }

  @Override
  public String coalesce(Expression.Coalesce expression) {
    return expression.values().stream()
        .map(QueryText::of)
        .collect(Collectors.joining(", ", "coalesce(", ")"));
  }

  @Override
  public String part(Expression.Part expression) {
    return expression.part() + "(" + of(expression.value()) + ")";
  }

  @Override
  public String truncate(Expression.Truncate expression) {
    return "truncate(" + of(expression.value()) + ", " + expression.unit() + ")";
  }

  @Override
  public String daysBetween(Expression.DaysBetween expression) {
    return "daysBetween(" + of(expression.from()) + ", " + of(expression.to()) + ")";
  }

  @Override
  public String convert(Expression.Convert expression) {
    return expression.type() + "(" + of(expression.value()) + ")";
  }

  @Override
  public String comparison(Predicate.Comparison condition) {
    String sign = " " + condition.operator().sign() + " ";
    return of(condition.left()) + sign + of(condition.right());
  }

  @Override
  public String in(Predicate.In condition) {
    return of(condition.value()) + " in " + condition.options();
  }

  @Override
  public String isNull(Predicate.IsNull condition) {
    return of(condition.value()) + " is null";
  }

  @Override
  public String startsWith(Predicate.StartsWith condition) {
    return of(condition.value()) + " starts with '" + condition.prefix().replace("'", "''") + "'";
  }

  @Override
  public String and(Predicate.And condition) {
    return all(condition.conditions(), " and ");
  }

  @Override
  public String or(Predicate.Or condition) {
    return all(condition.conditions(), " or ");
  }

  private static String all(List<Predicate> conditions, String between) {
    return conditions.stream().map(QueryText::of).collect(Collectors.joining(between, "(", ")"));
  }

  @Override
  public String not(Predicate.Not condition) {
    return "not " + of(condition.condition());
  }
}
