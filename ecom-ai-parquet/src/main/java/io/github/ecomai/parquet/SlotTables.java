package io.github.ecomai.parquet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL says of the tables of some names, in whatever schema: the log names the tables in
 * which rows are stored, and it holds no changes of tables that are not logged.
 */
final class SlotTables {
  private static final String RELATIONS =
      "SELECT c.relname,"
          + " bool_and(c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relhassubclass)"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relname = ANY (?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
          + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
          + " GROUP BY c.relname";

  private final Map<String, Boolean> logged = new HashMap<>();

  private SlotTables() {}

  static SlotTables read(Connection connection, List<LakeTable> tables) throws SQLException {
    SlotTables found = new SlotTables();
    Object[] names = tables.stream().map(LakeTable::name).toArray();
    try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.logged.put(rows.getString(1), rows.getBoolean(2));
        }
      }
    }
    return found;
  }

  /**
   * Whether the log tells every change of a table under its name: not those of views, partitioned
   * and inherited tables, and not where a table of that name is not to be seen.
   */
  boolean isLogged(String table) {
    return logged.getOrDefault(table, false);
  }
}
