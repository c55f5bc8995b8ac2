package io.github.ecomai.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of PostgreSQL's plug-in test_decoding, such as {@code table public.orders: UPDATE:
 * old-key: id[bigint]:1 new-tuple: id[bigint]:2 note[text]:'it''s'}. For one thread.
 */
final class SlotText {
  /**
   * What a line says.
   *
   * @param schema of the table
   * @param table that changed
   * @param rows the columns that stand in the line, once or, with an old key, twice; none if it
   *     says nothing of rows
   */
  record Change(String schema, String table, List<Map<String, @Nullable String>> rows) {}

  private final String text;
  private int at;

  private SlotText(String text) {
    this.text = text;
  }

  /** The changes of a line: one, or one for each truncated table; none where it names no table. */
  static List<Change> parse(String line) {
    return line.startsWith("table ") ? new SlotText(line).changes() : List.of();
  }

  private List<Change> changes() {
    at = "table ".length();
    List<Change> tables = new ArrayList<>();
    do {
      String schema = name();
      skip(".");
      tables.add(new Change(schema, name(), List.of()));
    } while (skip(", "));
    if (skip(": TRUNCATE:")) {
      return tables;
    }
    return List.of(new Change(tables.get(0).schema(), tables.get(0).table(), rows()));
  }

  private List<Map<String, @Nullable String>> rows() {
    skip(": ");
    at = text.indexOf(": ", at) + 2;
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    if (text.startsWith("(", at)) {
      return rows; // (no-tuple-data)
    }
    if (skip("old-key: ")) {
      rows.add(row());
      skip("new-tuple: ");
    }
    rows.add(row());
    return rows;
  }

  private Map<String, @Nullable String> row() {
    Map<String, @Nullable String> row = new HashMap<>();
    while (at < text.length() && !text.startsWith("new-tuple: ", at)) {
      String column = name();
      at = text.indexOf("]:", at) + 2;
      row.put(column, value());
      skip(" ");
    }
    return row;
  }

  private boolean skip(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  /** A name, which is in quotes if it holds one of the marks that end it. */
  private String name() {
    if (text.startsWith("\"", at)) {
      return quoted('"');
    }
    int from = at;
    while (at < text.length() && ".,:[".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private @Nullable String value() {
    if (text.startsWith("B'", at)) {
      at++;
    }
    if (text.startsWith("'", at)) {
      return quoted('\'');
    }
    int end = text.indexOf(' ', at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    at += value.length();
    return value.equals("null") ? null : value;
  }

  /** A text between marks that are doubled within. */
  private String quoted(char mark) {
    StringBuilder value = new StringBuilder();
    at++;
    while (text.charAt(at) != mark || (at + 1 < text.length() && text.charAt(at + 1) == mark)) {
      at += text.charAt(at) == mark ? 1 : 0;
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }
}
