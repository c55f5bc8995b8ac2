package io.github.ecomai.source;

import io.github.ecomai.source.Aggregate.Function;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints a query as one SQL statement. This class prints a neutral text for people; a dialect
 * overrides what its engine says differently. Values become typed literals; identifiers are always
 * quoted. Adjoining steps of a query share one SELECT where SQL allows it.
 *
 * <p>Stateless and thread-safe; subclasses must be so too.
 */
public class SqlText {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** A printer of neutral SQL. */
  public SqlText() {}

  /**
   * Prints a query.
   *
   * @param query the query
   * @param tables the tables of the source
   * @param zone the shop's zone, in which instants become days
   * @return one statement without a semicolon
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   */
  public final String print(Query query, Map<String, Schema> tables, ZoneId zone) {
    query.schema(tables);
    return query.accept(new SqlBlocks(this, tables, zone)).statement();
  }

  /**
   * A quoted name.
   *
   * @param name a table, column or alias
   * @return the name as it stands in the statement
   */
  protected String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * A constant.
   *
   * @param type its type
   * @param value the value as {@link Expression.Literal} holds it, or null
   * @return a typed literal
   */
  protected String literal(DataType type, @Nullable Object value) {
    if (value == null) {
      return "CAST(NULL AS " + typeName(type) + ")";
    }
    return switch (type.kind()) {
      case BOOLEAN -> Boolean.TRUE.equals(value) ? "TRUE" : "FALSE";
      case LONG -> value.toString();
      case DOUBLE -> floating(value.toString());
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case STRING -> text((String) value);
      case DATE -> "DATE '" + value + "'";
      case TIMESTAMP ->
          "TIMESTAMP '"
              + MICROS.format(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC))
              + "'";
    };
  }

  private static String floating(String number) {
    return number.indexOf('E') < 0 ? number + "E0" : number;
  }

  /**
   * A text constant.
   *
   * @param value any text
   * @return a literal that the engine reads back as the same text
   */
  protected String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /**
   * The name of a type in CAST.
   *
   * @param type the type
   * @return the name
   */
  protected String typeName(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "BOOLEAN";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case DECIMAL -> "DECIMAL(18, " + type.scale() + ")";
      case STRING -> "VARCHAR";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }

  /**
   * A value in another type.
   *
   * @param value the printed value
   * @param type the type wanted
   * @return the conversion
   */
  protected String cast(String value, DataType type) {
    return "CAST(" + value + " AS " + typeName(type) + ")";
  }

  /**
   * The local date and time of an instant.
   *
   * @param value a printed instant in UTC
   * @param zone the shop's zone, not UTC
   * @return a value without a zone
   */
  protected String local(String value, ZoneId zone) {
    return value + " AT TIME ZONE 'UTC' AT TIME ZONE " + text(zone.getId());
  }

  /**
   * The first day of a calendar unit, as a DATE.
   *
   * @param value a printed date, or a local date and time
   * @param unit the unit
   * @return the truncation
   */
  protected String truncate(String value, CalendarUnit unit) {
    String trunc = "DATE_TRUNC('" + unit.name().toLowerCase(Locale.ROOT) + "', " + value + ")";
    return cast(unit == CalendarUnit.DAY ? value : trunc, DataType.DATE);
  }

  /**
   * A number out of a date.
   *
   * @param part the number wanted
   * @param value a printed date, or a local date and time
   * @return the extraction
   */
  protected String part(CalendarPart part, String value) {
    String name =
        switch (part) {
          case DAY_OF_MONTH -> "DAY";
          case ISO_WEEKDAY -> "ISODOW";
          case ISO_WEEK -> "WEEK";
          case YEAR, QUARTER, MONTH, HOUR -> part.name();
        };
    return "EXTRACT(" + name + " FROM " + value + ")";
  }

  /**
   * Whole days from one date to another.
   *
   * @param from a printed date
   * @param to a printed date
   * @return the difference
   */
  protected String daysBetween(String from, String to) {
    return "DATE_DIFF('day', " + from + ", " + to + ")";
  }

  /**
   * Whether a text begins with a prefix.
   *
   * @param value a printed text
   * @param prefix a printed text constant
   * @return the condition
   */
  protected String startsWith(String value, String prefix) {
    return "STARTS_WITH(" + value + ", " + prefix + ")";
  }

  /**
   * An aggregate without its filter.
   *
   * @param function the function
   * @param argument the printed argument, or null to count rows
   * @param probability of a quantile
   * @return the call
   */
  protected String aggregate(Function function, @Nullable String argument, double probability) {
    if (argument == null) {
      return "COUNT(*)";
    }
    return switch (function) {
      case COUNT_DISTINCT -> "COUNT(DISTINCT " + argument + ")";
      case QUANTILE ->
          "QUANTILE_CONT(" + cast(argument, DataType.DOUBLE) + ", " + probability + ")";
      case COUNT, SUM, AVG, MIN, MAX -> function + "(" + argument + ")";
    };
  }

  /**
   * An aggregate over the rows for which a condition is true.
   *
   * @param call the printed aggregate
   * @param condition the printed condition
   * @return the filtered aggregate
   */
  protected String filtered(String call, String condition) {
    return call + " FILTER (WHERE " + condition + ")";
  }

  /**
   * One key of an ordering.
   *
   * @param value a printed value
   * @param descending whether the largest comes first
   * @return the key, nulls last
   */
  protected String sortKey(String value, boolean descending) {
    return value + (descending ? " DESC" : "") + " NULLS LAST";
  }

  /**
   * A limit.
   *
   * @param rows 0 or more
   * @return the clause
   */
  protected String limit(long rows) {
    return "LIMIT " + rows;
  }
}
