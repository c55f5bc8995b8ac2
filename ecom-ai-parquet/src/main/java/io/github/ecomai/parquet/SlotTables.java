package io.github.ecomai.parquet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What PostgreSQL says of the tables of some names, in whatever schema: the log names the tables in
 * which rows are stored, and it holds no changes of tables that are not logged.
 */
final class SlotTables {
  private static final String IDENTITY =
      "ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0"
          + " AND (c.relreplident = 'f' OR EXISTS (SELECT 1 FROM pg_index i"
          + " WHERE i.indrelid = c.oid AND i.indimmediate AND ((c.relreplident = 'd' AND i.indisprimary)"
          + " OR (c.relreplident = 'i' AND i.indisreplident))"
          + " AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))))";
  private static final String RELATIONS =
      "SELECT n.nspname, c.relname,"
          + " c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relhassubclass, "
          + IDENTITY
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relname = ANY (?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
          + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

  /** A table as the server knows it, and the columns of which an update tells the old values. */
  private record Relation(String schema, String name, boolean isLogged, Set<String> identity) {}

  private final List<Relation> relations = new ArrayList<>();

  private SlotTables() {}

  static SlotTables read(Connection connection, List<LakeTable> tables) throws SQLException {
    SlotTables found = new SlotTables();
    Object[] names = tables.stream().map(LakeTable::name).toArray();
    try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Set<String> identity = Set.of((String[]) rows.getArray(4).getArray());
          found.relations.add(
              new Relation(rows.getString(1), rows.getString(2), rows.getBoolean(3), identity));
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
    List<Relation> named = relations.stream().filter(r -> r.name().equals(table)).toList();
    return !named.isEmpty() && named.stream().allMatch(Relation::isLogged);
  }

  /** Whether a change tells the keys that were and that are: an update names the identity alone. */
  boolean tellsKeys(SlotText.Change change, LakeTable table) {
    return !change.isUpdate()
        || relations.stream()
            .filter(r -> r.schema().equals(change.schema()) && r.name().equals(change.table()))
            .anyMatch(r -> r.identity().containsAll(table.key()));
  }
}
