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
  private static final Pattern ZONED_COLUMN =
      Pattern.compile("\\(((?:" + NAME + "\\.)?" + NAME + ") AT TIME ZONE 'UTC'\\)");
  private static final Pattern INSTANT = Pattern.compile("TIMESTAMP '([-:. 0-9]+)'");

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

  /** A column with a zone is compared as it is stored, so that its index can be used. */
  @Override
  protected String comparison(String left, String sign, String right) {
    Matcher column = ZONED_COLUMN.matcher(left);
    Matcher instant = INSTANT.matcher(right);
    return column.matches() && instant.matches()
        ? column.group(1) + " " + sign + " TIMESTAMPTZ '" + instant.group(1) + "+00'"
        : super.comparison(left, sign, right);
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
