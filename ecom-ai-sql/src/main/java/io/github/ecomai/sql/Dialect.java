package io.github.ecomai.sql;

import io.github.ecomai.source.Capability;
import io.github.ecomai.source.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one SQL engine can do with exactly the meaning that {@link io.github.ecomai.source.Query}
 * gives, and how it says it. What a dialect lacks is completed by core or refused. Immutable and
 * thread-safe.
 *
 * <p>MySQL, MariaDB and Trino lack quantiles: the first two have none over groups, the third only
 * an approximate one. H2 computes a subquery again for each row that it is joined with, so it is
 * given joins of tables only. DuckDB and PostgreSQL do all.
 */
public final class Dialect {
  /** DuckDB 2.0. */
  public static final Dialect DUCKDB = new Dialect("duckdb", new DuckDbText(), Capability.all());

  /** H2 2.x in its regular mode. */
  public static final Dialect H2 = new Dialect("h2", new H2Text(), allBut(Capability.JOIN_RESULTS));

  /** PostgreSQL 12 and newer. */
  public static final Dialect POSTGRESQL =
      new Dialect("postgresql", new PostgresText(), Capability.all());

  /** MySQL 8.0.17 and newer. */
  public static final Dialect MYSQL =
      new Dialect("mysql", new MySqlText("utf8mb4_0900_bin", false), allBut(Capability.QUANTILE));

  /** MariaDB 10.6 and newer. */
  public static final Dialect MARIADB =
      new Dialect("mariadb", new MySqlText("utf8mb4_nopad_bin", true), allBut(Capability.QUANTILE));

  /** Trino 435 and Athena. */
  public static final Dialect TRINO =
      new Dialect("trino", new TrinoText(), allBut(Capability.QUANTILE));

  private static final List<Dialect> ALL = List.of(DUCKDB, H2, MARIADB, MYSQL, POSTGRESQL, TRINO);

  private final String id;
  private final SqlText text;
  private final Set<Capability> capabilities;

  private Dialect(String id, SqlText text, Set<Capability> capabilities) {
    this.id = id;
    this.text = text;
    this.capabilities = capabilities;
  }

  private static Set<Capability> allBut(Capability one) {
    return EnumSet.complementOf(EnumSet.of(one));
  }

  /** All dialects, sorted by id. */
  static List<Dialect> all() {
    return ALL;
  }

  /** The dialect of a database by the name and version that its driver gives. */
  static Optional<Dialect> ofProduct(String product, String version) {
    String name = (product + " " + version).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(dialect -> name.contains(dialect.id)).findFirst();
  }

  /** Whether it is the one of MySQL or MariaDB. */
  boolean isMySql() {
    return text instanceof MySqlText;
  }

  /**
   * Stops what a statement's cancel does not reach: PostgreSQL's driver fetches further rows
   * without counting that as running.
   */
  void stopFetching(Connection connection) throws SQLException {
    if (this == POSTGRESQL) {
      PostgresCancel.send(connection);
    }
  }

  /**
   * The dialect's id.
   *
   * @return such as {@code duckdb}
   */
  public String id() {
    return id;
  }

  /**
   * How the engine says a query.
   *
   * @return the printer
   */
  public SqlText text() {
    return text;
  }

  /**
   * What the engine runs itself.
   *
   * @return a copy of its line in the capability table
   */
  public Set<Capability> capabilities() {
    return EnumSet.copyOf(capabilities);
  }

  @Override
  public String toString() {
    return id;
  }
}
