package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Longs;
import java.util.BitSet;

/** Integers that fit 64 bits. */
final class LongParser extends FieldParser {
  private long[] values = new long[ROWS];

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    boolean negative = text[start] == '-';
    int at = negative || text[start] == '+' ? start + 1 : start;
    if (at == end || FieldText.digits(text, at, end) != end) {
      return false;
    }
    long value = 0; // negative, which has one number more
    for (int i = at; i < end; i++) {
      long next = 10 * value - (text[i] - '0');
      if (value < Long.MIN_VALUE / 10 || next > 0) {
        return false;
      }
      value = next;
    }
    if (!negative && value == Long.MIN_VALUE) {
      return false;
    }
    values[row] = negative ? value : -value;
    return true;
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Longs.wrap(values, rows, taken);
    values = new long[ROWS];
    return column;
  }
}
