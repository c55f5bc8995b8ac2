package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.Locale;

/** Finds the type of an expression, or says why it has none. */
final class ExpressionTyping implements Expression.Visitor<DataType> {
  private final Schema input;

  ExpressionTyping(Schema input) {
    this.input = input;
  }

  static DataType aggregate(Aggregate aggregate, Schema input) {
    if (aggregate.filter() != null) {
      aggregate.filter().check(input);
    }
    Expression argument = aggregate.argument();
    if (argument == null) {
      return DataType.LONG;
    }
    DataType type = argument.type(input);
    return switch (aggregate.function()) {
      case COUNT, COUNT_DISTINCT -> DataType.LONG;
      case SUM -> number(type, "sum", argument);
      case AVG, QUANTILE -> {
        number(type, aggregate.function().name().toLowerCase(Locale.ROOT), argument);
        yield DataType.DOUBLE;
      }
      case MIN, MAX -> {
        if (type.kind() == Kind.BOOLEAN) {
          throw new IllegalArgumentException(
              "min and max of BOOLEAN " + argument + " mean nothing.");
        }
        yield type;
      }
    };
  }

  private static DataType number(DataType type, String what, Expression argument) {
    if (!type.isNumeric()) {
      throw new IllegalArgumentException(
          what + " needs a number, but " + argument + " is " + type + ".");
    }
    return type;
  }

  @Override
  public DataType column(Expression.Column expression) {
    return input.type(expression.name());
  }

  @Override
  public DataType literal(Expression.Literal expression) {
    return expression.type();
  }

  @Override
  public DataType arithmetic(Expression.Arithmetic expression) {
    String name = expression.operator().name().toLowerCase(Locale.ROOT);
    DataType left = number(expression.left().accept(this), name, expression.left());
    DataType right = number(expression.right().accept(this), name, expression.right());
    boolean twoDecimals = left.kind() == Kind.DECIMAL && right.kind() == Kind.DECIMAL;
    return switch (expression.operator()) {
      case DIVIDE -> DataType.DOUBLE;
      case TIMES -> twoDecimals ? DataType.DOUBLE : wider(left, right);
      case PLUS, MINUS -> wider(left, right);
    };
  }

  private static DataType wider(DataType left, DataType right) {
    if (left.kind() == Kind.DOUBLE || right.kind() == Kind.DOUBLE) {
      return DataType.DOUBLE;
    }
    if (left.kind() == Kind.DECIMAL || right.kind() == Kind.DECIMAL) {
      return DataType.decimal(Math.max(left.scale(), right.scale()));
    }
    return DataType.LONG;
  }

  @Override
  public DataType choice(Expression.Case expression) {
    expression.condition().check(input);
    return common(expression.then().accept(this), expression.otherwise().accept(this), expression);
  }

  @Override
  public DataType coalesce(Expression.Coalesce expression) {
    DataType type = expression.values().get(0).accept(this);
    for (Expression value : expression.values()) {
      type = common(type, value.accept(this), expression);
    }
    return type;
  }

  private static DataType common(DataType a, DataType b, Expression where) {
    if (a.equals(b)) {
      return a;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return wider(a, b);
    }
    throw new IllegalArgumentException(
        "the values of " + where + " are " + a + " and " + b + ". Maybe make them one type.");
  }

  @Override
  public DataType part(Expression.Part expression) {
    DataType type = date(expression.value(), "calendar part");
    if (expression.part() == CalendarPart.HOUR && type.kind() == Kind.DATE) {
      throw new IllegalArgumentException(expression.value() + " is a DATE and has no hour.");
    }
    return DataType.LONG;
  }

  @Override
  public DataType truncate(Expression.Truncate expression) {
    date(expression.value(), "truncate");
    return DataType.DATE;
  }

  private DataType date(Expression value, String what) {
    DataType type = value.accept(this);
    if (type.kind() != Kind.DATE && type.kind() != Kind.TIMESTAMP) {
      throw new IllegalArgumentException(
          what + " needs a DATE or TIMESTAMP, but " + value + " is " + type + ".");
    }
    return type;
  }

  @Override
  public DataType daysBetween(Expression.DaysBetween expression) {
    for (Expression side : new Expression[] {expression.from(), expression.to()}) {
      if (date(side, "daysBetween").kind() != Kind.DATE) {
        throw new IllegalArgumentException(
            "daysBetween needs a DATE, but " + side + " is a TIMESTAMP. Maybe truncate it to DAY.");
      }
    }
    return DataType.LONG;
  }

  @Override
  public DataType convert(Expression.Convert expression) {
    DataType from = expression.value().accept(this);
    boolean possible =
        expression.type().kind() == Kind.DOUBLE
            ? from.isNumeric()
            : from.isNumeric() || from.kind() == Kind.STRING;
    if (!possible) {
      throw new IllegalArgumentException(
          expression.value() + " is " + from + " and cannot become " + expression.type() + ".");
    }
    return expression.type();
  }
}
