package io.github.ecomai.parquet;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How raw is compared with rows that were read again, as SQL over the view {@code raw} and the
 * tables {@code fresh} (rows of the source), {@code latest} (the last row in raw of their keys),
 * {@code present} (keys that the source has) and {@code asked} (keys in raw that were asked for).
 */
final class RawSql {
  private final LakeTable table;
  private final String keys;

  RawSql(LakeTable table) {
    this.table = table;
    this.keys = LakeTables.quote(table.key());
  }

  private String usingKeys() {
    return " USING (" + keys + ")";
  }

  private String anyNull() {
    return table.key().stream()
        .map(column -> LakeTables.quote(column) + " IS NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** Leaves one row for each key, the same one in every order of reading, and all without a key. */
  String oneForEachKey(List<String> columns) {
    String order =
        table.watermark().map(w -> LakeTables.quote(w) + " DESC NULLS LAST, ").orElse("")
            + columns.stream()
                .map(column -> LakeTables.quote(column) + " DESC")
                .collect(Collectors.joining(", "));
    String number = "row_number() OVER (PARTITION BY " + keys + " ORDER BY " + order + ")";
    return " QUALIFY " + anyNull() + " OR " + number + " = 1";
  }

  /** Keys whose last operation in raw is not a delete. */
  private String living() {
    return "SELECT " + keys + " FROM raw GROUP BY " + keys + " HAVING arg_max(_op, _seq) <> 'D'";
  }

  /** Keys that the source has, but neither raw nor the rows just read. */
  String missed() {
    String known = "(SELECT " + keys + " FROM fresh UNION ALL " + living() + ")";
    String missed = "SELECT " + keys + " FROM present ANTI JOIN " + known + usingKeys();
    return missed + " WHERE NOT " + anyNull();
  }

  /** Keys that the source has if only some were asked for: the others did not change. */
  String presentAsAsked() {
    String others = "SELECT " + keys + " FROM (" + living() + ") ANTI JOIN asked" + usingKeys();
    return others + " UNION SELECT " + keys + " FROM fresh";
  }

  /** The last row in raw of each key that was read. */
  String latest() {
    String last = "SELECT " + keys + ", max(_seq) AS _seq FROM raw SEMI JOIN fresh" + usingKeys();
    return "SELECT * FROM raw SEMI JOIN (" + last + " GROUP BY ALL) USING (" + keys + ", _seq)";
  }

  /**
   * Rows to append to raw.
   *
   * @param columns of the source
   * @param next the number of the first delete, or 0 to look for none
   */
  String changes(List<String> columns, long next) {
    String gone = next == 0 ? "" : " UNION ALL " + gone(columns, next);
    return changed(columns) + " UNION ALL " + keyless(columns) + gone + " ORDER BY _seq";
  }

  private String changed(List<String> columns) {
    String fresh =
        columns.stream().map(c -> "f." + LakeTables.quote(c)).collect(Collectors.joining(", "));
    String differs =
        columns.stream()
            .map(LakeTables::quote)
            .map(c -> "f." + c + " IS DISTINCT FROM l." + c)
            .collect(Collectors.joining(" OR "));
    return "SELECT CASE WHEN l._op IS NULL OR l._op = 'D' THEN 'I' ELSE 'U' END AS _op, f._seq, "
        + fresh
        + " FROM (SELECT * FROM fresh WHERE NOT "
        + anyNull()
        + ") f LEFT JOIN latest l"
        + usingKeys()
        + " WHERE l._op IS NULL OR l._op = 'D' OR "
        + differs;
  }

  /** Rows without a key are compared as a whole. */
  private String keyless(List<String> columns) {
    String all = LakeTables.quote(columns);
    return "SELECT 'I' AS _op, min(_seq) AS _seq, "
        + all
        + " FROM ("
        + keyless("fresh", all, 0)
        + " UNION ALL "
        + keyless("raw", all, 1)
        + ") GROUP BY "
        + all
        + " HAVING max(_old) = 0";
  }

  private String keyless(String from, String columns, int old) {
    return "SELECT _seq, " + columns + ", " + old + " AS _old FROM " + from + " WHERE " + anyNull();
  }

  private String gone(List<String> columns, long next) {
    String items =
        columns.stream()
            .map(c -> table.key().contains(c) ? LakeTables.quote(c) : "NULL")
            .collect(Collectors.joining(", "));
    return "SELECT 'D', "
        + (next - 1)
        + " + row_number() OVER (ORDER BY "
        + keys
        + "), "
        + items
        + " FROM ("
        + living()
        + ") ANTI JOIN present"
        + usingKeys()
        + " WHERE NOT "
        + anyNull();
  }
}
