package io.github.ecomai.sql;

import io.github.ecomai.source.Aggregate.Function;
import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL says otherwise than the neutral text; instants are TIMESTAMP in UTC. */
final class PostgresText extends ShiftingText {
  private static final String NAME = "\"(?:[^\"]|\"\")+\"";
  static final String IN_UTC = " AT TIME ZONE 'UTC'";
  private static final String COLUMN = "(" + NAME + "(?:\\." + NAME + ")?)";
  private static final Pattern BOUND =
      Pattern.compile(
          "\\(CASE WHEN isfinite\\("
              + COLUMN
              + "\\) THEN \\1("
              + IN_UTC
              + ")? END\\) (=|<|<=|>|>=) (DATE|TIMESTAMP) '([-:. 0-9]+)'");

  /** A date or time, null where it is infinite. */
  static String finite(String column, String conversion) {
    return "(CASE WHEN isfinite(" + column + ") THEN " + column + conversion + " END)";
  }

  @Override
  protected String typeName(DataType type) {
    return switch (type.kind()) {
      case DOUBLE -> "DOUBLE PRECISION";
      case STRING -> "TEXT";
      default -> super.typeName(type);
    };
  }

  /** A number with an exponent would be a NUMERIC. */
  @Override
  protected String floating(double value) {
    return cast(String.valueOf(value), DataType.DOUBLE);
  }

  /** A server setting decides what a backslash means in plain quotes, but not in these. */
  @Override
  protected String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "PostgreSQL has no texts with the character U+0000. Maybe remove it from the query.");
    }
    String quoted = super.text(value);
    return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /** Names without a slash may be taken for abbreviations, which have no summer time. */
  @Override
  protected String local(String value, ZoneId zone) {
    return zone.getId().indexOf('/') > 0
        ? "(" + value + " AT TIME ZONE 'UTC' AT TIME ZONE " + text(zone.getId()) + ")"
        : super.local(value, zone);
  }

  @Override
  String plusSeconds(String value, String seconds) {
    return "(" + value + " + (" + seconds + ") * INTERVAL '1 second')";
  }

  @Override
  String plusDays(String date, String days) {
    return "(" + date + " + CAST(" + days + " AS INTEGER))";
  }

  @Override
  String weekday(String date) {
    return "(" + part(CalendarPart.ISO_WEEKDAY, date) + " - 1)";
  }

  /** A DATE would become an instant in the zone of the session. */
  @Override
  protected String truncate(String value, CalendarUnit unit) {
    return super.truncate(unit == CalendarUnit.DAY ? value : cast(value, DataType.TIMESTAMP), unit);
  }

  @Override
  protected String part(CalendarPart part, String value) {
    return cast(super.part(part, value), DataType.LONG);
  }

  @Override
  protected String daysBetween(String from, String to) {
    return cast(to + " - " + from, DataType.LONG);
  }

  /** A bound of a column is met as it is stored, so that its index can be used. */
  @Override
  protected String condition(String condition) {
    Matcher bound = BOUND.matcher(condition);
    if (!bound.matches()) {
      return condition;
    }
    String column = bound.group(1);
    String sign = bound.group(3);
    boolean zoned = bound.group(2) != null;
    String value = zoned ? "TIMESTAMPTZ '%s+00'" : bound.group(4) + " '%s'";
    String met = column + " " + sign + " " + value.formatted(bound.group(5));
    return switch (sign.charAt(0)) {
      case '<' -> met + " AND " + column + " > '-infinity'";
      case '>' -> met + " AND " + column + " < 'infinity'";
      default -> met;
    };
  }

  @Override
  protected String ordinal(String value, DataType type) {
    return type.kind() == Kind.STRING ? value + " COLLATE \"C\"" : value;
  }

  @Override
  protected String extreme(Function function, String argument, DataType type, String over) {
    return super.extreme(function, ordinal(argument, type), type, over);
  }

  @Override
  protected String mean(String argument, DataType type, String over) {
    return cast(super.mean(argument, type, over), DataType.DOUBLE);
  }
}
