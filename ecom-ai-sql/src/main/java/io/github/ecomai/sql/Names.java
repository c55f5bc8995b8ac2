package io.github.ecomai.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names as they are shown and as they are stored. A database that turns names without quotes into
 * capitals shows them in small letters, as the statement that created them probably did.
 */
final class Names {
  private final boolean capitals;
  private final Map<String, String> shown;
  private final Map<String, String> stored = new HashMap<>();

  private Names(boolean capitals, Collection<String> tables) {
    this.capitals = capitals;
    this.shown = fold(tables);
    shown.forEach((from, to) -> stored.put(to, from));
  }

  static Names of(Connection connection, Collection<String> tables) throws SQLException {
    return new Names(connection.getMetaData().storesUpperCaseIdentifiers(), tables);
  }

  String table(String name) {
    return shown.getOrDefault(name, name);
  }

  String storedTable(String name) {
    return stored.getOrDefault(name, name);
  }

  /** Stored names to shown ones; a name stays as it is where two would become one. */
  Map<String, String> fold(Collection<String> names) {
    Map<String, String> folded = new HashMap<>();
    for (String name : names) {
      String small = name.toLowerCase(Locale.ROOT);
      boolean all = name.equals(name.toUpperCase(Locale.ROOT));
      folded.put(name, capitals && all && !names.contains(small) ? small : name);
    }
    return folded;
  }
}
