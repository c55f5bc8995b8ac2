package io.github.ecomai.sql;

import io.github.ecomai.source.Capability;
import io.github.ecomai.source.SqlText;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one SQL engine can do with exactly the meaning that {@link io.github.ecomai.source.Query}
 * gives, and how it says it. What a dialect lacks is completed by core or refused. Immutable and
 * thread-safe.
 */
public final class Dialect {
  /** DuckDB 2.0; instants are TIMESTAMP in UTC. */
  public static final Dialect DUCKDB = new Dialect("duckdb", new DuckDbText(), Capability.all());

  private final String id;
  private final SqlText text;
  private final Set<Capability> capabilities;

  private Dialect(String id, SqlText text, Set<Capability> capabilities) {
    this.id = id;
    this.text = text;
    this.capabilities = capabilities;
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
    return capabilities.isEmpty() ? Capability.none() : EnumSet.copyOf(capabilities);
  }

  @Override
  public String toString() {
    return id;
  }
}
