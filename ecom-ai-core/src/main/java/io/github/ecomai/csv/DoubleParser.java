package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Doubles;
import java.util.BitSet;

/** Numbers as Java reads them, but only decimal ones that are finite. */
final class DoubleParser extends FieldParser {
  private final char mark;
  private double[] values = new double[ROWS];

  DoubleParser(char mark) {
    this.mark = mark;
  }

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    for (int i = start; i < end; i++) {
      char c = text[i];
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != mark && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    try {
      values[row] = Double.parseDouble(new String(text, start, end - start).replace(mark, '.'));
      return Double.isFinite(values[row]);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Doubles.wrap(values, rows, taken);
    values = new double[ROWS];
    return column;
  }
}
