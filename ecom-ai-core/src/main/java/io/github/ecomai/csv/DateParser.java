package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Dates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Days, in ISO form or by a pattern. */
final class DateParser extends FieldParser {
  private final @Nullable DateTimeFormatter formatter;
  private int[] values = new int[ROWS];

  DateParser(CsvColumn column) {
    String pattern = column.pattern();
    this.formatter = pattern == null ? null : CsvColumn.formatter(pattern);
  }

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    if (formatter == null) {
      boolean date = end - start == 10 && FieldText.isDate(text, start, end);
      values[row] = date ? (int) FieldText.day(text, start) : 0;
      return date;
    }
    try {
      LocalDate date = LocalDate.parse(new String(text, start, end - start), formatter);
      values[row] = (int) date.toEpochDay();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Dates.wrap(values, rows, taken);
    values = new int[ROWS];
    return column;
  }
}
