package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the types inside a condition fit. */
final class PredicateTyping implements Predicate.Visitor<@Nullable Void> {
  private final Schema input;

  PredicateTyping(Schema input) {
    this.input = input;
  }

  @Override
  public @Nullable Void comparison(Predicate.Comparison condition) {
    comparable(condition.left().type(input), condition.right().type(input), condition);
    return null;
  }

  private static void comparable(DataType left, DataType right, Predicate where) {
    if (left.kind() != right.kind() && !(left.isNumeric() && right.isNumeric())) {
      throw new IllegalArgumentException(
          where + " compares " + left + " with " + right + ". Maybe use a constant of the column's"
              + " type, or truncate a TIMESTAMP to DAY.");
    }
  }

  @Override
  public @Nullable Void in(Predicate.In condition) {
    DataType type = condition.value().type(input);
    for (Expression.Literal option : condition.options()) {
      comparable(type, option.type(), condition);
    }
    return null;
  }

  @Override
  public @Nullable Void isNull(Predicate.IsNull condition) {
    condition.value().type(input);
    return null;
  }

  @Override
  public @Nullable Void startsWith(Predicate.StartsWith condition) {
    DataType type = condition.value().type(input);
    if (type.kind() != Kind.STRING) {
      throw new IllegalArgumentException(
          "startsWith needs text, but " + condition.value() + " is " + type + ".");
    }
    return null;
  }

  @Override
  public @Nullable Void and(Predicate.And condition) {
    return all(condition.conditions());
  }

  @Override
  public @Nullable Void or(Predicate.Or condition) {
    return all(condition.conditions());
  }

  @Override
  public @Nullable Void not(Predicate.Not condition) {
    return condition.condition().accept(this);
  }

  private @Nullable Void all(List<Predicate> conditions) {
    for (Predicate condition : conditions) {
      condition.accept(this);
    }
    return null;
  }
}
