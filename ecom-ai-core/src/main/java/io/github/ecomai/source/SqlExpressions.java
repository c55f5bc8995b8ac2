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
    Predicate filter = aggregate.filter();
    String condition = filter == null ? null : filter.accept(this);
    Expression value = aggregate.argument();
    if (condition == null) {
      return call(aggregate, value == null ? "*" : value.accept(this), "");
    }
    if (sql.filtersAggregates()) {
      String over = " FILTER (WHERE " + condition + ")";
      return call(aggregate, value == null ? "*" : value.accept(this), over);
    }
    String counted = value == null ? "1" : value.accept(this);
    DataType type = value == null ? DataType.LONG : value.type(schema);
    return call(aggregate, sql.onlyWhere(condition, counted, type), "");
  }

  private String call(Aggregate aggregate, String argument, String over) {
    Expression value = aggregate.argument();
    DataType type = value == null ? DataType.LONG : value.type(schema);
    return switch (aggregate.function()) {
      case COUNT -> "COUNT(" + argument + ")" + over;
      case COUNT_DISTINCT -> "COUNT(DISTINCT " + argument + ")" + over;
      case SUM -> sql.sum(argument, type, over);
      case AVG -> sql.mean(argument, type, over);
      case MIN, MAX -> sql.extreme(aggregate.function(), argument, type, over);
      case QUANTILE -> sql.quantile(argument, aggregate.probability(), over);
    };
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
    DataType type = expression.type(schema);
    boolean floating = type.kind() == Kind.DOUBLE;
    boolean narrow = isNarrow(expression.left()) && isNarrow(expression.right());
    String a = operand(expression.left(), floating, narrow);
    String b = operand(expression.right(), floating, narrow);
    return switch (expression.operator()) {
      case PLUS -> "(" + a + " + " + b + ")";
      case MINUS -> "(" + a + " - " + b + ")";
      case TIMES -> sql.product(a, b, type);
      case DIVIDE -> "(" + a + " / NULLIF(" + b + ", 0))";
    };
  }

  private String operand(Expression value, boolean floating, boolean narrow) {
    DataType type = value.type(schema);
    if (floating) {
      return number(value, DataType.DOUBLE);
    }
    return narrow ? sql.cast(value.accept(this), type) : value.accept(this);
  }

  /** Whether an engine may take the value for a number of fewer bits than LONG has. */
  private static boolean isNarrow(Expression value) {
    if (value instanceof Expression.Case choice) {
      return isNarrow(choice.then()) && isNarrow(choice.otherwise());
    } else if (value instanceof Expression.Coalesce first) {
      return first.values().stream().allMatch(SqlExpressions::isNarrow);
    }
    return value instanceof Expression.Literal;
  }

  /** A value as DOUBLE where that is wanted and it is another number; else as it is. */
  private String number(Expression value, DataType wanted) {
    if (wanted.kind() != Kind.DOUBLE || value.type(schema).kind() == Kind.DOUBLE) {
      return value.accept(this);
    }
    if (value instanceof Expression.Literal literal && literal.value() instanceof Number constant) {
      return sql.literal(DataType.DOUBLE, constant.doubleValue());
    }
    return sql.cast(value.accept(this), DataType.DOUBLE);
  }

  @Override
  public String choice(Expression.Case expression) {
    DataType type = expression.type(schema);
    return "CASE WHEN "
        + expression.condition().accept(this)
        + " THEN "
        + number(expression.then(), type)
        + " ELSE "
        + number(expression.otherwise(), type)
        + " END";
  }

  @Override
  public String coalesce(Expression.Coalesce expression) {
    DataType type = expression.type(schema);
    return expression.values().stream()
        .map(value -> number(value, type))
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
    return comparison(condition.operator(), condition.left(), condition.right());
  }

  private String comparison(Predicate.Operator operator, Expression left, Expression right) {
    DataType type = left.type(schema);
    boolean floating = type.kind() == Kind.DOUBLE || right.type(schema).kind() == Kind.DOUBLE;
    DataType common = floating ? DataType.DOUBLE : type;
    String a = number(left, common);
    String b = number(right, common);
    boolean equality = operator == Predicate.Operator.EQ || operator == Predicate.Operator.NE;
    return equality
        ? sql.comparison(a, operator.sign(), b)
        : sql.comparison(sql.ordinal(a, type), operator.sign(), sql.ordinal(b, type));
  }

  @Override
  public String in(Predicate.In condition) {
    if (condition.options().isEmpty()) {
      return "FALSE";
    }
    Expression value = condition.value();
    boolean floating = value.type(schema).kind() == Kind.DOUBLE;
    if (condition.options().stream().anyMatch(o -> (o.type().kind() == Kind.DOUBLE) != floating)) {
      return condition.options().stream()
          .map(option -> comparison(Predicate.Operator.EQ, value, option))
          .collect(Collectors.joining(" OR ", "(", ")"));
    }
    String options =
        condition.options().stream()
            .map(option -> option.accept(this))
            .collect(Collectors.joining(", "));
    return value.accept(this) + " IN (" + options + ")";
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
