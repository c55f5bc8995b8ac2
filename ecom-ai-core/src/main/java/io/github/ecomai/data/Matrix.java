package io.github.ecomai.data;

import io.github.ecomai.math.Vectors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Rows and columns of numbers, stored row after row in one array; columns may have names. Values
 * may be {@code NaN} or infinite unless {@link #checkFinite} is called; what they mean is up to the
 * reader.
 *
 * <p>Immutable and thread-safe as long as an array given to {@link #wrap} is not written to; all
 * other arrays are copied on the way in and out.
 *
 * <pre>{@code
 * Matrix points = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6).withColumnNames("a", "b", "c");
 * double six = points.get(1, 2);
 * }</pre>
 */
public final class Matrix {
  private static final int PRINTED = 6;

  private final int rows;
  private final int columns;
  private final double[] values;
  private final List<String> names;

  private Matrix(int rows, int columns, double[] values, List<String> names) {
    if (rows < 0 || columns < 1) {
      throw new IllegalArgumentException(
          "A matrix of "
              + rows
              + " rows and "
              + columns
              + " columns cannot be. Maybe swap rows and columns?");
    }
    if ((long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          values.length
              + " values do not make "
              + rows
              + " rows of "
              + columns
              + ". Maybe a row is incomplete.");
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.names = names;
  }

  /**
   * A matrix with a copy of the values.
   *
   * @param rows 0 or more
   * @param columns 1 or more
   * @param values {@code rows * columns} values, row after row
   * @return the matrix
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public static Matrix of(int rows, int columns, double... values) {
    return new Matrix(rows, columns, values.clone(), List.of());
  }

  /**
   * A matrix over the caller's own array, without a copy: for data too large to hold twice. The
   * caller must never write to the array again.
   *
   * @param rows 0 or more
   * @param columns 1 or more
   * @param values {@code rows * columns} values, row after row
   * @return the matrix
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public static Matrix wrap(int rows, int columns, double[] values) {
    return new Matrix(rows, columns, values, List.of());
  }

  /**
   * A matrix with a copy of the rows.
   *
   * @param rows at least one row, all of one length of 1 or more
   * @return the matrix
   * @throws IllegalArgumentException if there is no row or lengths differ
   */
  public static Matrix ofRows(double[]... rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "There are no rows. Maybe use Matrix.of(0, columns) for an empty matrix.");
    }
    int columns = rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "Row "
                + i
                + " has "
                + rows[i].length
                + " values, row 0 has "
                + columns
                + ". Maybe fill missing values with NaN.");
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Matrix(rows.length, columns, values, List.of());
  }

  /**
   * Number of rows.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * Number of columns.
   *
   * @return 1 or more
   */
  public int columns() {
    return columns;
  }

  /**
   * One value.
   *
   * @param row from 0 to rows - 1
   * @param column from 0 to columns - 1
   * @return the value
   * @throws IndexOutOfBoundsException if there is no such row or column
   */
  public double get(int row, int column) {
    Objects.checkIndex(row, rows);
    return values[row * columns + Objects.checkIndex(column, columns)];
  }

  /**
   * One row.
   *
   * @param row from 0 to rows - 1
   * @return a new array of length columns
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public double[] row(int row) {
    int from = Objects.checkIndex(row, rows) * columns;
    return Arrays.copyOfRange(values, from, from + columns);
  }

  /**
   * Copies one row into an array of the caller, for loops that should not allocate.
   *
   * @param row from 0 to rows - 1
   * @param target where to
   * @param offset index of the first value in the target
   * @throws IndexOutOfBoundsException if there is no such row or no room
   */
  public void copyRow(int row, double[] target, int offset) {
    System.arraycopy(values, Objects.checkIndex(row, rows) * columns, target, offset, columns);
  }

  /**
   * One column.
   *
   * @param column from 0 to columns - 1
   * @return a new array of length rows
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public double[] column(int column) {
    Objects.checkIndex(column, columns);
    double[] copy = new double[rows];
    for (int i = 0, at = column; i < rows; i++, at += columns) {
      copy[i] = values[at];
    }
    return copy;
  }

  /**
   * All values.
   *
   * @return a new array of length rows * columns, row after row
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * The names of the columns.
   *
   * @return one per column, or none at all; not modifiable
   */
  public List<String> columnNames() {
    return names;
  }

  /**
   * The same values with names for the columns. The values are shared, not copied.
   *
   * @param columnNames one per column, none twice
   * @return the named matrix
   * @throws IllegalArgumentException if there are too few, too many or equal names
   */
  public Matrix withColumnNames(String... columnNames) {
    List<String> list = List.of(columnNames);
    if (list.size() != columns) {
      throw new IllegalArgumentException(
          list.size() + " names for " + columns + " columns. Maybe name every column once.");
    }
    Set<String> seen = new HashSet<>();
    for (String name : list) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "Column name '" + name + "' stands twice. Maybe add a number to it.");
      }
    }
    return new Matrix(rows, columns, values, list);
  }

  /**
   * The product of two matrices. Time O(rows * columns * other.columns).
   *
   * @param other a matrix with as many rows as this has columns
   * @return rows x other.columns, columns named as those of the other
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public Matrix times(Matrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          rows
              + " x "
              + columns
              + " times "
              + other.rows
              + " x "
              + other.columns
              + " does not fit. Maybe transpose one of them.");
    }
    return new Matrix(
        rows, other.columns, Vectors.product(values, other.values, columns), other.names);
  }

  /**
   * Rows and columns swapped, without names.
   *
   * @return columns x rows
   * @throws IllegalArgumentException if there are no rows
   */
  public Matrix transposed() {
    double[] turned = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return new Matrix(columns, rows, turned, List.of());
  }

  /**
   * Refuses {@code NaN} and infinite values, for algorithms that cannot use them.
   *
   * @return this matrix
   * @throws IllegalArgumentException if a value is not finite; names its row and column
   */
  public Matrix checkFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        int column = i % columns;
        throw new IllegalArgumentException(
            "Row "
                + i / columns
                + ", column "
                + (names.isEmpty() ? String.valueOf(column) : "'" + names.get(column) + "'")
                + " is "
                + values[i]
                + ". Maybe fill or drop such rows first.");
      }
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && names.equals(that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  /**
   * The sizes and the first few values.
   *
   * @return one short line
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Matrix of ").append(rows).append(" x ");
    text.append(columns).append(names.isEmpty() ? "" : names.size() <= PRINTED ? " " + names : "");
    text.append(": [");
    for (int i = 0; i < Math.min(PRINTED, values.length); i++) {
      text.append(i == 0 ? "" : ", ").append(values[i]);
    }
    return text.append(values.length > PRINTED ? ", ...]" : "]").toString();
  }
}
