package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables and views of a database: queries are pushed down as SQL, rows come back in batches and
 * in bounded memory.
 *
 * <p>Reads H2, PostgreSQL, MySQL, MariaDB, DuckDB and Trino. Each result holds one connection from
 * its first batch to its end, in a transaction of its own and read-only where the database can be
 * told so; a connection goes back as it came. Tables are looked up once, when the source is opened.
 * Columns of types that have no counterpart are left out and named by {@link #skipped}; {@link
 * JdbcOptions#withColumn} can declare a type for them.
 *
 * <p>Thread-safe, if the connections are made by a thread-safe {@code javax.sql.DataSource}. {@link
 * #close} stops running statements; the {@code javax.sql.DataSource} stays open.
 *
 * <pre>{@code
 * try (JdbcSource source = JdbcSource.of(pool);
 *     EcomAi ai = EcomAi.builder().source(source).build()) {
 *   MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
 * }
 * }</pre>
 */
public final class JdbcSource extends AbstractDataSource {
  private final String name;
  private final DataSource connections;
  private final Dialect dialect;
  private final JdbcOptions options;
  private final Catalog catalog;

  private JdbcSource(
      String name, DataSource connections, Dialect dialect, JdbcOptions options, Catalog catalog) {
    this.name = name;
    this.connections = connections;
    this.dialect = dialect;
    this.options = options;
    this.catalog = catalog;
  }

  /**
   * Opens a database with {@link JdbcOptions#defaults()}.
   *
   * @param connections where connections come from, best a pool; stays open
   * @return the source, to be closed by the caller
   * @throws DataAccessException if it cannot be reached or has no dialect
   */
  public static JdbcSource of(DataSource connections) {
    return of(connections, JdbcOptions.defaults());
  }

  /**
   * Opens a database.
   *
   * @param connections where connections come from, best a pool; stays open
   * @param options schema, dialect, time-out and declared types
   * @return the source, to be closed by the caller
   * @throws DataAccessException if it cannot be reached or has no dialect
   * @throws IllegalArgumentException if the options name a column that is not there
   */
  public static JdbcSource of(DataSource connections, JdbcOptions options) {
    try (Connection connection = connect(connections, "the database")) {
      String product = connection.getMetaData().getDatabaseProductName();
      String version = connection.getMetaData().getDatabaseProductVersion();
      Dialect dialect =
          options
              .dialect()
              .or(() -> Dialect.ofProduct(product, version))
              .orElseThrow(() -> noDialect(product));
      String name = dialect.id() + " " + connection.getCatalog();
      Catalog catalog = Catalog.read(connection, dialect, options);
      catalog.check(options);
      return new JdbcSource(name, connections, dialect, options, catalog);
    } catch (SQLException e) {
      throw JdbcTrouble.of("the database", e);
    }
  }

  /** A pool may fail with an error of its own instead of an SQLException. */
  private static Connection connect(DataSource connections, String who) {
    try {
      return connections.getConnection();
    } catch (SQLException | RuntimeException e) {
      throw JdbcTrouble.of(who, e);
    }
  }

  private static DataAccessException noDialect(String product) {
    String known =
        Dialect.all().stream().map(Dialect::id).collect(Collectors.joining(", ", "[", "]"));
    return new DataAccessException(
        "no dialect is known for the database "
            + product
            + ". Known are "
            + known
            + ". Maybe it understands one of them: JdbcOptions.withDialect.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Schema> tables() {
    checkOpen();
    return catalog.tables();
  }

  /**
   * The dialect that is spoken.
   *
   * @return the dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Columns that are left out because of their type.
   *
   * @return table and column, such as {@code orders.payload}, to the type that was found and what
   *     can be done
   */
  public Map<String, String> skipped() {
    return catalog.skipped();
  }

  /**
   * The keys of a table, looked up now.
   *
   * @param table one of {@link #tables}
   * @return its keys
   * @throws IllegalArgumentException if there is no such table
   * @throws DataAccessException if the database fails
   */
  public TableKeys keys(String table) {
    checkOpen();
    Query.from(table).schema(catalog.tables());
    String doing = name + ", looking up the keys of " + table + ",";
    try (Connection connection = connect(connections, doing)) {
      return KeyReader.read(connection, table, options, catalog);
    } catch (SQLException e) {
      throw JdbcTrouble.of(doing, e);
    }
  }

  @Override
  public String sql(Query query, RunContext run) {
    return plan(query).isComplete() ? print(query, run) : super.sql(query, run);
  }

  private String print(Query query, RunContext run) {
    return dialect.text().print(query, catalog.tables(), catalog.stored(), run.zone());
  }

  @Override
  protected Set<Capability> capabilities() {
    return dialect.capabilities();
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Schema schema = pushed.schema(catalog.tables());
    String reading = name + ", reading " + String.join(", ", TableNames.of(pushed)) + ",";
    JdbcStatement statement = new JdbcStatement(connections, print(pushed, run), dialect, options);
    return new JdbcReader(reading, statement, schema, options.fetchSize(), run);
  }

  /** Connections belong to who made them, and readers are closed already. */
  @Override
  protected void closeSource() {}
}
