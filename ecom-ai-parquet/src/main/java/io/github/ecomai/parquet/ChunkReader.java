package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of one statement. Cancelling the run and closing from another thread interrupt
 * the statement; it is freed when the reading thread has left DuckDB.
 *
 * <p>DuckDB forgets an interrupt that comes before a query has begun, so it is repeated until the
 * reading thread is out. That thread says that it goes in before it looks whether it may.
 */
final class ChunkReader implements BatchReader {
  private static final long INTERRUPT_MILLIS = 5;

  private final String source;
  private final Schema schema;
  private final RunContext run;
  private final DuckDBConnection connection;
  private final DuckDBPreparedStatement statement;
  private final Cancellation.Registration registration;
  private final Object inDuckDb = new Object();
  private final Object leaving = new Object();
  private boolean inside;
  private @Nullable DuckDBChunkedResult result;
  private volatile boolean closed;

  private ChunkReader(
      String source,
      DuckDBConnection connection,
      DuckDBPreparedStatement statement,
      Schema schema,
      RunContext run) {
    this.source = source;
    this.connection = connection;
    this.statement = statement;
    this.schema = schema;
    this.run = run;
    this.registration = run.cancellation().onCancel(this::cancel);
  }

  static ChunkReader start(
      String source, DuckDBConnection connection, String sql, Schema schema, RunContext run)
      throws SQLException {
    DuckDBPreparedStatement statement;
    try {
      statement = connection.prepare(sql);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return of(source, connection, statement, schema, run);
  }

  /** Over a statement that is prepared; it and its connection are closed with the reader. */
  static ChunkReader of(
      String source,
      DuckDBConnection connection,
      DuckDBPreparedStatement statement,
      Schema schema,
      RunContext run) {
    return new ChunkReader(source, connection, statement, schema, run);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Batch> next() {
    synchronized (inDuckDb) {
      setInside(true);
      try {
        checkOpen();
        run.checkCancelled();
        return nextBatch();
      } finally {
        setInside(false);
      }
    }
  }

  private Optional<Batch> nextBatch() {
    try {
      DuckDBChunkedResult chunks = result();
      boolean more = chunks.nextChunk();
      while (more && chunks.chunk().rowCount() == 0) {
        more = chunks.nextChunk();
      }
      return more ? Optional.of(batch(chunks.chunk())) : Optional.empty();
    } catch (SQLException | RuntimeException e) {
      run.checkCancelled();
      checkOpen();
      throw DuckDb.trouble(source, e);
    }
  }

  private DuckDBChunkedResult result() throws SQLException {
    DuckDBChunkedResult open = result == null ? statement.query() : result;
    result = open;
    return open;
  }

  private void checkOpen() {
    if (closed) {
      throw new DataAccessException(
          "the result of " + source + " is closed. Maybe read it before closing.");
    }
  }

  private Batch batch(DuckDBDataChunkReader chunk) {
    List<Column> columns = new ArrayList<>(schema.fields().size());
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      columns.add(Vectors.copy(chunk.vector(i), (int) chunk.rowCount(), field.type()));
    }
    return Batch.of(schema, columns);
  }

  private void setInside(boolean value) {
    synchronized (leaving) {
      inside = value;
      leaving.notifyAll();
    }
  }

  private boolean isInside() {
    synchronized (leaving) {
      return inside;
    }
  }

  /** Returns at once: who cancels does not wait for DuckDB. */
  private void cancel() {
    if (isInside()) {
      Thread stopper = new Thread(this::interrupt, "ecom-ai-parquet-cancel");
      stopper.setDaemon(true);
      stopper.start();
    }
  }

  /** Interrupts until the reading thread has left DuckDB, even in a thread that is interrupted. */
  private void interrupt() {
    boolean interrupted = false;
    synchronized (leaving) {
      while (inside && cancelled()) {
        try {
          leaving.wait(INTERRUPT_MILLIS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Not if the statement has ended by itself. */
  private boolean cancelled() {
    try {
      statement.cancel();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    registration.close();
    interrupt();
    synchronized (inDuckDb) {
      DuckDBChunkedResult first = result;
      try (connection;
          statement;
          first) {
        result = null;
      } catch (SQLException e) {
        throw DuckDb.trouble(source, e);
      }
    }
  }
}
