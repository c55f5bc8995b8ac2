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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of one statement. The statement starts with the first batch. Closing from another
 * thread stops it on the server first and gives the connection back when the reading thread has
 * left the driver; if the server does not answer, the connection is broken off.
 */
final class JdbcReader implements BatchReader {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSource.class);
  private static final long AGAIN_MILLIS = 100;
  private static final long PATIENCE_SECONDS = 5;
  private static final long BREAKING_SECONDS = 1;

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
    start("ecom-ai-sql-cancel", () -> finish(this::stopReading));
  }

  private Optional<Exception> stopReading() {
    waitForReader();
    inDriver.unlock();
    return Optional.empty();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    registration.close();
    if (!isOver()) {
      finish(this::giveBack)
          .ifPresent(
              e -> {
                throw JdbcTrouble.of(reading, e);
              });
    }
  }

  /** Whether the rows were read to their end, after which nothing is left to give back. */
  private boolean isOver() {
    boolean over = inDriver.tryLock();
    if (over) {
      over = ended;
      inDriver.unlock();
    }
    return over;
  }

  private Optional<Exception> giveBack() {
    waitForReader();
    try {
      statement.close(ended);
      return Optional.empty();
    } catch (SQLException | RuntimeException e) {
      return Optional.of(e);
    } finally {
      inDriver.unlock();
    }
  }

  /**
   * Does what needs an answer of the server. If there is none in time, the connection is broken
   * off, which ends the reading thread too; what does not end even so is left to its own thread.
   */
  private Optional<Exception> finish(Callable<Optional<Exception>> task) {
    FutureTask<Optional<Exception>> running = new FutureTask<>(task);
    start("ecom-ai-sql-stop", running);
    Optional<Optional<Exception>> result = result(running, PATIENCE_SECONDS);
    if (result.isEmpty()) {
      LOG.warn("{} got no answer from its server, so its connection is broken off", reading);
      start("ecom-ai-sql-abort", statement::abort);
      result = result(running, BREAKING_SECONDS);
    }
    return result.orElse(Optional.empty());
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static <T> Optional<T> result(Future<T> running, long seconds) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(running.get(seconds, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Enters when the reading thread has left the driver. The request to stop is repeated, as it may
   * come just before the statement starts.
   */
  private void waitForReader() {
    boolean entered = inDriver.tryLock();
    while (!entered) {
      statement.cancel();
      try {
        entered = inDriver.tryLock(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        LOG.debug("nobody interrupts this thread", e);
      }
    }
  }
}
