package io.github.ecomai.source;

import java.util.Map;

/**
 * How a table is stored in a database, where that differs from its name and types here. Immutable
 * and thread-safe.
 *
 * @param relation the printed name, with its schema and quotes
 * @param columns for every column its printed value, qualified by the quoted name that the table
 *     has here; null where the stored value is null
 */
public record StoredTable(String relation, Map<String, String> columns) {
  /** Copies the map. */
  public StoredTable {
    columns = Map.copyOf(columns);
  }
}
