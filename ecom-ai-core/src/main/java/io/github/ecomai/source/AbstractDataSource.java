package io.github.ecomai.source;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The base of sources: pushes down what {@link #capabilities()} allow and lets core run the rest,
 * within {@link RunContext#memoryBudget()}.
 *
 * <p>Thread-safe, if the methods that a subclass adds are.
 *
 * <pre>{@code
 * final class Catalogue extends AbstractDataSource {
 *   public String name() { return "catalogue"; }
 *   public Map<String, Schema> tables() { return Map.of("products", PRODUCTS); }
 *   protected Set<Capability> capabilities() { return Capability.none(); }
 *   protected BatchReader open(Query pushed, RunContext run) { return new ProductReader(); }
 *   protected void closeSource() {}
 * }
 * }</pre>
 */
public abstract class AbstractDataSource implements DataSource {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<ResultReader> reading = ConcurrentHashMap.newKeySet();

  /** A source that is open. */
  protected AbstractDataSource() {}

  /**
   * What this source runs itself with exactly the meaning of {@link Query}; always the same.
   *
   * @return the capabilities; none for a source that only reads whole tables
   */
  protected abstract Set<Capability> capabilities();

  /**
   * Runs a query that needs no more than {@link #capabilities()}. The reader's schema must be the
   * query's. It is read by one thread, and may be closed by another.
   *
   * @param pushed a query with known tables, columns and types
   * @param run zone, budget, cancellation
   * @return its result, to be closed by the caller
   * @throws DataAccessException if the source fails
   */
  protected abstract BatchReader open(Query pushed, RunContext run);

  /** Frees what the source opened; called once, after all readers have been closed. */
  protected abstract void closeSource();

  @Override
  public final QueryPlan plan(Query query) {
    return QueryPlanner.plan(query, tables(), capabilities());
  }

  @Override
  public String sql(Query query, RunContext run) {
    return new SqlText().print(query, tables(), run.zone());
  }

  @Override
  public final BatchReader read(Query query, RunContext run) {
    checkOpen();
    run.checkCancelled();
    Map<String, Schema> tables = tables();
    QueryPlan plan = QueryPlanner.plan(query, tables, capabilities());
    ResultReader result = new ResultReader(name(), run, reading::remove);
    reading.add(result);
    try {
      Map<String, Step> inputs = new LinkedHashMap<>();
      for (Map.Entry<String, Query> part : plan.pushed().entrySet()) {
        BatchReader reader = result.own(open(part.getValue(), run));
        inputs.put(part.getKey(), result.step(reader, part.getValue().schema(tables)));
      }
      result.run(plan.rest().accept(new Executor(name(), inputs, run)));
      checkOpen();
      return result;
    } catch (RuntimeException | Error e) {
      result.close();
      throw e;
    }
  }

  /**
   * Checks that the source was not closed.
   *
   * @throws DataAccessException if it was
   */
  protected final void checkOpen() {
    if (closed.get()) {
      throw new DataAccessException(
          "source " + name() + " is closed. Maybe open it again, or close it later.");
    }
  }

  @Override
  public final void close() {
    if (closed.compareAndSet(false, true)) {
      for (ResultReader reader : reading) {
        reader.close();
      }
      closeSource();
    }
  }
}
