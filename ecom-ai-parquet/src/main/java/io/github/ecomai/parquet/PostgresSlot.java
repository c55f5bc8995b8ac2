package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A logical replication slot of PostgreSQL, by which a {@link Pipeline} knows the rows that changed
 * since its last run: it reads those alone, needs no watermark, and sees deletes and late updates.
 * The server needs {@code wal_level = logical}, the user the attribute REPLICATION; the plug-in is
 * test_decoding, which comes with the server. Views, partitioned, inherited and unlogged tables,
 * whose changes the log does not tell under their names, are compared whole in each run.
 *
 * <p>A slot serves one pipeline. The server keeps its log until the pipeline has run: drop a slot
 * that is no longer used with {@code pg_drop_replication_slot}.
 *
 * <p>Thread-safe, if the connections are made by a thread-safe {@code javax.sql.DataSource}.
 */
public final class PostgresSlot {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,63}");
  private static final int FETCH = 4096;

  private final DataSource connections;
  private final String name;

  private PostgresSlot(DataSource connections, String name) {
    this.connections = connections;
    this.name = name;
  }

  /**
   * Opens a slot, and makes it if there is none of that name.
   *
   * @param connections to the database of the pipeline's source, in any schema; stays open
   * @param name lower-case letters, digits and {@code _}, at most 63
   * @return the slot
   * @throws DataAccessException if the server refuses, for lack of rights or of its log's level
   */
  public static PostgresSlot open(DataSource connections, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "slot name '" + name + "' is not of lower-case letters, digits and _.");
    }
    PostgresSlot slot = new PostgresSlot(connections, name);
    String make =
        "SELECT pg_create_logical_replication_slot(?, 'test_decoding')::text"
            + " WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = ?)";
    slot.ask(make, name, name);
    return slot;
  }

  /** What changed since the slot was last advanced. */
  record Peek(long start, Optional<Long> end, Map<String, ChangedKeys> tables) {
    /** The changes of a table, or all of it if the lake did not follow the slot until here. */
    ChangedKeys changes(String table, Optional<Long> followed) {
      ChangedKeys keys = tables.getOrDefault(table, new ChangedKeys());
      if (!isFollowed(followed)) {
        keys.addAll();
      }
      return keys;
    }

    private boolean isFollowed(Optional<Long> followed) {
      return followed.isPresent() && followed.get() >= start;
    }

    /** How far a lake is that has taken in the changes; empty if that is nothing new. */
    Optional<Long> reached(Optional<Long> followed) {
      return end.or(() -> isFollowed(followed) ? Optional.empty() : Optional.of(start));
    }
  }

  /** Looks at the changes of some tables without taking them out of the slot. */
  Peek peek(Map<String, Schema> schemas, List<LakeTable> tables) {
    Map<String, ChangedKeys> changed = new HashMap<>();
    try (Connection connection = connections.getConnection()) {
      boolean commits = connection.getAutoCommit();
      connection.setAutoCommit(false); // otherwise the driver would fetch everything at once
      try {
        long start = position(connection);
        Optional<Long> end = read(connection, schemas, tables, changed);
        return new Peek(start, end, changed);
      } finally {
        connection.rollback();
        connection.setAutoCommit(commits);
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private long position(Connection connection) throws SQLException {
    String sql = "SELECT confirmed_flush_lsn - '0/0' FROM pg_replication_slots WHERE slot_name = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new DataAccessException(
              "the slot '" + name + "' is gone. Maybe open it again; the next run then reads all.");
        }
        return rows.getLong(1);
      }
    }
  }

  private Optional<Long> read(
      Connection connection,
      Map<String, Schema> schemas,
      List<LakeTable> tables,
      Map<String, ChangedKeys> changed)
      throws SQLException {
    Map<String, LakeTable> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    SlotTables known = SlotTables.read(connection, tables);
    for (LakeTable table : tables) {
      ChangedKeys keys = new ChangedKeys();
      changed.put(table.name(), keys);
      if (!known.isLogged(table.name())) {
        keys.addAll();
      }
    }
    String sql =
        "SELECT lsn - '0/0', data FROM pg_logical_slot_peek_changes(?, NULL, NULL,"
            + " 'include-xids', '0', 'skip-empty-xacts', '1')";
    Optional<Long> end = Optional.empty();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          end = Optional.of(rows.getLong(1));
          for (SlotText.Change change : SlotText.parse(rows.getString(2))) {
            LakeTable table = byName.get(change.table());
            ChangedKeys keys = changed.get(change.table());
            if (table != null && keys != null) {
              note(change, table, known, schemas.get(table.name()), keys);
            }
          }
        }
      }
    }
    return end;
  }

  private static void note(
      SlotText.Change change,
      LakeTable table,
      SlotTables known,
      @Nullable Schema schema,
      ChangedKeys keys) {
    if (change.rows().isEmpty() || schema == null || !known.tellsKeys(change, table)) {
      keys.addAll();
    } else {
      change.rows().forEach(row -> keys.add(table, schema, row));
    }
  }

  /** Lets the server forget what was seen. */
  void advance(long end) {
    ask(
        "SELECT end_lsn::text FROM pg_replication_slot_advance(?, '0/0'::pg_lsn + ?::numeric)",
        name,
        Long.toString(end));
  }

  private void ask(String sql, String... values) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  private DataAccessException trouble(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String why = "failed";
    String next = "Maybe try again, or look at the cause.";
    if (state.equals("55000")) {
      why = "is not possible";
      next = "Maybe set wal_level = logical and start the server again.";
    } else if (state.equals("42501")) {
      why = "is not allowed";
      next = "Maybe give the user the attribute REPLICATION.";
    } else if (state.equals("55006")) {
      why = "is in use by another reader";
      next = "Maybe try again when that has ended.";
    }
    boolean retriable = !state.equals("55000") && !state.equals("42501");
    return new DataAccessException("the slot '" + name + "' " + why + ". " + next, e, retriable);
  }
}
