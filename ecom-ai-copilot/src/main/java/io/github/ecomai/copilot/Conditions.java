package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Operator;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Turns conditions of a form into conditions of a query; values become literals of the type. */
final class Conditions {
  private Conditions() {}

  static Predicate of(Filter f, Expression value, DataType type) {
    if (f.op() == Operator.IN || f.op() == Operator.NOT_IN) {
      List<Expression.Literal> options = new ArrayList<>();
      f.values().forEach(v -> options.add(literal(f.field(), v, type)));
      Predicate in = new Predicate.In(value, options);
      return f.op() == Operator.IN
          ? in
          : Predicate.or(new Predicate.IsNull(value), Predicate.not(in));
    }
    return comparison(f.op(), value, literal(f.field(), f.values().get(0), type));
  }

  static Predicate comparison(Operator op, Expression left, Expression right) {
    return switch (op) {
      case EQ, IN -> left.eq(right);
      case NOT_IN -> left.ne(right);
      case GT -> left.gt(right);
      case GE -> left.ge(right);
      case LT -> left.lt(right);
      case LE -> left.le(right);
    };
  }

  private static Expression.Literal literal(String field, Object value, DataType type) {
    if (value instanceof Double number) {
      return switch (type.kind()) {
        case LONG, DECIMAL ->
            number == Math.rint(number)
                ? Expression.Literal.of(number.longValue())
                : Expression.Literal.of(BigDecimal.valueOf(number));
        case DOUBLE -> Expression.Literal.of(number);
        case STRING -> Expression.Literal.of(text(number));
        case BOOLEAN, DATE, TIMESTAMP -> throw unfit(field, type);
      };
    }
    String text = value.toString();
    return switch (type.kind()) {
      case STRING -> Expression.Literal.of(text);
      case LONG ->
          Expression.Literal.of(
              field.equals("weekday") ? Branch.weekday(text) : whole(field, text, type));
      case BOOLEAN, DOUBLE, DECIMAL, DATE, TIMESTAMP -> throw unfit(field, type);
    };
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static long whole(String field, String text, DataType type) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw unfit(field, type);
    }
  }

  private static NotOffered unfit(String field, DataType type) {
    return new NotOffered("The values of " + field + " are " + type + " in this source.");
  }
}
