package io.github.ecomai.source;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Whole numbers as identifiers: plain decimal digits. Other numbers become null. */
final class NumberText {
  /** From here on DOUBLE no longer tells neighbouring whole numbers apart. */
  static final double LIMIT = 9_007_199_254_740_992.0;

  private NumberText() {}

  static Strings of(Column numbers) {
    @Nullable String[] texts = new @Nullable String[numbers.rows()];
    BitSet nulls = new BitSet();
    for (int row = 0; row < texts.length; row++) {
      texts[row] = numbers.isNull(row) ? null : text(numbers, row);
      nulls.set(row, texts[row] == null);
    }
    return Strings.wrap(texts, texts.length, nulls);
  }

  private static @Nullable String text(Column numbers, int row) {
    if (numbers instanceof Longs longs) {
      return Long.toString(longs.get(row));
    } else if (numbers instanceof Decimals decimals) {
      long one = Numbers.power(decimals.scale());
      long unscaled = decimals.unscaled(row);
      return unscaled % one == 0 ? Long.toString(unscaled / one) : null;
    }
    double number = ((Doubles) numbers).get(row);
    boolean whole = number == Math.rint(number) && Math.abs(number) < LIMIT;
    return whole ? Long.toString((long) number) : null;
  }
}
