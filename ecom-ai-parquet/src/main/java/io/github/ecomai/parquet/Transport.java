package io.github.ecomai.parquet;

import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.List;

/** How values leave DuckDB: everything that is a number to us travels as BIGINT or DOUBLE. */
final class Transport {
  private Transport() {}

  static String wrap(String sql, Schema schema) {
    List<String> items = new ArrayList<>();
    boolean plain = true;
    for (Field field : schema.fields()) {
      String quoted = '"' + field.name().replace("\"", "\"\"") + '"';
      String value = convert(field, quoted);
      plain &= value.equals(quoted);
      items.add(value + " AS " + quoted);
    }
    return plain ? sql : "SELECT " + String.join(", ", items) + " FROM (" + sql + ") AS result";
  }

  private static String convert(Field field, String value) {
    int scale = field.type().scale();
    return switch (field.type().kind()) {
      case BOOLEAN, STRING -> value;
      case LONG -> "CAST(" + value + " AS BIGINT)";
      case DOUBLE -> "CAST(" + value + " AS DOUBLE)";
      case DECIMAL -> unscaled(value, scale);
      case DATE -> "DATE_DIFF('day', DATE '1970-01-01', " + value + ")";
      case TIMESTAMP -> "EPOCH_US(" + value + ")";
    };
  }

  /** Shifted in 38 digits, since the largest decimals would not fit their own 18 on the way. */
  private static String unscaled(String value, int scale) {
    String checked = "CAST(" + value + " AS DECIMAL(18," + scale + "))";
    return scale == 0
        ? "CAST(" + checked + " AS BIGINT)"
        : "CAST(CAST("
            + checked
            + " AS DECIMAL(38,"
            + scale
            + ")) * 1"
            + "0".repeat(scale)
            + " AS BIGINT)";
  }
}
