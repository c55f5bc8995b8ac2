package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.Map;

/**
 * Tables that answer queries in columnar batches. Implementations are thread-safe: many queries may
 * run at once. Most extend {@link AbstractDataSource}, which lets core complete what the source
 * cannot do itself.
 */
public interface DataSource extends AutoCloseable {
  /**
   * A short name for messages, such as {@code parquet lake/prod}; never a password.
   *
   * @return the name
   */
  String name();

  /**
   * The tables with their columns.
   *
   * @return table name to columns, sorted by name
   * @throws io.github.ecomai.error.DataAccessException if they cannot be found out
   */
  Map<String, Schema> tables();

  /**
   * Which part of a query the source runs itself.
   *
   * @param query the query
   * @return the parts it runs and the rest that core runs over them
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   */
  QueryPlan plan(Query query);

  /**
   * The SQL of a query, for people: the text this source runs, or, where core runs a part, the
   * whole query in neutral SQL.
   *
   * @param query the query
   * @param run the shop's zone
   * @return a statement
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   */
  String sql(Query query, RunContext run);

  /**
   * Runs a query. The rows do not depend on the source, see {@link Query}.
   *
   * @param query the query
   * @param run zone, budget, cancellation
   * @return the result, to be closed by the caller
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   * @throws io.github.ecomai.error.DataAccessException if the source fails, is closed, or core's
   *     part is over its budget
   */
  BatchReader read(Query query, RunContext run);

  /** Ends all running queries and frees what the source opened; idempotent. */
  @Override
  void close();
}
