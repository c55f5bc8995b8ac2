package io.github.ecomai.source;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A column of exact decimals. Immutable and thread-safe while its array is left alone. */
public final class Decimals extends Column {
  private final long[] values;
  private final int scale;
  private final double power;

  private Decimals(long[] values, int rows, @Nullable BitSet nulls, int scale) {
    super(rows, values.length, nulls);
    this.values = values;
    this.scale = scale;
    this.power = Math.pow(10, scale);
  }

  /**
   * A column over an array, which is not copied and must not be changed afterwards.
   *
   * @param values the values; those after {@code rows} are not looked at
   * @param rows how many there are
   * @param nulls the rows without a value, or null when there is none
   * @param scale digits after the point, 0 to 18
   * @return the column
   */
  public static Decimals wrap(long[] values, int rows, @Nullable BitSet nulls, int scale) {
    return new Decimals(values, rows, nulls, scale);
  }

  /**
   * A value.
   *
   * @param row from 0
   * @return the unscaled value: the number times 10 to the scale; 0 where it is null
   */
  public long unscaled(int row) {
    return values[row];
  }

  /**
   * All values.
   *
   * @return a copy, one for each row
   */
  public long[] toArray() {
    return Arrays.copyOf(values, rows());
  }

  /**
   * Copies all values.
   *
   * @param target where to; 0 where a value is null
   * @param at where the first one goes
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyInto(long[] target, int at) {
    System.arraycopy(values, 0, target, at, rows());
  }

  @Override
  public DataType type() {
    return DataType.decimal(scale);
  }

  /**
   * Digits after the point.
   *
   * @return 0 to 18
   */
  public int scale() {
    return scale;
  }

  @Override
  Object boxed(int row) {
    return BigDecimal.valueOf(values[row], scale);
  }

  @Override
  double toDouble(int row) {
    return values[row] / power;
  }
}
