package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one statement. The statement starts with the first batch. Closing from another
 * thread stops it on the server first and gives the connection back when the reading thread has
 * left the driver.
 */
final class JdbcReader implements BatchReader {
  private static final long AGAIN_MILLIS = 100;

  private final String reading;
  private final JdbcStatement statement;
  private final Schema schema;
  private final int batchSize;
  private final RunContext run;
  private final Cancellation.Registration registration;
  private final ReentrantLock inDriver = new ReentrantLock();
  private @Nullable ResultSet rows;
  private boolean ended;
  private volatile boolean closed;

  JdbcReader(
      String reading, JdbcStatement statement, Schema schema, int batchSize, RunContext run) {
    this.reading = reading;
    this.statement = statement;
    this.schema = schema;
    this.batchSize = batchSize;
    this.run = run;
    this.registration = run.cancellation().onCancel(this::stopSoon);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Batch> next() {
    inDriver.lock();
    try {
      check();
      return ended ? Optional.empty() : Optional.ofNullable(batch());
    } catch (SQLException | RuntimeException e) {
      run.checkCancelled();
      check();
      throw e instanceof DataAccessException known ? known : JdbcTrouble.of(reading, e);
    } finally {
      inDriver.unlock();
    }
  }

  private void check() {
    run.checkCancelled();
    if (closed) {
      throw new DataAccessException(
          reading + " was closed before its end. Maybe read it before closing.");
    }
  }

  private @Nullable Batch batch() throws SQLException {
    ResultSet open = rows();
    Cells[] columns = new Cells[schema.fields().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Cells.of(schema.fields().get(i).type(), i + 1, batchSize);
    }
    int count = 0;
    while (count < batchSize && open.next()) {
      for (Cells column : columns) {
        column.read(open, count);
      }
      count++;
    }
    if (count < batchSize) {
      statement.close(true);
      ended = true;
    }
    int read = count;
    return read == 0
        ? null
        : Batch.of(schema, Arrays.stream(columns).map(column -> column.build(read)).toList());
  }

  private ResultSet rows() throws SQLException {
    ResultSet open = rows;
    if (open == null) {
      statement.prepare();
      check();
      open = statement.execute();
      rows = open;
    }
    return open;
  }

  /** Who cancels does not wait for the server. */
  private void stopSoon() {
    Thread stopper = new Thread(this::stopReading, "ecom-ai-sql-cancel");
    stopper.setDaemon(true);
    stopper.start();
  }

  private void stopReading() {
    waitForReader();
    inDriver.unlock();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    registration.close();
    waitForReader();
    try {
      statement.close(ended);
    } catch (SQLException e) {
      throw JdbcTrouble.of(reading, e);
    } finally {
      inDriver.unlock();
    }
  }

  /**
   * Enters when the reading thread has left the driver. The request to stop is repeated, as it may
   * come just before the statement starts.
   */
  private void waitForReader() {
    boolean interrupted = false;
    boolean entered = inDriver.tryLock();
    while (!entered) {
      statement.cancel();
      try {
        entered = inDriver.tryLock(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
