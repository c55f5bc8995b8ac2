package io.github.ecomai.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The change of a line; empty for lines that begin and end transactions. */
  static Optional<Change> parse(String line) {
    return line.startsWith("table ") ? Optional.of(new SlotText(line).change()) : Optional.empty();
  }

  private Change change() {
    at = "table ".length();
    String schema = name('.');
    String table = name(':');
    skip(" ");
    at = text.indexOf(": ", at) + 2;
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    if (text.startsWith("(", at)) {
      return new Change(schema, table, rows); // (no-tuple-data), or the flags of TRUNCATE
    }
    if (skip("old-key: ")) {
      rows.add(row());
      skip("new-tuple: ");
    }
    rows.add(row());
    return new Change(schema, table, rows);
  }

  private Map<String, @Nullable String> row() {
    Map<String, @Nullable String> row = new HashMap<>();
    while (at < text.length() && !text.startsWith("new-tuple: ", at)) {
      String column = name('[');
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

  /** A name, in quotes or not, up to a mark that is left behind too. */
  private String name(char end) {
    String name = text.charAt(at) == '"' ? quoted('"') : text.substring(at, text.indexOf(end, at));
    at = text.indexOf(end, at) + 1;
    return name;
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
