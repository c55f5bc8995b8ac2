package io.github.ecomai.source;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table or of a query's result, in order, with distinct names. Immutable and
 * thread-safe.
 *
 * @param fields the columns
 */
public record Schema(List<Field> fields) {
  /** Copies the list and checks that names are distinct. */
  public Schema {
    fields = List.copyOf(fields);
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (!seen.add(field.name())) {
        throw new IllegalArgumentException(
            "column '" + field.name() + "' occurs twice. Maybe rename one with select.");
      }
    }
  }

  /**
   * A schema of the given columns.
   *
   * @param fields the columns
   * @return the schema
   */
  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  /**
   * The names in order.
   *
   * @return all column names
   */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /**
   * Where a column stands.
   *
   * @param name a column name
   * @return its index from 0, or -1 when there is none
   */
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A column if there is one of that name.
   *
   * @param name a column name
   * @return the column
   */
  public Optional<Field> find(String name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
  }

  /**
   * The type of a column.
   *
   * @param name a column name
   * @return its type
   * @throws IllegalArgumentException if there is no such column; the message lists those there are
   */
  public DataType type(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no column '" + name + "'. There are " + names() + ". Maybe check the name."))
        .type();
  }
}
