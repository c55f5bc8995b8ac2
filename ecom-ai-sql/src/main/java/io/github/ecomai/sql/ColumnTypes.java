package io.github.ecomai.sql;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import java.util.Optional;

/**
 * Which type a stored column has here, and how its value is printed so that it has it. {@code
 * docs/guide/databases.md} has the table.
 */
final class ColumnTypes {
  private final Dialect dialect;

  ColumnTypes(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The type of a column, or empty if there is none that holds all its values. */
  Optional<DataType> type(StoredType stored) {
    return switch (stored.name()) {
      case "boolean", "bool" -> Optional.of(DataType.BOOLEAN);
      case "bit" -> truth(dialect.isMySql() && stored.digits() <= 1);
      case "tinyint" ->
          truth(dialect.isMySql() && stored.digits() == 1).or(() -> Optional.of(DataType.LONG));
      case "smallint", "mediumint", "integer", "int", "bigint", "year" ->
          Optional.of(DataType.LONG);
      case "utinyint", "usmallint", "uinteger", "ubigint" -> Optional.of(DataType.LONG);
      case "real", "float", "double", "double precision" -> Optional.of(DataType.DOUBLE);
      case "numeric", "decimal" -> decimal(stored);
      case "date" -> Optional.of(DataType.DATE);
      case "timestamp", "datetime", "timestamp with time zone" -> Optional.of(DataType.TIMESTAMP);
      case "timestamp_s", "timestamp_ms", "timestamp_ns" -> Optional.of(DataType.TIMESTAMP);
      default -> isText(stored.name()) ? Optional.of(DataType.STRING) : Optional.empty();
    };
  }

  private static Optional<DataType> truth(boolean is) {
    return is ? Optional.of(DataType.BOOLEAN) : Optional.empty();
  }

  private static Optional<DataType> decimal(StoredType stored) {
    boolean fits = stored.digits() >= 1 && stored.digits() <= 18;
    return fits && stored.scale() >= 0 && stored.scale() <= stored.digits()
        ? Optional.of(DataType.decimal(stored.scale()))
        : Optional.empty();
  }

  private static boolean isText(String name) {
    return switch (name) {
      case "character varying", "varchar", "text", "tinytext", "mediumtext", "longtext" -> true;
      case "character large object", "clob", "varchar_ignorecase", "name", "citext" -> true;
      case "character", "char", "bpchar", "uuid", "enum", "set", "inet" -> true;
      default -> false;
    };
  }

  /** Why a column has no type here, and what to do about it. */
  static String advice(StoredType stored) {
    boolean number = stored.name().equals("numeric") || stored.name().equals("decimal");
    return stored.text()
        + (number
            ? " may have more than 18 digits; JdbcOptions.withColumn can declare it DOUBLE, or a"
                + " DECIMAL if its values fit"
            : " has no type here; JdbcOptions.withColumn can declare it STRING, or it is left out");
  }

  /** The value of a column of its own type. */
  String value(String column, StoredType stored, DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> truth(column, stored);
      case LONG -> whole(column, stored);
      case DOUBLE -> floating(column, stored);
      case DECIMAL -> column;
      case STRING -> text(column, stored);
      case DATE -> date(column);
      case TIMESTAMP -> instant(column, stored);
    };
  }

  /** The value of a column in the type that was declared for it. */
  String declared(String column, DataType type, StoredType stored) {
    if (type(stored).filter(type::equals).isPresent()) {
      return value(column, stored, type);
    }
    boolean truth = type.kind() == Kind.BOOLEAN;
    return truth ? "(" + column + " <> 0)" : dialect.text().cast(column, type);
  }

  /** To MySQL zero and minus zero are two groups. */
  private String floating(String column, StoredType stored) {
    boolean wide = stored.name().startsWith("double");
    String value = wide ? column : dialect.text().cast(column, DataType.DOUBLE);
    return dialect.isMySql() ? "(" + value + " + 0)" : value;
  }

  private static String truth(String column, StoredType stored) {
    return stored.name().startsWith("bool") ? column : "(" + column + " <> 0)";
  }

  /** Numbers of fewer bits are widened, lest the database computes with their width. */
  private String whole(String column, StoredType stored) {
    if (stored.isUnsigned() && stored.name().equals("bigint")) {
      return "CAST(" + column + " AS DECIMAL(20, 0))";
    }
    return stored.name().equals("bigint") ? column : dialect.text().cast(column, DataType.LONG);
  }

  private String text(String column, StoredType stored) {
    boolean padded = stored.name().equals("character") || stored.name().equals("char");
    if (dialect.text() instanceof MySqlText mySql) {
      return mySqlText(column, stored, mySql);
    }
    String varying =
        switch (stored.name()) {
          case "character varying", "varchar", "text" -> column;
          default -> dialect.text().cast(column, DataType.STRING);
        };
    if (dialect == Dialect.POSTGRESQL) {
      return stored.collation().isEmpty() ? varying : varying + " COLLATE \"C\"";
    }
    return padded ? "RTRIM(" + varying + ")" : varying;
  }

  /** Enumerations and sets would be ordered by the places of their values. */
  private static String mySqlText(String column, StoredType stored, MySqlText text) {
    if (stored.name().equals("enum") || stored.name().equals("set")) {
      return text.cast(column, DataType.STRING);
    }
    if (stored.collation().equals(text.collation())) {
      return column;
    }
    boolean unicode = stored.collation().startsWith("utf8mb4_");
    return text.collated(unicode ? column : "CONVERT(" + column + " USING utf8mb4)");
  }

  private String date(String column) {
    if (dialect.isMySql()) {
      return MySqlText.withoutZero(column);
    }
    return dialect == Dialect.POSTGRESQL ? PostgresText.finite(column, "") : column;
  }

  private String instant(String column, StoredType stored) {
    boolean zoned = stored.name().endsWith("with time zone");
    if (dialect == Dialect.POSTGRESQL) {
      return PostgresText.finite(column, zoned ? PostgresText.IN_UTC : "");
    } else if (dialect.isMySql()) {
      return stored.name().equals("timestamp")
          ? "(TIMESTAMP '1970-01-01 00:00:00.000000' + INTERVAL NULLIF(UNIX_TIMESTAMP("
              + column
              + "), 0) SECOND)"
          : MySqlText.withoutZero(column);
    } else if (dialect == Dialect.H2 && zoned) {
      return "DATEADD('MICROSECOND', "
          + "CAST(FLOOR(EXTRACT(EPOCH FROM "
          + column
          + ") * 1000000) AS BIGINT), TIMESTAMP '1970-01-01 00:00:00.000000')";
    } else if (dialect == Dialect.H2 && stored.digits() > 6) {
      return "DATE_TRUNC('MICROSECOND', " + column + ")";
    } else if (!zoned) {
      return stored.name().startsWith("timestamp_")
          ? dialect.text().cast(column, DataType.TIMESTAMP)
          : column;
    }
    String utc = "(" + column + " AT TIME ZONE 'UTC')";
    return dialect == Dialect.TRINO ? dialect.text().cast(utc, DataType.TIMESTAMP) : utc;
  }
}
