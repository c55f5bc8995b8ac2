package io.github.ecomai.sql;

import io.github.ecomai.source.Aggregate.Function;
import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;

/** What H2 says otherwise than the neutral text. */
final class H2Text extends ShiftingText {
  @Override
  protected String typeName(DataType type) {
    return type.kind() == Kind.DOUBLE ? "DOUBLE PRECISION" : super.typeName(type);
  }

  /** A number with an exponent would be a DECFLOAT. */
  @Override
  protected String floating(double value) {
    return cast(super.floating(value), DataType.DOUBLE);
  }

  @Override
  protected String truncate(String value, CalendarUnit unit) {
    if (unit == CalendarUnit.WEEK) {
      return plusDays(cast(value, DataType.DATE), "-" + weekday(value));
    }
    return super.truncate(value, unit);
  }

  @Override
  protected String part(CalendarPart part, String value) {
    String name =
        switch (part) {
          case DAY_OF_MONTH -> "DAY";
          case ISO_WEEKDAY -> "ISO_DAY_OF_WEEK";
          case YEAR, QUARTER, MONTH, HOUR, ISO_WEEK -> part.name();
        };
    return cast("EXTRACT(" + name + " FROM " + value + ")", DataType.LONG);
  }

  @Override
  protected String daysBetween(String from, String to) {
    return "DATEDIFF('DAY', " + from + ", " + to + ")";
  }

  @Override
  protected String startsWith(String value, String prefix) {
    return "LEFT(" + value + ", CHAR_LENGTH(" + prefix + ")) = " + prefix;
  }

  /** H2 compares text by UTF-16 units; UTF-8 is in the order of code points. */
  @Override
  protected String ordinal(String value, DataType type) {
    return type.kind() == Kind.STRING ? "STRINGTOUTF8(" + value + ")" : value;
  }

  @Override
  protected String extreme(Function function, String argument, DataType type, String over) {
    String call = super.extreme(function, ordinal(argument, type), type, over);
    return type.kind() == Kind.STRING ? "UTF8TOSTRING(" + call + ")" : call;
  }

  /** H2 takes {@code COUNT(*) FILTER (WHERE FALSE <> FALSE)} for a count of all rows. */
  @Override
  protected boolean filtersAggregates() {
    return false;
  }

  /** A choice that H2 finds to be never true loses its type. */
  @Override
  protected String onlyWhere(String condition, String value, DataType type) {
    return cast(super.onlyWhere(condition, value, type), type);
  }

  @Override
  protected boolean computesOnGroups() {
    return false;
  }

  @Override
  protected String mean(String argument, DataType type, String over) {
    return quotient(argument, type, over);
  }

  @Override
  String plusSeconds(String value, String seconds) {
    return "DATEADD('SECOND', " + seconds + ", " + cast(value, DataType.TIMESTAMP) + ")";
  }

  @Override
  String plusDays(String date, String days) {
    return "DATEADD('DAY', " + days + ", " + date + ")";
  }

  @Override
  String weekday(String date) {
    return "(EXTRACT(ISO_DAY_OF_WEEK FROM " + date + ") - 1)";
  }
}
