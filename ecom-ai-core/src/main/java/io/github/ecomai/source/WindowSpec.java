package io.github.ecomai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Columns that look at the rows of the same partition, in an order. Ties in the order are broken by
 * the remaining columns from left to right. Immutable and thread-safe.
 *
 * <pre>{@code
 * WindowSpec.over("region").orderBy(desc("revenue")).rowNumber("place")
 * }</pre>
 *
 * @param partitionBy columns that make a partition; empty means all rows are one
 * @param orderBy the order inside a partition; may be empty when every column is a total
 * @param columns the columns to add
 */
public record WindowSpec(List<String> partitionBy, List<SortKey> orderBy, List<Column> columns) {
  /** The functions. Immutable and thread-safe. */
  public enum Function {
    /** 1 for the first row of the partition, 2 for the second, and so on; LONG. */
    ROW_NUMBER,
    /** The value some rows earlier, null before the first row; the type of the column read. */
    LAG,
    /** The sum over the frame; typed like the aggregate. */
    SUM,
    /** The mean over the frame; DOUBLE. */
    AVG
  }

  /**
   * One added column. Immutable and thread-safe.
   *
   * @param name its name
   * @param function what is computed
   * @param argument the column it reads; empty for ROW_NUMBER
   * @param rows for LAG how many rows earlier, 1 or more; for SUM and AVG the length of the frame
   *     that ends with the current row, or empty for the whole partition
   */
  public record Column(String name, Function function, String argument, OptionalInt rows) {
    /** Checks the number of rows. */
    public Column {
      if (name.isBlank()) {
        throw new IllegalArgumentException("the name of a window column is blank.");
      }
      if (rows.isPresent() && rows.getAsInt() < 1) {
        throw new IllegalArgumentException("rows " + rows.getAsInt() + " is below 1.");
      }
    }
  }

  /** A frame from the start of the partition to the current row. */
  public static final int RUNNING = Integer.MAX_VALUE;

  /** Copies the lists. */
  public WindowSpec {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    columns = List.copyOf(columns);
    for (Column column : columns) {
      boolean total = column.rows().isEmpty() && column.function() != Function.ROW_NUMBER;
      if (!total && orderBy.isEmpty()) {
        throw new IllegalArgumentException(
            "window column '" + column.name() + "' needs an order. Maybe call orderBy first.");
      }
    }
  }

  /**
   * Starts with a partition.
   *
   * @param columns the columns that make it; none means all rows
   * @return a window without columns
   */
  public static WindowSpec over(String... columns) {
    return new WindowSpec(List.of(columns), List.of(), List.of());
  }

  /**
   * Orders the rows of a partition.
   *
   * @param keys most significant first
   * @return the window
   */
  public WindowSpec orderBy(SortKey... keys) {
    return new WindowSpec(partitionBy, List.of(keys), columns);
  }

  /**
   * Adds the place in the order, from 1.
   *
   * @param name the column to add
   * @return the window
   */
  public WindowSpec rowNumber(String name) {
    return with(new Column(name, Function.ROW_NUMBER, "", OptionalInt.empty()));
  }

  /**
   * Adds an earlier value.
   *
   * @param name the column to add
   * @param column the column to read
   * @param rows how many rows earlier, 1 or more
   * @return the window
   */
  public WindowSpec lag(String name, String column, int rows) {
    return with(new Column(name, Function.LAG, column, OptionalInt.of(rows)));
  }

  /**
   * Adds the total of the partition.
   *
   * @param name the column to add
   * @param column a numeric column
   * @return the window
   */
  public WindowSpec total(String name, String column) {
    return with(new Column(name, Function.SUM, column, OptionalInt.empty()));
  }

  /**
   * Adds a sum over the last rows.
   *
   * @param name the column to add
   * @param column a numeric column
   * @param rows length of the frame that ends with the current row, or {@link #RUNNING}
   * @return the window
   */
  public WindowSpec movingSum(String name, String column, int rows) {
    return with(new Column(name, Function.SUM, column, OptionalInt.of(rows)));
  }

  /**
   * Adds a mean over the last rows.
   *
   * @param name the column to add
   * @param column a numeric column
   * @param rows length of the frame that ends with the current row, or {@link #RUNNING}
   * @return the window
   */
  public WindowSpec movingAverage(String name, String column, int rows) {
    return with(new Column(name, Function.AVG, column, OptionalInt.of(rows)));
  }

  private WindowSpec with(Column column) {
    List<Column> all = new ArrayList<>(columns);
    all.add(column);
    return new WindowSpec(partitionBy, orderBy, all);
  }
}
