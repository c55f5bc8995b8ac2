package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.List;

/** Checks that the types inside a condition fit; the type of a condition is always BOOLEAN. */
final class PredicateTyping implements Predicate.Visitor<DataType> {
  private final Schema input;

  PredicateTyping(Schema input) {
    this.input = input;
  }

  @Override
  public DataType comparison(Predicate.Comparison condition) {
    comparable(condition.left().type(input), condition.right().type(input), condition);
    return DataType.BOOLEAN;
  }

  private static void comparable(DataType left, DataType right, Predicate where) {
    if (left.kind() != right.kind() && !(left.isNumeric() && right.isNumeric())) {
      throw new IllegalArgumentException(
          where
              + " compares "
              + left
              + " with "
              + right
              + ". Maybe use a constant of the column's"
              + " type, or truncate a TIMESTAMP to DAY.");
    }
  }

  @Override
  public DataType in(Predicate.In condition) {
    DataType type = condition.value().type(input);
    for (Expression.Literal option : condition.options()) {
      comparable(type, option.type(), condition);
    }
    return DataType.BOOLEAN;
  }

  @Override
  public DataType isNull(Predicate.IsNull condition) {
    condition.value().type(input);
    return DataType.BOOLEAN;
  }

  @Override
  public DataType startsWith(Predicate.StartsWith condition) {
    DataType type = condition.value().type(input);
    if (type.kind() != Kind.STRING) {
      throw new IllegalArgumentException(
          "startsWith needs text, but " + condition.value() + " is " + type + ".");
    }
    return DataType.BOOLEAN;
  }

  @Override
  public DataType and(Predicate.And condition) {
    return all(condition.conditions());
  }

  @Override
  public DataType or(Predicate.Or condition) {
    return all(condition.conditions());
  }

  @Override
  public DataType not(Predicate.Not condition) {
    return condition.condition().accept(this);
  }

  private DataType all(List<Predicate> conditions) {
    for (Predicate condition : conditions) {
      condition.accept(this);
    }
    return DataType.BOOLEAN;
  }
}
