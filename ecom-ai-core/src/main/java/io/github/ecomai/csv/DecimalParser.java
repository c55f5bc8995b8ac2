package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Decimals;
import java.util.BitSet;

/** Decimals of a scale; digits beyond it must be zeros. */
final class DecimalParser extends FieldParser {
  private static final long LIMIT = 1_000_000_000_000_000_000L;

  private final int scale;
  private final char mark;
  private long[] values = new long[ROWS];

  DecimalParser(int scale, char mark) {
    this.scale = scale;
    this.mark = mark;
  }

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    boolean negative = text[start] == '-';
    int at = negative || text[start] == '+' ? start + 1 : start;
    int point = FieldText.digits(text, at, end);
    boolean hasPoint = point < end && text[point] == mark;
    int stop = hasPoint ? FieldText.digits(text, point + 1, end) : point;
    int digits = stop - at - (hasPoint ? 1 : 0);
    if (stop != end || digits == 0) {
      return false;
    }
    long value = 0;
    int after = 0;
    for (int i = at; i < end; i++) {
      if (i == point) {
        continue;
      }
      after += i > point ? 1 : 0;
      if (after <= scale) {
        value = 10 * value + text[i] - '0';
      } else if (text[i] != '0') {
        return false;
      }
      if (value >= LIMIT) {
        return false;
      }
    }
    return put(row, negative ? -value : value, scale - after);
  }

  private boolean put(int row, long value, int missing) {
    long scaled = value;
    for (int i = 0; i < missing; i++) {
      scaled *= 10;
      if (scaled >= LIMIT || scaled <= -LIMIT) {
        return false;
      }
    }
    values[row] = scaled;
    return true;
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Decimals.wrap(values, rows, taken, scale);
    values = new long[ROWS];
    return column;
  }
}
