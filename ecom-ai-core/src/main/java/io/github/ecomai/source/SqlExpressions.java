package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints expressions and conditions over columns that are printed already. */
final class SqlExpressions implements Expression.Visitor<String>, Predicate.Visitor<String> {
  private final SqlText sql;
  private final ZoneId zone;
  private final Schema schema;
  private final Map<String, String> columns;

  SqlExpressions(SqlText sql, ZoneId zone, Schema schema, Map<String, String> columns) {
    this.sql = sql;
    this.zone = zone;
    this.schema = schema;
    this.columns = columns;
  }

  String aggregate(Aggregate aggregate) {
    Expression argument = aggregate.argument();
    String inner = argument == null ? null : argument.accept(this);
    String call = sql.aggregate(aggregate.function(), inner, aggregate.probability());
    Predicate filter = aggregate.filter();
    return filter == null ? call : sql.filtered(call, filter.accept(this));
  }

  @Override
  public String column(Expression.Column expression) {
    String column = columns.get(expression.name());
    if (column == null) {
      throw new IllegalStateException("column '" + expression.name() + "' was lost");
    }
    return column;
  }

  @Override
  public String literal(Expression.Literal expression) {
    return sql.literal(expression.type(), expression.value());
  }

  @Override
  public String arithmetic(Expression.Arithmetic expression) {
    DataType left = expression.left().type(schema);
    DataType right = expression.right().type(schema);
    boolean inexact =
        expression.operator() == Expression.Operator.DIVIDE
            || left.kind() == Kind.DECIMAL
                && right.kind() == Kind.DECIMAL
                && expression.operator() == Expression.Operator.TIMES;
    boolean constant =
        expression.left() instanceof Expression.Literal
            && expression.right() instanceof Expression.Literal;
    String a = operand(expression.left(), left, inexact, constant);
    String b = operand(expression.right(), right, inexact, constant);
    return switch (expression.operator()) {
      case PLUS -> "(" + a + " + " + b + ")";
      case MINUS -> "(" + a + " - " + b + ")";
      case TIMES -> "(" + a + " * " + b + ")";
      case DIVIDE -> "(" + a + " / NULLIF(" + b + ", 0))";
    };
  }

  /** Constants alone get their full width, lest an engine computes them in 32 bits. */
  private String operand(Expression value, DataType type, boolean inexact, boolean constant) {
    String text = value.accept(this);
    if (inexact && type.kind() != Kind.DOUBLE) {
      return sql.cast(text, DataType.DOUBLE);
    }
    return constant ? sql.cast(text, type) : text;
  }

  @Override
  public String choice(Expression.Case expression) {
    return "CASE WHEN "
        + expression.condition().accept(this)
        + " THEN "
        + expression.then().accept(this)
        + " ELSE "
        + expression.otherwise().accept(this)
        + " END";
  }

  @Override
  public String coalesce(Expression.Coalesce expression) {
    return expression.values().stream()
        .map(value -> value.accept(this))
        .collect(Collectors.joining(", ", "COALESCE(", ")"));
  }

  @Override
  public String part(Expression.Part expression) {
    return sql.part(expression.part(), local(expression.value()));
  }

  @Override
  public String truncate(Expression.Truncate expression) {
    boolean day = expression.unit() == CalendarUnit.DAY;
    boolean date = expression.value().type(schema).kind() == Kind.DATE;
    String value = local(expression.value());
    return day && date ? value : sql.truncate(value, expression.unit());
  }

  /** A date, or the date and time in the shop's zone. */
  private String local(Expression value) {
    String text = value.accept(this);
    boolean instant = value.type(schema).kind() == Kind.TIMESTAMP;
    boolean utc = zone.normalized().equals(ZoneOffset.UTC);
    return instant && !utc ? sql.local(text, zone) : text;
  }

  @Override
  public String daysBetween(Expression.DaysBetween expression) {
    return sql.daysBetween(expression.from().accept(this), expression.to().accept(this));
  }

  @Override
  public String convert(Expression.Convert expression) {
    String value = expression.value().accept(this);
    DataType from = expression.value().type(schema);
    if (from.equals(expression.type())) {
      return value;
    }
    boolean inexact = from.kind() == Kind.DOUBLE || from.kind() == Kind.DECIMAL;
    return inexact && expression.type().kind() == Kind.STRING
        ? wholeText(value, from)
        : sql.cast(value, expression.type());
  }

  /** As {@link NumberText} has it: digits of whole numbers, otherwise NULL. */
  private String wholeText(String value, DataType from) {
    String exact =
        from.kind() == Kind.DOUBLE
            ? " AND ABS(" + value + ") < " + sql.literal(from, NumberText.LIMIT)
            : "";
    return "CASE WHEN "
        + value
        + " = FLOOR("
        + value
        + ")"
        + exact
        + " THEN "
        + sql.cast(sql.cast(value, DataType.LONG), DataType.STRING)
        + " END";
  }

  @Override
  public String comparison(Predicate.Comparison condition) {
    String sign = " " + condition.operator().sign() + " ";
    return condition.left().accept(this) + sign + condition.right().accept(this);
  }

  @Override
  public String in(Predicate.In condition) {
    if (condition.options().isEmpty()) {
      return "FALSE";
    }
    String options =
        condition.options().stream()
            .map(option -> option.accept(this))
            .collect(Collectors.joining(", "));
    return condition.value().accept(this) + " IN (" + options + ")";
  }

  @Override
  public String isNull(Predicate.IsNull condition) {
    return condition.value().accept(this) + " IS NULL";
  }

  @Override
  public String startsWith(Predicate.StartsWith condition) {
    return sql.startsWith(condition.value().accept(this), sql.text(condition.prefix()));
  }

  @Override
  public String and(Predicate.And condition) {
    return all(condition.conditions(), " AND ", "TRUE");
  }

  @Override
  public String or(Predicate.Or condition) {
    return all(condition.conditions(), " OR ", "FALSE");
  }

  private String all(List<Predicate> conditions, String between, String none) {
    return conditions.isEmpty()
        ? none
        : conditions.stream()
            .map(condition -> condition.accept(this))
            .collect(Collectors.joining(between, "(", ")"));
  }

  @Override
  public String not(Predicate.Not condition) {
    if (condition.condition() instanceof Predicate.IsNull isNull) {
      return isNull.value().accept(this) + " IS NOT NULL";
    }
    return "NOT (" + condition.condition().accept(this) + ")";
  }
}
