package io.github.ecomai.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns rows of objects into columns. */
final class MemoryRows {
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
      return new Expression.Literal(field.type(), Literals.of(value).value()).value();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "row "
              + row
              + " has a "
              + value.getClass().getSimpleName()
              + " that does not fit column '"
              + field
              + "'. Maybe it has too many digits or another class.",
          e);
    }
  }
}
