package io.github.ecomai.sql;

import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.SqlText;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What Trino says otherwise than the neutral text; instants are TIMESTAMP(6) in UTC. */
final class TrinoText extends SqlText {
  @Override
  protected String typeName(DataType type) {
    return type.kind() == Kind.TIMESTAMP ? "TIMESTAMP(6)" : super.typeName(type);
  }

  @Override
  protected String local(String value, ZoneId zone) {
    String name = zone.normalized() instanceof ZoneOffset offset ? offset.getId() : zone.getId();
    String zoned = "WITH_TIMEZONE(" + value + ", 'UTC') AT TIME ZONE " + text(name);
    return cast(zoned, DataType.TIMESTAMP);
  }

  @Override
  protected String part(CalendarPart part, String value) {
    return switch (part) {
      case DAY_OF_MONTH -> "DAY(" + value + ")";
      case ISO_WEEKDAY -> "DAY_OF_WEEK(" + value + ")";
      case ISO_WEEK -> "WEEK(" + value + ")";
      case YEAR, QUARTER, MONTH, HOUR -> part + "(" + value + ")";
    };
  }

  @Override
  protected boolean tellsCapitals() {
    return false;
  }

  @Override
  protected String mean(String argument, DataType type, String over) {
    return quotient(argument, type, over);
  }

  @Override
  protected String quantile(String argument, double probability, String over) {
    throw new IllegalStateException("no exact quantiles");
  }
}
