package io.github.ecomai.testkit;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates tables in a database and copies rows into them, for the tests of a source that reads that
 * database. Instants are stored as date and time in UTC. Immutable; for one thread at a time, as
 * the connection is.
 *
 * <pre>{@code
 * JdbcTables.into(connection).withType(Kind.STRING, "TEXT").copy(tables);
 * }</pre>
 */
public final class JdbcTables {
  private final Connection connection;
  private final String quote;
  private final Map<Kind, String> types;

  private JdbcTables(Connection connection, String quote, Map<Kind, String> types) {
    this.connection = connection;
    this.quote = quote;
    this.types = types;
  }

  /**
   * With the type names and the quotes of the SQL standard.
   *
   * @param connection where the tables go; in auto-commit mode again afterwards
   * @return the copier
   */
  public static JdbcTables into(Connection connection) {
    Map<Kind, String> types = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      types.put(kind, kind.name());
    }
    types.put(Kind.LONG, "BIGINT");
    types.put(Kind.DOUBLE, "DOUBLE PRECISION");
    types.put(Kind.STRING, "VARCHAR");
    return new JdbcTables(connection, "\"", types);
  }

  /**
   * The same with other quotes around names.
   *
   * @param mark a quotation mark
   * @return the copier
   */
  public JdbcTables withQuote(String mark) {
    return new JdbcTables(connection, mark, types);
  }

  /**
   * The same with another type name; a DECIMAL gets its digits behind it.
   *
   * @param kind the kind of value
   * @param name the name of the type in the database
   * @return the copier
   */
  public JdbcTables withType(Kind kind, String name) {
    Map<Kind, String> changed = new EnumMap<>(types);
    changed.put(kind, name);
    return new JdbcTables(connection, quote, changed);
  }

  /**
   * Creates and fills every table, and an index on its first column, by which it is mostly joined.
   *
   * @param tables the tables
   * @throws SQLException if the database fails, or has such a table
   */
  public void copy(DataSource tables) throws SQLException {
    connection.setAutoCommit(false);
    int count = 0;
    for (Map.Entry<String, Schema> table : tables.tables().entrySet()) {
      create(table.getKey(), table.getValue());
      try (BatchReader rows = tables.read(Query.from(table.getKey()), RunContext.defaults())) {
        fill(table.getKey(), rows);
      }
      execute(index(table.getKey(), table.getValue(), ++count));
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void create(String table, Schema schema) throws SQLException {
    String columns =
        schema.fields().stream()
            .map(field -> quoted(field.name()) + " " + typeName(field))
            .collect(Collectors.joining(", "));
    execute("CREATE TABLE " + quoted(table) + " (" + columns + ")");
  }

  private String index(String table, Schema schema, int number) {
    String column = quoted(schema.names().get(0));
    return "CREATE INDEX first_" + number + " ON " + quoted(table) + " (" + column + ")";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  private String typeName(Field field) {
    DataType type = field.type();
    String name = types.getOrDefault(type.kind(), type.kind().name());
    return type.kind() == Kind.DECIMAL ? name + "(18, " + type.scale() + ")" : name;
  }

  private void fill(String table, BatchReader rows) throws SQLException {
    String marks =
        rows.schema().fields().stream().map(field -> "?").collect(Collectors.joining(", "));
    String sql = "INSERT INTO " + quoted(table) + " VALUES (" + marks + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Optional<Batch> next = rows.next(); next.isPresent(); next = rows.next()) {
        add(next.get(), insert);
        insert.executeBatch();
      }
    }
  }

  private static void add(Batch batch, PreparedStatement insert) throws SQLException {
    for (int row = 0; row < batch.rows(); row++) {
      for (int i = 0; i < batch.schema().fields().size(); i++) {
        insert.setObject(i + 1, stored(batch.column(i).value(row)));
      }
      insert.addBatch();
    }
  }

  private static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return value;
  }
}
