package io.github.ecomai.examples.commerce;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the tables of the commerce schema from a source into a database: creates those that are
 * missing, with keys and checks, and fills them in the order in which they depend on each other.
 *
 * <p>Rows go in by their key, in batches that are committed one by one. So after an interruption
 * the same call goes on behind the rows that are there, as long as the source is the same and
 * nobody else wrote to the tables.
 *
 * <p>Immutable and thread-safe; one load into a database at a time.
 */
public final class JdbcLoader {
  private static final int BATCH = 1_000;

  private final javax.sql.DataSource target;
  private final Ddl ddl;
  private final int batchRows;

  private JdbcLoader(javax.sql.DataSource target, Ddl ddl, int batchRows) {
    this.target = target;
    this.ddl = ddl;
    this.batchRows = batchRows;
  }

  /**
   * A loader that commits every 1,000 rows.
   *
   * @param target connections to the database and schema to be filled
   * @param ddl its kind
   * @return the loader
   * @throws IllegalArgumentException for Athena, which has no rows put into it
   */
  public static JdbcLoader into(javax.sql.DataSource target, Ddl ddl) {
    if (ddl == Ddl.ATHENA) {
      throw new IllegalArgumentException(
          "Athena reads files. Maybe write them with CommerceShop.write.");
    }
    return new JdbcLoader(target, ddl, BATCH);
  }

  /**
   * The same with batches of another size.
   *
   * @param rows rows between two commits, 1 or more
   * @return the loader
   */
  public JdbcLoader withBatchRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("batches of " + rows + " rows. Maybe use 1000.");
    }
    return new JdbcLoader(target, ddl, rows);
  }

  /**
   * Loads every table of the schema that the source has.
   *
   * @param source such as the Parquet files of a shop
   * @param run progress, with one step for each table, and cancellation
   * @return for each table how many rows this call added, in the order of loading
   * @throws DataAccessException if the source or the database fails, or a table has more rows than
   *     the source; whole batches stay
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled; whole batches
   *     stay
   */
  public Map<String, Long> load(DataSource source, RunContext run) {
    List<TableDef> tables =
        CommerceTables.all().stream()
            .filter(table -> source.tables().containsKey(table.name()))
            .toList();
    Map<String, Long> added = new LinkedHashMap<>();
    try (Connection connection = target.getConnection()) {
      for (TableDef table : tables) {
        run.progress("load " + table.name(), added.size(), tables.size());
        connection.setAutoCommit(true);
        create(connection, table);
        connection.setAutoCommit(false);
        added.put(table.name(), fill(connection, table, source, run));
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new DataAccessException(
          "loading ended in table "
              + tables.get(Math.min(added.size(), tables.size() - 1)).name()
              + ": "
              + e.getSQLState()
              + ". Maybe load again: it goes on where it ended.",
          e,
          true);
    }
    run.progress("load", tables.size(), tables.size());
    return Collections.unmodifiableMap(added);
  }

  private void create(Connection connection, TableDef table) throws SQLException {
    if (!exists(connection, table.name())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(ddl.createTable(table));
      }
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
      try (ResultSet found =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
        if (found.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private long fill(Connection connection, TableDef table, DataSource source, RunContext run)
      throws SQLException {
    long there = count(connection, table.name());
    List<String> order = table.primaryKey().isEmpty() ? table.schema().names() : table.primaryKey();
    Query rows =
        Query.from(table.name())
            .select(table.schema().names().toArray(String[]::new))
            .orderBy(order.stream().map(SortKey::asc).toArray(SortKey[]::new));
    String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    String sql = "INSERT INTO " + table.name() + " VALUES (" + marks + ")";
    try (BatchReader reader = source.read(rows, run);
        PreparedStatement insert = connection.prepareStatement(sql)) {
      Inserts inserts = new Inserts(connection, insert, run);
      long seen = 0;
      for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
        Batch batch = b.get();
        for (int row = (int) Math.min(batch.rows(), there - Math.min(there, seen));
            row < batch.rows();
            row++) {
          inserts.add(batch, row);
        }
        seen += batch.rows();
      }
      inserts.commit();
      if (seen < there) {
        throw new DataAccessException(
            "table " + table.name() + " has more rows than the source. Maybe empty it first.");
      }
      return seen - there;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Rows on their way into a table. */
  private final class Inserts {
    private final Connection connection;
    private final PreparedStatement insert;
    private final RunContext run;
    private int waiting;

    Inserts(Connection connection, PreparedStatement insert, RunContext run) {
      this.connection = connection;
      this.insert = insert;
      this.run = run;
    }

    void add(Batch batch, int row) throws SQLException {
      for (int c = 0; c < batch.schema().fields().size(); c++) {
        insert.setObject(c + 1, stored(batch.column(c).value(row)));
      }
      insert.addBatch();
      waiting++;
      if (waiting == batchRows) {
        commit();
      }
    }

    void commit() throws SQLException {
      run.checkCancelled();
      if (waiting > 0) {
        insert.executeBatch();
        waiting = 0;
      }
      connection.commit();
    }

    private static @Nullable Object stored(@Nullable Object value) {
      return value instanceof Instant instant
          ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
          : value;
    }
  }
}
