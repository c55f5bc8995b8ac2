package io.github.ecomai.sql;

import java.util.List;

/**
 * The keys of a table, in the names that {@link JdbcSource#tables} uses. Immutable and thread-safe.
 *
 * @param primary the columns of the primary key in their order; empty if there is none
 * @param foreign the foreign keys, sorted by their columns
 */
public record TableKeys(List<String> primary, List<ForeignKey> foreign) {
  /** Copies the lists. */
  public TableKeys {
    primary = List.copyOf(primary);
    foreign = List.copyOf(foreign);
  }

  /**
   * Columns whose values are a key of another table. Immutable and thread-safe.
   *
   * @param columns the columns of this table
   * @param table the other table
   * @param references the columns of the other table, in the same order
   */
  public record ForeignKey(List<String> columns, String table, List<String> references) {
    /** Copies the lists. */
    public ForeignKey {
      columns = List.copyOf(columns);
      references = List.copyOf(references);
    }
  }
}
