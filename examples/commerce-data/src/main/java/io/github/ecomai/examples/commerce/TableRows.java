package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table while they are made: values are put one after the other, row by row, into
 * growing columns without boxing. Not thread-safe.
 */
final class TableRows {
  private static final int FIRST_CAPACITY = 256;

  private final Schema schema;
  private final Object[] arrays;
  private final BitSet[] nulls;
  private int capacity = FIRST_CAPACITY;
  private int rows;
  private int column;

  TableRows(Schema schema) {
    this.schema = schema;
    int width = schema.fields().size();
    arrays = new Object[width];
    nulls = new BitSet[width];
    for (int i = 0; i < width; i++) {
      arrays[i] = array(i);
      nulls[i] = new BitSet();
    }
  }

  private Object array(int i) {
    return switch (schema.fields().get(i).type().kind()) {
      case LONG, DECIMAL, TIMESTAMP -> new long[capacity];
      case DATE -> new int[capacity];
      case DOUBLE -> new double[capacity];
      case BOOLEAN -> new boolean[capacity];
      case STRING -> new String[capacity];
    };
  }

  int size() {
    return rows;
  }

  /** A whole number, the unscaled value of a decimal, or microseconds of an instant. */
  TableRows put(long value) {
    ((long[]) arrays[column])[rows] = value;
    return next();
  }

  /** A day since 1970-01-01. */
  TableRows day(int value) {
    ((int[]) arrays[column])[rows] = value;
    return next();
  }

  TableRows put(double value) {
    ((double[]) arrays[column])[rows] = value;
    return next();
  }

  TableRows put(boolean value) {
    ((boolean[]) arrays[column])[rows] = value;
    return next();
  }

  TableRows put(@Nullable String value) {
    if (value == null) {
      return none();
    }
    ((String[]) arrays[column])[rows] = value;
    return next();
  }

  /** No value. */
  TableRows none() {
    nulls[column].set(rows);
    return next();
  }

  private TableRows next() {
    column++;
    if (column == arrays.length) {
      column = 0;
      rows++;
      if (rows == capacity) {
        grow();
      }
    }
    return this;
  }

  private void grow() {
    capacity *= 2;
    for (int i = 0; i < arrays.length; i++) {
      Object larger = array(i);
      System.arraycopy(arrays[i], 0, larger, 0, rows);
      arrays[i] = larger;
    }
  }

  /** The rows so far. */
  Batch batch() {
    if (column != 0) {
      throw new IllegalStateException("a row ends after " + column + " of its columns");
    }
    Column[] columns = new Column[arrays.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(i);
    }
    return Batch.of(schema, Arrays.asList(columns));
  }

  private Column column(int i) {
    BitSet missing = (BitSet) nulls[i].clone();
    return switch (schema.fields().get(i).type().kind()) {
      case LONG -> Longs.wrap((long[]) arrays[i], rows, missing);
      case DECIMAL ->
          Decimals.wrap((long[]) arrays[i], rows, missing, schema.fields().get(i).type().scale());
      case TIMESTAMP -> Timestamps.wrap((long[]) arrays[i], rows, missing);
      case DATE -> Dates.wrap((int[]) arrays[i], rows, missing);
      case DOUBLE -> Doubles.wrap((double[]) arrays[i], rows, missing);
      case BOOLEAN -> Booleans.wrap((boolean[]) arrays[i], rows, missing);
      case STRING -> Strings.wrap((String[]) arrays[i], rows, missing);
    };
  }
}
