package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one table while they are made. */
final class Rows {
  static final DataType MONEY = DataType.decimal(4);

  private final Schema schema;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  Rows(Field... fields) {
    schema = Schema.of(fields);
  }

  void add(@Nullable Object... values) {
    if (values.length != schema.fields().size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + schema.fields().size() + " columns");
    }
    rows.add(values);
  }

  int size() {
    return rows.size();
  }

  Batch batch() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      columns.add(column(i, schema.fields().get(i).type()));
    }
    return Batch.of(schema, columns);
  }

  private Column column(int index, DataType type) {
    BitSet nulls = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      nulls.set(row, rows.get(row)[index] == null);
    }
    return switch (type.kind()) {
      case LONG -> Longs.wrap(numbers(index, type), rows.size(), nulls);
      case DECIMAL -> Decimals.wrap(numbers(index, type), rows.size(), nulls, type.scale());
      case TIMESTAMP -> Timestamps.wrap(numbers(index, type), rows.size(), nulls);
      case DATE -> Dates.wrap(days(index), rows.size(), nulls);
      case STRING -> Strings.wrap(texts(index), rows.size(), nulls);
      case BOOLEAN -> Booleans.wrap(truths(index), rows.size(), nulls);
      case DOUBLE -> throw new IllegalArgumentException("no table has a " + type);
    };
  }

  private long[] numbers(int index, DataType type) {
    long[] values = new long[rows.size()];
    for (int row = 0; row < values.length; row++) {
      Object value = rows.get(row)[index];
      if (value instanceof Instant instant) {
        values[row] = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
      } else if (value instanceof BigDecimal decimal) {
        values[row] =
            decimal.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue().longValueExact();
      } else if (value instanceof Number number) {
        values[row] = number.longValue();
      }
    }
    return values;
  }

  private boolean[] truths(int index) {
    boolean[] values = new boolean[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = Boolean.TRUE.equals(rows.get(row)[index]);
    }
    return values;
  }

  private int[] days(int index) {
    int[] values = new int[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          rows.get(row)[index] instanceof LocalDate date ? Math.toIntExact(date.toEpochDay()) : 0;
    }
    return values;
  }

  private @Nullable String[] texts(int index) {
    @Nullable String[] values = new @Nullable String[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (String) rows.get(row)[index];
    }
    return values;
  }
}
