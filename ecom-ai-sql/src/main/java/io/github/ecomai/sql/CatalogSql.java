package io.github.ecomai.sql;

/**
 * How each database lists its columns: table, column, type and collation in the order of tables.
 */
final class CatalogSql {
  private static final String STANDARD =
      """
      SELECT table_name, column_name, %s, %s
      FROM information_schema.columns
      WHERE table_schema = ?%s
      ORDER BY table_name, ordinal_position""";

  private static final String DIGITS =
      "CASE WHEN data_type IN ('NUMERIC', 'DECIMAL')"
          + " THEN data_type || '(' || numeric_precision || ',' || numeric_scale || ')'"
          + " WHEN data_type = 'TIMESTAMP' THEN data_type || '(' || datetime_precision || ')'"
          + " ELSE data_type END";

  /**
   * Materialised views stand in no standard view; domains, also those over domains, are what they
   * are made of.
   */
  private static final String POSTGRESQL =
      """
      WITH RECURSIVE made_of (domain, base, modifier) AS (
        SELECT oid, typbasetype, typtypmod FROM pg_catalog.pg_type WHERE typtype = 'd'
        UNION ALL
        SELECT m.domain, t.typbasetype, t.typtypmod
        FROM made_of m JOIN pg_catalog.pg_type t ON t.oid = m.base AND t.typtype = 'd')
      SELECT c.relname, a.attname,
        CASE WHEN b.typtype = 'e' THEN 'enum'
          ELSE format_type(b.oid, COALESCE(m.modifier, a.atttypmod)) END,
        CASE WHEN l.collisdeterministic THEN '' ELSE l.collname END
      FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
        LEFT JOIN made_of m ON m.domain = a.atttypid
        JOIN pg_catalog.pg_type b ON b.oid = COALESCE(m.base, a.atttypid) AND b.typtype <> 'd'
        LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
      WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND a.attnum > 0 AND NOT a.attisdropped
        AND has_column_privilege(c.oid, a.attnum, 'SELECT')
      ORDER BY c.relname, a.attnum""";

  private CatalogSql() {}

  static String of(Dialect dialect) {
    return switch (dialect.id()) {
      case "postgresql" -> POSTGRESQL;
      case "mysql", "mariadb" -> STANDARD.formatted("column_type", "collation_name", "");
      case "h2" -> STANDARD.formatted(DIGITS, "''", "");
      case "duckdb" ->
          STANDARD.formatted("data_type", "''", " AND table_catalog = current_database()");
      default -> STANDARD.formatted("data_type", "''", "");
    };
  }
}
