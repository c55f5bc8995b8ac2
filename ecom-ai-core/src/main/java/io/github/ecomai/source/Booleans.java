package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A column of truth values. Immutable and thread-safe while its array is left alone. */
public final class Booleans extends Column {
  private final boolean[] values;

  private Booleans(boolean[] values, int rows, @Nullable BitSet nulls) {
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
  public static Booleans wrap(boolean[] values, int rows, @Nullable BitSet nulls) {
    return new Booleans(values, rows, nulls);
  }

  /**
   * A value.
   *
   * @param row from 0
   * @return the value; false where it is null
   */
  public boolean get(int row) {
    return values[row];
  }

  /**
   * All values.
   *
   * @return a copy, one for each row
   */
  public boolean[] toArray() {
    return Arrays.copyOf(values, rows());
  }

  @Override
  public DataType type() {
    return DataType.BOOLEAN;
  }

  @Override
  Object boxed(int row) {
    return values[row];
  }
}
