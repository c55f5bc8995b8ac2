package io.github.ecomai.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns rows of objects into columns. */
final class MemoryRows {
  /** Up to here a double holds every whole number. */
  private static final long EXACT = 1L << 53;

  private MemoryRows() {}

  static Batch batch(
      Schema schema, List<? extends List<? extends @Nullable Object>> rows, int first) {
    List<ColumnBuilder> builders = new ArrayList<>();
    schema.fields().forEach(f -> builders.add(ColumnBuilder.of(f.type(), rows.size())));
    for (int row = 0; row < rows.size(); row++) {
      List<? extends @Nullable Object> values = rows.get(row);
      if (values.size() != builders.size()) {
        throw new IllegalArgumentException(
            "row "
                + (first + row)
                + " has "
                + values.size()
                + " values for "
                + builders.size()
                + " columns.");
      }
      for (int i = 0; i < builders.size(); i++) {
        builders.get(i).add(value(values.get(i), schema.fields().get(i), first + row));
      }
    }
    return Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList());
  }

  private static @Nullable Object value(@Nullable Object value, Field field, int row) {
    boolean isDouble = value instanceof Double && field.type().equals(DataType.DOUBLE);
    if (value == null || isDouble) { // NaN and infinity can stand in a column
      return value;
    }
    try {
      return new Expression.Literal(field.type(), widened(value, field.type())).value();
    } catch (IllegalArgumentException e) {
      String given = value.getClass().getSimpleName();
      throw new IllegalArgumentException(
          "row "
              + row
              + " has "
              + (given.matches("[AEIOU].*") ? "an " : "a ")
              + given
              + " that does not fit column '"
              + field.name()
              + "', which is "
              + field.type()
              + ". Maybe give "
              + wanted(field.type())
              + ".",
          e);
    }
  }

  /** Whole numbers become the column's kind of number where nothing is lost. */
  private static Object widened(Object value, DataType type) {
    Object known = value instanceof Short || value instanceof Byte ? whole(value) : value;
    if (known instanceof Integer || known instanceof Long) {
      long number = whole(known);
      if (type.kind() == DataType.Kind.DOUBLE && number >= -EXACT && number <= EXACT) {
        return (double) number;
      } else if (type.kind() == DataType.Kind.DECIMAL) {
        return BigDecimal.valueOf(number);
      }
    }
    return Objects.requireNonNull(Literals.of(known).value());
  }

  private static long whole(Object value) {
    return ((Number) value).longValue();
  }

  private static String wanted(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "a Boolean";
      case LONG -> "a Long or an Integer";
      case DOUBLE -> "a Double, or a whole number that a double can hold";
      case DECIMAL -> "a BigDecimal of at most " + type.scale() + " decimals and 18 digits in all";
      case STRING -> "a String";
      case DATE -> "a LocalDate";
      case TIMESTAMP -> "an Instant";
    };
  }
}
