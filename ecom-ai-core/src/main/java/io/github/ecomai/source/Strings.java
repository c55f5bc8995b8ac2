package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A column of texts. Immutable and thread-safe while its array is left alone. */
public final class Strings extends Column {
  private final @Nullable String[] values;

  private Strings(@Nullable String[] values, int rows, @Nullable BitSet nulls) {
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
  public static Strings wrap(@Nullable String[] values, int rows, @Nullable BitSet nulls) {
    return new Strings(values, rows, nulls);
  }

  /**
   * A value.
   *
   * @param row from 0
   * @return the text; an empty text where it is null
   */
  public String get(int row) {
    String value = values[row];
    return value == null ? "" : value;
  }

  /**
   * All values.
   *
   * @return a copy, one for each row
   */
  public @Nullable String[] toArray() {
    return Arrays.copyOf(values, rows());
  }

  @Override
  public DataType type() {
    return DataType.STRING;
  }

  @Override
  Object boxed(int row) {
    return get(row);
  }
}
