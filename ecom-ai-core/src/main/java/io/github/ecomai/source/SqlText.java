package io.github.ecomai.source;

import io.github.ecomai.source.Aggregate.Function;
import io.github.ecomai.source.DataType.Kind;
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
 * <p>Thread-safe, and the same query gives the same text; subclasses must be so too.
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
    return print(query, tables, Map.of(), zone);
  }

  /**
   * Prints a query over tables that are stored under other names or in other types.
   *
   * @param query the query
   * @param tables the tables of the source
   * @param stored how tables are stored; those that are not in it are stored as they are called
   * @param zone the shop's zone, in which instants become days
   * @return one statement without a semicolon
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   */
  public final String print(
      Query query, Map<String, Schema> tables, Map<String, StoredTable> stored, ZoneId zone) {
    query.schema(tables);
    return SqlBlocks.print(query, this, tables, stored, zone);
  }

  /**
   * A quoted name.
   *
   * @param name a table, column or alias
   * @return the name as it stands in the statement
   */
  public String identifier(String name) {
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
      return cast("NULL", type);
    }
    return switch (type.kind()) {
      case BOOLEAN -> Boolean.TRUE.equals(value) ? "TRUE" : "FALSE";
      case LONG -> whole((Long) value);
      case DOUBLE -> floating((Double) value);
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case STRING -> text((String) value);
      case DATE -> "DATE '" + value + "'";
      case TIMESTAMP ->
          "TIMESTAMP '"
              + MICROS.format(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC))
              + "'";
    };
  }

  /** The smallest number has no positive counterpart that a minus could stand before. */
  private static String whole(long value) {
    return value == Long.MIN_VALUE ? "(" + (Long.MIN_VALUE + 1) + " - 1)" : String.valueOf(value);
  }

  /**
   * A DOUBLE constant.
   *
   * @param value a finite number
   * @return a literal that the engine takes for a DOUBLE
   */
  protected String floating(double value) {
    String number = String.valueOf(value);
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
  public String cast(String value, DataType type) {
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
   * A comparison.
   *
   * @param left a printed value
   * @param sign such as {@code <=}
   * @param right a printed value
   * @return the condition
   */
  protected String comparison(String left, String sign, String right) {
    return left + " " + sign + " " + right;
  }

  /**
   * A value in the form in which the engine compares it as {@link Query} says: text by code points.
   *
   * @param value a printed value
   * @param type its type
   * @return the value to be used beside {@code <} and in orderings
   */
  protected String ordinal(String value, DataType type) {
    return value;
  }

  /**
   * The smallest or largest value.
   *
   * @param function MIN or MAX
   * @param argument the printed argument
   * @param type its type
   * @param over what follows the call, such as a filter
   * @return the call
   */
  protected String extreme(Function function, String argument, DataType type, String over) {
    return function + "(" + argument + ")" + over;
  }

  /**
   * A product.
   *
   * @param left a printed number
   * @param right a printed number
   * @param type the type of the product
   * @return the product
   */
  protected String product(String left, String right, DataType type) {
    return "(" + left + " * " + right + ")";
  }

  /**
   * The sum, in the type of the argument.
   *
   * @param argument the printed argument
   * @param type its type
   * @param over what follows the call, such as a filter or a window
   * @return the call
   */
  protected String sum(String argument, DataType type, String over) {
    return "SUM(" + argument + ")" + over;
  }

  /**
   * The mean as DOUBLE.
   *
   * @param argument the printed argument
   * @param type its type
   * @param over what follows the call, such as a filter or a window
   * @return the call
   */
  protected String mean(String argument, DataType type, String over) {
    return "AVG(" + argument + ")" + over;
  }

  /**
   * The mean of exact numbers as a quotient, for engines whose AVG keeps few digits of them.
   *
   * @param argument the printed argument
   * @param type its type
   * @param over what follows the calls, such as a filter or a window
   * @return the quotient, or the engine's mean of a DOUBLE
   */
  protected final String quotient(String argument, DataType type, String over) {
    if (type.kind() == Kind.DOUBLE) {
      return "AVG(" + argument + ")" + over;
    }
    String sum = cast("SUM(" + argument + ")" + over, DataType.DOUBLE);
    return "(" + sum + " / NULLIF(COUNT(" + argument + ")" + over + ", 0))";
  }

  /**
   * A quantile with linear interpolation, as DOUBLE.
   *
   * @param argument the printed argument
   * @param probability 0 to 1
   * @param over what follows the call, such as a filter
   * @return the call
   */
  protected String quantile(String argument, double probability, String over) {
    String ordered = "(ORDER BY " + cast(argument, DataType.DOUBLE) + ")";
    return "PERCENTILE_CONT(" + probability + ") WITHIN GROUP " + ordered + over;
  }

  /**
   * Whether two names that differ in capitals only are two names.
   *
   * @return true unless overridden
   */
  protected boolean tellsCapitals() {
    return true;
  }

  /**
   * Whether aggregates may be followed by {@code FILTER (WHERE ...)}; without it, the argument is
   * made null by {@link #onlyWhere}.
   *
   * @return true unless overridden
   */
  protected boolean filtersAggregates() {
    return true;
  }

  /**
   * A condition that rows or groups have to meet, where false and unknown are the same.
   *
   * @param condition a printed condition
   * @return one that is true for the same rows, to stand between ANDs
   */
  protected String condition(String condition) {
    return condition;
  }

  /**
   * A value where a condition is true, else null.
   *
   * @param condition a printed condition
   * @param value a printed value
   * @param type its type
   * @return the choice
   */
  protected String onlyWhere(String condition, String value, DataType type) {
    return "CASE WHEN " + condition + " THEN " + value + " END";
  }

  /**
   * Whether the SELECT that groups may also have conditions, windows and expressions on its groups;
   * without that, they get a SELECT around it.
   *
   * @return true unless overridden
   */
  protected boolean computesOnGroups() {
    return true;
  }

  /**
   * A value that the whole statement gives out without computing with it.
   *
   * @param value a printed value
   * @return what may stand for it in the outermost SELECT list, for the reader of the rows to
   *     finish
   */
  protected String givenOut(String value) {
    return value;
  }

  /**
   * One key of an ordering.
   *
   * @param key a printed value as {@link #ordinal} gave it, or the name that the value has in the
   *     SELECT list
   * @param value the printed value
   * @param descending whether the largest comes first
   * @return the key, nulls last
   */
  protected String sortKey(String key, String value, boolean descending) {
    return key + (descending ? " DESC" : "") + " NULLS LAST";
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
