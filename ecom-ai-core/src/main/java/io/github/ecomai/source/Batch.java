package io.github.ecomai.source;

import java.util.List;

/**
 * A block of rows, column by column. Immutable and thread-safe.
 *
 * <pre>{@code
 * Decimals total = batch.decimals("total");
 * for (int row = 0; row < batch.rows(); row++) {
 *   if (!total.isNull(row)) {
 *     sum += total.unscaled(row);
 *   }
 * }
 * }</pre>
 */
public final class Batch {
  private final Schema schema;
  private final List<Column> columns;
  private final int rows;

  private Batch(Schema schema, List<Column> columns, int rows) {
    this.schema = schema;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * A batch of columns of equal length.
   *
   * @param schema names and types, in the order of the columns
   * @param columns the columns, at least one
   * @return the batch
   * @throws IllegalArgumentException if number, types or lengths do not fit
   */
  public static Batch of(Schema schema, List<? extends Column> columns) {
    if (columns.isEmpty() || columns.size() != schema.fields().size()) {
      throw new IllegalArgumentException(
          columns.size() + " columns for " + schema.fields().size() + " fields.");
    }
    int rows = columns.get(0).rows();
    for (int i = 0; i < columns.size(); i++) {
      Field field = schema.fields().get(i);
      Column column = columns.get(i);
      if (!column.type().equals(field.type()) || column.rows() != rows) {
        throw new IllegalArgumentException(
            "column '"
                + field.name()
                + "' should be "
                + field.type()
                + " of "
                + rows
                + " rows, but is "
                + column.type()
                + " of "
                + column.rows()
                + ".");
      }
    }
    return new Batch(schema, List.copyOf(columns), rows);
  }

  /**
   * Names and types of the columns.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * The number of rows.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * A column by its place.
   *
   * @param index from 0
   * @return the column
   */
  public Column column(int index) {
    return columns.get(index);
  }

  /**
   * A BOOLEAN column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Booleans booleans(String name) {
    return typed(name, Booleans.class);
  }

  /**
   * A LONG column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Longs longs(String name) {
    return typed(name, Longs.class);
  }

  /**
   * A DOUBLE column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Doubles doubles(String name) {
    return typed(name, Doubles.class);
  }

  /**
   * A DECIMAL column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Decimals decimals(String name) {
    return typed(name, Decimals.class);
  }

  /**
   * A STRING column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Strings strings(String name) {
    return typed(name, Strings.class);
  }

  /**
   * A DATE column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Dates dates(String name) {
    return typed(name, Dates.class);
  }

  /**
   * A TIMESTAMP column.
   *
   * @param name its name
   * @return the column
   * @throws IllegalArgumentException if there is none or it has another type
   */
  public Timestamps timestamps(String name) {
    return typed(name, Timestamps.class);
  }

  private <C extends Column> C typed(String name, Class<C> wanted) {
    DataType type = schema.type(name);
    Column column = columns.get(schema.indexOf(name));
    if (!wanted.isInstance(column)) {
      throw new IllegalArgumentException(
          "column '"
              + name
              + "' is "
              + type
              + " and cannot be read as "
              + wanted.getSimpleName()
              + ". Maybe call the method of its type.");
    }
    return wanted.cast(column);
  }
}
