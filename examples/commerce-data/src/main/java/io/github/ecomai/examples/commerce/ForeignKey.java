package io.github.ecomai.examples.commerce;

/**
 * A reference from a column to the key of a table. Immutable and thread-safe.
 *
 * @param column the column that refers
 * @param table the table referred to
 * @param target its key column
 */
public record ForeignKey(String column, String table, String target) {}
