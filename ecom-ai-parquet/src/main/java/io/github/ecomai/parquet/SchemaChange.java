package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may become of the columns of a table: new ones at any place, and wider types, which are
 * those that hold every value of the old one: more digits after the point, a DECIMAL for a LONG, a
 * TIMESTAMP for a DATE.
 */
final class SchemaChange {
  private SchemaChange() {}

  /**
   * The columns that hold old and new rows.
   *
   * @param table names the table in messages
   * @param before the columns of the lake
   * @param now the columns of the source
   * @return the columns of the lake in their order, then the new ones
   * @throws DataAccessException that shows the difference, if it is any other
   */
  static Schema widen(String table, Schema before, Schema now) {
    List<Field> fields = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Field old : before.fields()) {
      Optional<Field> fresh = now.find(old.name());
      if (fresh.isEmpty()) {
        refused.add("'" + old.name() + "' " + old.type() + " is gone");
      } else if (!isWider(old.type(), fresh.get().type())) {
        refused.add("'" + old.name() + "' was " + old.type() + " and is " + fresh.get().type());
      }
      fields.add(fresh.orElse(old));
    }
    now.fields().stream().filter(f -> before.find(f.name()).isEmpty()).forEach(fields::add);
    if (!refused.isEmpty()) {
      throw new DataAccessException(
          "the columns of table '"
              + table
              + "' changed in a way that its rows in the lake do not fit: "
              + String.join(", ", refused)
              + ". Maybe give the source a view with the old columns, or start a new lake.");
    }
    return new Schema(fields);
  }

  private static boolean isWider(DataType old, DataType now) {
    boolean digits = now.kind() == Kind.DECIMAL && now.scale() >= old.scale();
    return switch (old.kind()) {
      case LONG, DECIMAL -> now.equals(old) || digits;
      case DATE -> now.equals(old) || now.kind() == Kind.TIMESTAMP;
      case BOOLEAN, DOUBLE, STRING, TIMESTAMP -> now.equals(old);
    };
  }
}
