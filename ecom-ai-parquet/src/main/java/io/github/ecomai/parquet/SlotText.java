package io.github.ecomai.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param isUpdate whether rows got other values
   * @param rows the columns that stand in the line, once or, with an old key, twice; none if it
   *     says nothing of rows
   */
  record Change(String schema, String table, boolean isUpdate, List<Map<String, Cell>> rows) {}

  /**
   * A value of a row.
   *
   * @param type as the database names it
   * @param text as the type prints it; null for no value, or for one that is left out
   */
  record Cell(String type, @Nullable String text) {}

  private static final Set<String> NO_VALUE = Set.of("null", "unchanged-toast-datum");

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
      tables.add(new Change(schema, name(), false, List.of()));
    } while (skip(", "));
    if (skip(": TRUNCATE:")) {
      return tables;
    }
    boolean isUpdate = text.startsWith(": UPDATE: ", at);
    return List.of(new Change(tables.get(0).schema(), tables.get(0).table(), isUpdate, rows()));
  }

  private List<Map<String, Cell>> rows() {
    skip(": ");
    at = text.indexOf(": ", at) + 2;
    List<Map<String, Cell>> rows = new ArrayList<>();
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

  private Map<String, Cell> row() {
    Map<String, Cell> row = new HashMap<>();
    while (at < text.length() && !text.startsWith("new-tuple: ", at)) {
      String column = name();
      skip("[");
      String type = type();
      row.put(column, new Cell(type, value()));
      skip(" ");
    }
    return row;
  }

  /** Up to the mark behind it, which may also stand in quotes within. */
  private String type() {
    int from = at;
    while (!text.startsWith("]:", at)) {
      if (text.charAt(at) == '"') {
        quoted('"');
      } else {
        at++;
      }
    }
    String type = text.substring(from, at);
    at += "]:".length();
    return type;
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
    return NO_VALUE.contains(value) ? null : value;
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
