package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import java.time.ZoneId;
import java.util.BitSet;

/** Puts the fields of one column into a typed array. For one thread. */
abstract class FieldParser {
  /** Rows of a batch. */
  static final int ROWS = 8192;

  private BitSet nulls = new BitSet();

  /**
   * @param mark the decimal point, or comma
   */
  static FieldParser of(CsvColumn column, ZoneId zone, char mark) {
    DataType type = column.type();
    return switch (type.kind()) {
      case BOOLEAN -> new BooleanParser();
      case LONG -> new LongParser();
      case DECIMAL -> new DecimalParser(type.scale(), mark);
      case DOUBLE -> new DoubleParser(mark);
      case STRING -> new TextParser();
      case DATE -> new DateParser(column);
      case TIMESTAMP -> new InstantParser(column, zone);
    };
  }

  /** Takes a field as the value of a row, or says that it does not fit the type. */
  final boolean take(char[] text, int start, int end, int row) {
    if (start == end) {
      nulls.set(row);
      return true;
    }
    nulls.clear(row);
    return parse(text, start, end, row);
  }

  /** The values taken so far; starts anew. */
  final Column column(int rows) {
    BitSet taken = nulls.get(0, rows);
    nulls = new BitSet();
    return build(rows, taken);
  }

  abstract boolean parse(char[] text, int start, int end, int row);

  abstract Column build(int rows, BitSet taken);
}
