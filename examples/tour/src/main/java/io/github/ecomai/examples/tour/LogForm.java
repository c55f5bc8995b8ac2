package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.csv.CsvColumn;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.OnBadRow;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Schema;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * How an order log is written, as far as the user says so.
 *
 * @param columns columns by role, where they have no common name
 * @param timePattern how its times are written, where that cannot be found out
 * @param charset its encoding, where it is not UTF-8
 */
record LogForm(Map<Role, String> columns, Optional<String> timePattern, Optional<Charset> charset) {
  LogForm {
    columns = Map.copyOf(columns);
    timePattern.ifPresent(LogForm::time); // fails if the pattern is wrong
  }

  static LogForm unknown() {
    return new LogForm(Map.of(), Optional.empty(), Optional.empty());
  }

  LogForm withColumns(Map<Role, String> value) {
    return new LogForm(value, timePattern, charset);
  }

  LogForm withTimePattern(String value) {
    return new LogForm(columns, Optional.of(value), charset);
  }

  LogForm withCharset(Charset value) {
    return new LogForm(columns, timePattern, Optional.of(value));
  }

  CsvOptions options() {
    CsvOptions options = CsvOptions.defaults().onBadRow(OnBadRow.COLLECT);
    return charset.map(options::withCharset).orElse(options);
  }

  /** The column that is, or looks like, the time. */
  Optional<String> timeColumn(Schema schema) {
    return column(Role.TIME, schema);
  }

  /** The column that was named for a role, or else has a common name of it. */
  Optional<String> column(Role role, Schema schema) {
    String given = columns.get(role);
    return schema.names().stream()
        .filter(name -> given == null ? role.matches(name) : name.equals(given))
        .findFirst();
  }

  /** A column of dates or times that are written in a pattern. */
  static CsvColumn time(String pattern) {
    boolean hours = pattern.replaceAll("'[^']*'", "").matches(".*[HhKk].*");
    return CsvColumn.of(hours ? DataType.TIMESTAMP : DataType.DATE).withPattern(pattern);
  }
}
