package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.csv.CsvColumn;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.CsvReport;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An order log, read once into memory.
 *
 * @param name the file's name
 * @param source its only table
 * @param log which column is what
 * @param badRows rows that could not be read
 */
record LogFile(String name, MemorySource source, OrderLog log, long badRows) {
  static LogFile read(Path orders, LogForm form, RunContext run, Account account)
      throws IOException {
    String name = String.valueOf(orders.getFileName());
    LogBytes.check(orders);
    try (CsvSource csv = open(orders, form)) {
      String table = csv.tables().keySet().iterator().next();
      CsvReport report = csv.report(table);
      checkNotEmpty(name, report);
      checkTime(name, csv, form);
      Schema schema = schema(csv);
      checkNumbers(orders, csv, form);
      Map<Role, String> columns = OrderLog.recognise(table, schema, form.columns()).columns();
      checkDistinct(columns);
      account.detail("columns " + columns);
      MemorySource source =
          account.step("read " + name, () -> MemorySource.copyOf(csv, run, table));
      OrderLog log = OrderLog.recognise(source, form.columns(), run);
      return new LogFile(name, source, log, report.badRows());
    } catch (DataAccessException e) {
      throw LogAdvice.of(e);
    }
  }

  /** A column that was named for one role may have the common name of another. */
  private static void checkDistinct(Map<Role, String> columns) {
    Map<String, Role> roles = new HashMap<>();
    columns.forEach(
        (role, column) -> {
          Role other = roles.put(column, role);
          if (other != null) {
            throw new DataAccessException(
                "column '"
                    + column
                    + "' would be both "
                    + LogAdvice.word(other)
                    + " and "
                    + LogAdvice.word(role)
                    + ". Maybe name another column for one, such as -Dcolumns="
                    + LogAdvice.word(other)
                    + "=...");
          }
        });
  }

  /** Says in which line the first value stands that is no number where numbers are needed. */
  private static void checkNumbers(Path orders, CsvSource csv, LogForm form) {
    Schema schema = schema(csv);
    for (Role role : List.of(Role.QUANTITY, Role.PRICE)) {
      Optional<String> column = form.column(role, schema);
      if (column.isPresent() && schema.type(column.get()).kind() == DataType.Kind.STRING) {
        throw new DataAccessException(
            "column '"
                + column.get()
                + "' cannot be the "
                + LogAdvice.word(role)
                + ": "
                + firstUnfit(orders, csv, form, column.get())
                + " holds something else than a number. Maybe correct it, or name another column,"
                + " such as -Dcolumns="
                + LogAdvice.word(role)
                + "=...");
      }
    }
  }

  /** The line of the first value that is no number, with a point or a comma, whichever goes on. */
  private static String firstUnfit(Path orders, CsvSource csv, LogForm form, String column) {
    List<Long> bad = csv.report(csv.tables().keySet().iterator().next()).firstLines();
    CsvOptions number = form.options().withColumn(column, CsvColumn.of(DataType.DOUBLE));
    long line =
        Math.max(firstBad(orders, number, bad), firstBad(orders, number.withDecimalComma(), bad));
    return line == 0 ? "a later line" : "line " + line;
  }

  private static long firstBad(Path orders, CsvOptions options, List<Long> before) {
    try (CsvSource source = CsvSource.open(orders, options)) {
      return source.report(source.tables().keySet().iterator().next()).firstLines().stream()
          .filter(line -> !before.contains(line))
          .findFirst()
          .orElse(0L);
    }
  }

  /** Opens the file, a second time if the user says how its times are written. */
  private static CsvSource open(Path orders, LogForm form) {
    CsvSource csv = CsvSource.open(orders, form.options());
    if (form.timePattern().isEmpty()) {
      return csv;
    }
    try (csv) {
      Optional<String> column = form.timeColumn(schema(csv));
      return CsvSource.open(
          orders,
          column.isEmpty()
              ? form.options()
              : form.options().withColumn(column.get(), LogForm.time(form.timePattern().get())));
    }
  }

  private static Schema schema(CsvSource csv) {
    return csv.tables().values().iterator().next();
  }

  private static void checkNotEmpty(String name, CsvReport report) {
    if (report.rows() == 0) {
      throw new DataAccessException(
          name
              + " has no order lines"
              + (report.badRows() == 0
                  ? ". Maybe it is another file."
                  : " that can be read: " + report.reasons() + ". Maybe its form is another."));
    }
  }

  private static void checkTime(String name, CsvSource csv, LogForm form) {
    Schema schema = schema(csv);
    Optional<String> column = form.timeColumn(schema);
    if (column.isEmpty() || schema.type(column.get()).kind() != DataType.Kind.STRING) {
      return;
    }
    String table = Objects.requireNonNull(csv.tables().keySet().iterator().next());
    List<String> patterns = csv.timePatterns(table, column.get());
    String example = patterns.isEmpty() ? "d MMM yyyy H:mm" : patterns.get(patterns.size() - 1);
    throw new DataAccessException(
        "the times of column '"
            + column.get()
            + "' in "
            + name
            + (patterns.isEmpty()
                ? " are not all in one known form"
                : " can be read as " + String.join(" or as ", patterns))
            + ". Maybe say how they are written, such as \"-DtimePattern="
            + example
            + "\".");
  }
}
