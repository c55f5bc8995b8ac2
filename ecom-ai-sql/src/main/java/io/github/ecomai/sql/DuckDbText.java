package io.github.ecomai.sql;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.SqlText;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What DuckDB says otherwise than the neutral text. */
final class DuckDbText extends SqlText {
  /** A NUL character would end the statement, so it is added as a function call. */
  @Override
  protected String text(String value) {
    String quoted = super.text(value);
    return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || CHR(0) || '") + ")";
  }

  /** DuckDB knows zones by name only; a fixed offset is added. */
  @Override
  protected String local(String value, ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? "(" + value + " + INTERVAL (" + offset.getTotalSeconds() + ") SECOND)"
        : "(" + super.local(value, zone) + ")";
  }

  @Override
  protected String quantile(String argument, double probability, String over) {
    return "QUANTILE_CONT(" + cast(argument, DataType.DOUBLE) + ", " + probability + ")" + over;
  }

  /**
   * A sum of exact numbers would have 38 digits: a driver cuts whole ones off without a word, and
   * beside a decimal of more scale the last digits would be lost.
   */
  @Override
  protected String sum(String argument, DataType type, String over) {
    String call = super.sum(argument, type, over);
    return type.kind() == DataType.Kind.DOUBLE ? call : cast(call, type);
  }

  @Override
  protected boolean tellsCapitals() {
    return false;
  }
}
