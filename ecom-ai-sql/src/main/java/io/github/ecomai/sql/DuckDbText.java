package io.github.ecomai.sql;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.SqlText;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What DuckDB says otherwise than the neutral text. Its sums of exact numbers and its products with
 * decimals may have 38 digits: a driver cuts whole ones off without a word, and beside a decimal of
 * more scale the last digits would be lost. So each is brought back to its own type.
 */
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

  @Override
  protected String product(String left, String right, DataType type) {
    String product = super.product(left, right, type);
    return type.kind() == DataType.Kind.DECIMAL ? cast(product, type) : product;
  }

  @Override
  protected String sum(String argument, DataType type, String over) {
    String sum = super.sum(argument, type, over);
    return type.kind() == DataType.Kind.DOUBLE ? sum : cast(sum, type);
  }

  @Override
  protected boolean tellsCapitals() {
    return false;
  }
}
