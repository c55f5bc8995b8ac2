package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes expressions and conditions as standard SQL for people to read. */
final class SqlExpressions implements Expression.Visitor<String>, Predicate.Visitor<String> {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private final Schema input;
  private final ZoneId zone;

  SqlExpressions(Schema input, ZoneId zone) {
    this.input = input;
    this.zone = zone;
  }

  static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String order(List<SortKey> keys) {
    return keys.stream()
        .map(key -> name(key.column()) + (key.descending() ? " DESC" : "") + " NULLS LAST")
        .collect(Collectors.joining(", "));
  }

  static String window(WindowSpec spec, WindowSpec.Column column) {
    String partition =
        spec.partitionBy().isEmpty()
            ? ""
            : "PARTITION BY "
                + spec.partitionBy().stream()
                    .map(SqlExpressions::name)
                    .collect(Collectors.joining(", "));
    boolean total = column.function() != WindowSpec.Function.ROW_NUMBER && column.rows().isEmpty();
    String order = total ? "" : "ORDER BY " + order(spec.orderBy());
    String over = " OVER (" + (partition + " " + order + frame(column)).strip() + ") AS ";
    return function(column) + over + name(column.name());
  }

  private static String function(WindowSpec.Column column) {
    return switch (column.function()) {
      case ROW_NUMBER -> "ROW_NUMBER()";
      case LAG -> "LAG(" + name(column.argument()) + ", " + column.rows().orElse(1) + ")";
      case SUM, AVG -> column.function() + "(" + name(column.argument()) + ")";
    };
  }

  private static String frame(WindowSpec.Column column) {
    boolean sum =
        column.function() == WindowSpec.Function.SUM
            || column.function() == WindowSpec.Function.AVG;
    if (!sum || column.rows().isEmpty()) {
      return "";
    }
    int rows = column.rows().getAsInt();
    String start = rows == WindowSpec.RUNNING ? "UNBOUNDED" : Integer.toString(rows - 1);
    return " ROWS BETWEEN " + start + " PRECEDING AND CURRENT ROW";
  }

  String of(Expression expression) {
    return expression.accept(this);
  }

  String of(Predicate condition) {
    return condition.accept(this);
  }

  String of(Aggregate aggregate) {
    Expression argument = aggregate.argument();
    String of = argument == null ? "*" : of(argument);
    String call =
        switch (aggregate.function()) {
          case COUNT_DISTINCT -> "COUNT(DISTINCT " + of + ")";
          case QUANTILE ->
              "PERCENTILE_CONT(" + aggregate.probability() + ") WITHIN GROUP (ORDER BY " + of + ")";
          default -> aggregate.function() + "(" + of + ")";
        };
    Predicate filter = aggregate.filter();
    return filter == null ? call : call + " FILTER (WHERE " + of(filter) + ")";
  }

  @Override
  public String column(Expression.Column expression) {
    return name(expression.name());
  }

  @Override
  public String literal(Expression.Literal expression) {
    Object value = expression.value();
    if (value == null) {
      return "CAST(NULL AS " + expression.type() + ")";
    }
    return switch (expression.type().kind()) {
      case STRING -> text((String) value);
      case DATE -> "DATE '" + value + "'";
      case TIMESTAMP -> "TIMESTAMP '" + value + "'";
      case BOOLEAN -> value.toString().toUpperCase(Locale.ROOT);
      case LONG, DOUBLE, DECIMAL -> value.toString();
    };
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String arithmetic(Expression.Arithmetic expression) {
    String left = of(expression.left());
    String right = of(expression.right());
    return switch (expression.operator()) {
      case PLUS -> "(" + left + " + " + right + ")";
      case MINUS -> "(" + left + " - " + right + ")";
      case TIMES -> "(" + left + " * " + right + ")";
      case DIVIDE -> "(CAST(" + left + " AS DOUBLE PRECISION) / NULLIF(" + right + ", 0))";
    };
  }

  @Override
  public String choice(Expression.Case expression) {
    return "CASE WHEN "
        + of(expression.condition())
        + " THEN "
        + of(expression.then())
        + " ELSE "
        + of(expression.otherwise())
        + " END";
  }

  @Override
  public String coalesce(Expression.Coalesce expression) {
    return expression.values().stream()
        .map(this::of)
        .collect(Collectors.joining(", ", "COALESCE(", ")"));
  }

  @Override
  public String part(Expression.Part expression) {
    String field =
        switch (expression.part()) {
          case DAY_OF_MONTH -> "DAY";
          case ISO_WEEKDAY -> "ISODOW";
          case ISO_WEEK -> "WEEK";
          default -> expression.part().name();
        };
    return "EXTRACT(" + field + " FROM " + local(expression.value()) + ")";
  }

  @Override
  public String truncate(Expression.Truncate expression) {
    String unit = expression.unit().name().toLowerCase(Locale.ROOT);
    return "CAST(DATE_TRUNC('" + unit + "', " + local(expression.value()) + ") AS DATE)";
  }

  private String local(Expression value) {
    boolean instant = value.type(input).kind() == Kind.TIMESTAMP;
    return instant ? of(value) + " AT TIME ZONE " + text(zone.getId()) : of(value);
  }

  @Override
  public String daysBetween(Expression.DaysBetween expression) {
    return "(" + of(expression.to()) + " - " + of(expression.from()) + ")";
  }

  @Override
  public String convert(Expression.Convert expression) {
    boolean number = expression.type().kind() == Kind.DOUBLE;
    return "CAST("
        + of(expression.value())
        + " AS "
        + (number ? "DOUBLE PRECISION" : "VARCHAR")
        + ")";
  }

  @Override
  public String comparison(Predicate.Comparison condition) {
    String sign =
        switch (condition.operator()) {
          case EQ -> " = ";
          case NE -> " <> ";
          case LT -> " < ";
          case LE -> " <= ";
          case GT -> " > ";
          case GE -> " >= ";
        };
    return of(condition.left()) + sign + of(condition.right());
  }

  @Override
  public String in(Predicate.In condition) {
    if (condition.options().isEmpty()) {
      return "FALSE";
    }
    return condition.options().stream()
        .map(this::of)
        .collect(Collectors.joining(", ", of(condition.value()) + " IN (", ")"));
  }

  @Override
  public String isNull(Predicate.IsNull condition) {
    return of(condition.value()) + " IS NULL";
  }

  @Override
  public String startsWith(Predicate.StartsWith condition) {
    String escaped =
        condition.prefix().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    String escape = escaped.equals(condition.prefix()) ? "" : " ESCAPE '\\'";
    return of(condition.value()) + " LIKE " + text(escaped + "%") + escape;
  }

  @Override
  public String and(Predicate.And condition) {
    return all(condition.conditions(), " AND ", "TRUE");
  }

  @Override
  public String or(Predicate.Or condition) {
    return all(condition.conditions(), " OR ", "FALSE");
  }

  private String all(List<Predicate> conditions, String between, String ofNone) {
    return conditions.isEmpty()
        ? ofNone
        : conditions.stream().map(this::of).collect(Collectors.joining(between, "(", ")"));
  }

  @Override
  public String not(Predicate.Not condition) {
    return condition.condition() instanceof Predicate.IsNull test
        ? of(test.value()) + " IS NOT NULL"
        : "NOT (" + of(condition.condition()) + ")";
  }
}
