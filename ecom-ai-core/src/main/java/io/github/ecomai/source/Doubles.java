package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A column of floating-point numbers. Immutable and thread-safe while its array is left alone. */
public final class Doubles extends Column {
  private final double[] values;

  private Doubles(double[] values, int rows, @Nullable BitSet nulls) {
    super(rows, values.length, nulls);
    this.values = values;
  }

  /**
   * A column over an array, which is not copied and must not be changed afterwards.
   *
   * @param values the values; those after {@code rows} are not looked at
   * @param rows how many there are
   * @param nulls the rows without a value, or null when there is none
   * @return the column
   */
  public static Doubles wrap(double[] values, int rows, @Nullable BitSet nulls) {
    return new Doubles(values, rows, nulls);
  }

  /**
   * A value.
   *
   * @param row from 0
   * @return the value; 0 where it is null
   */
  public double get(int row) {
    return values[row];
  }

  /**
   * All values.
   *
   * @return a copy, one for each row
   */
  public double[] toArray() {
    return Arrays.copyOf(values, rows());
  }

  /**
   * Copies all values.
   *
   * @param target where to; 0 where a value is null
   * @param at where the first one goes
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyInto(double[] target, int at) {
    System.arraycopy(values, 0, target, at, rows());
  }

  @Override
  public DataType type() {
    return DataType.DOUBLE;
  }

  @Override
  Object boxed(int row) {
    return values[row];
  }

  @Override
  double toDouble(int row) {
    return values[row];
  }
}
