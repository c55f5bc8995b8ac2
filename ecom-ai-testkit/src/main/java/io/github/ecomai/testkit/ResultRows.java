package io.github.ecomai.testkit;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result as objects, and a comparison of two results: in any order unless the query
 * ends in an ordering, DOUBLEs at 1e-9 relative. Immutable and thread-safe.
 */
public final class ResultRows {
  private static final double TOLERANCE = 1e-9;

  private final Schema schema;
  private final List<List<@Nullable Object>> rows;

  private ResultRows(Schema schema, List<List<@Nullable Object>> rows) {
    this.schema = schema;
    this.rows = Collections.unmodifiableList(rows);
  }

  /**
   * Reads the whole result of a query.
   *
   * @param source the source
   * @param query the query
   * @param run the run
   * @return its rows
   */
  public static ResultRows of(DataSource source, Query query, RunContext run) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        for (int row = 0; row < next.get().rows(); row++) {
          rows.add(row(next.get(), row));
        }
      }
      return new ResultRows(reader.schema(), rows);
    }
  }

  private static List<@Nullable Object> row(Batch batch, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      values.add(value(batch.column(i), row));
    }
    return values;
  }

  private static @Nullable Object value(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    } else if (column instanceof Longs values) {
      return values.get(row);
    } else if (column instanceof Doubles values) {
      return values.get(row) == 0 ? 0.0 : values.get(row); // no sign
    } else if (column instanceof Decimals values) {
      return BigDecimal.valueOf(values.unscaled(row), values.scale());
    } else if (column instanceof Strings values) {
      return values.get(row);
    } else if (column instanceof Dates values) {
      return LocalDate.ofEpochDay(values.get(row));
    } else if (column instanceof Timestamps values) {
      return Instant.EPOCH.plus(values.get(row), ChronoUnit.MICROS);
    }
    return ((Booleans) column).get(row);
  }

  /**
   * The rows.
   *
   * @return one list for each row, with the classes that constants have, and null
   */
  public List<List<@Nullable Object>> rows() {
    return rows;
  }

  /**
   * Compares with the expected result.
   *
   * @param expected the expected rows
   * @param ordered whether the order of the rows counts
   * @return what differs first, or empty when nothing does
   */
  public Optional<String> difference(ResultRows expected, boolean ordered) {
    if (!schema.equals(expected.schema)) {
      return Optional.of("columns are " + schema.fields() + ", not " + expected.schema.fields());
    }
    List<List<@Nullable Object>> a = ordered ? rows : sorted(rows);
    List<List<@Nullable Object>> b = ordered ? expected.rows : sorted(expected.rows);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!same(a.get(i), b.get(i))) {
        return Optional.of("row " + i + " is " + a.get(i) + ", not " + b.get(i));
      }
    }
    return a.size() == b.size()
        ? Optional.empty()
        : Optional.of("there are " + a.size() + " rows, not " + b.size());
  }

  private static boolean same(List<@Nullable Object> a, List<@Nullable Object> b) {
    for (int i = 0; i < a.size(); i++) {
      Object x = a.get(i);
      Object y = b.get(i);
      boolean equal =
          x instanceof Double p && y instanceof Double q ? close(p, q) : Objects.equals(x, y);
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  private static boolean close(double a, double b) {
    return Double.compare(a, b) == 0
        || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
        || Math.abs(a - b) <= 1e-12; // what is left where large numbers cancel out
  }

  /** By everything but DOUBLEs first, so that rounding does not change the order of other rows. */
  private List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> input) {
    List<List<@Nullable Object>> result = new ArrayList<>(input);
    Comparator<List<@Nullable Object>> exact = Comparator.comparing(row -> text(row));
    result.sort(exact.thenComparing(ResultRows::compareDoubles));
    return result;
  }

  private static int compareDoubles(List<@Nullable Object> a, List<@Nullable Object> b) {
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) instanceof Double x && b.get(i) instanceof Double y && !close(x, y)) {
        return Double.compare(x, y);
      }
    }
    return 0;
  }

  private static String text(List<@Nullable Object> row) {
    StringBuilder text = new StringBuilder();
    for (Object value : row) {
      text.append(value instanceof Double ? "number" : String.valueOf(value));
      text.append(value == null ? '\u0001' : '\u0000');
    }
    return text.toString();
  }
}
