package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each query would run for days; a query that is not stopped fails by the timeout. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChunkReaderTest {
  private static final Schema SCHEMA = Schema.of(new Field("n", DataType.LONG));
  private static final String ENDLESS =
      "SELECT CAST(sum(seen(a.range) + b.range) % 7 AS BIGINT) AS n"
          + " FROM range(100000000) a, range(100000000) b";

  private final CountDownLatch running = new CountDownLatch(1);
  private final RunContext run = RunContext.defaults();
  private DuckDBConnection database = connect();

  private static DuckDBConnection connect() {
    try {
      return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A function that tells when DuckDB has come to the rows. */
  @BeforeEach
  void register() throws SQLException {
    database.close();
    database = connect();
    DuckDBFunctions.scalarFunction()
        .withName("seen")
        .withParameter(Long.class)
        .withReturnType(Long.class)
        .withLongFunction(this::seen)
        .withVolatile()
        .register(database);
  }

  private long seen(long value) {
    running.countDown();
    return value;
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private ChunkReader start(String sql) throws SQLException {
    return ChunkReader.start("test", database.duplicate(), sql, SCHEMA, run);
  }

  /** Does something in another thread once DuckDB works on the query. */
  private Thread onceRunning(Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                running.await();
                action.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void cancellingStopsARunningQuery() throws Exception {
    try (ChunkReader reader = start(ENDLESS)) {
      Thread canceller = onceRunning(run.cancellation()::cancel);
      assertThatThrownBy(reader::next).isInstanceOf(RunCancelledException.class);
      assertThat(running.getCount()).isZero();
      canceller.join();
    }
  }

  @Test
  void closingStopsARunningQuery() throws Exception {
    ChunkReader reader = start(ENDLESS);
    Thread closer = onceRunning(reader::close);
    assertThatThrownBy(reader::next)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    assertThat(running.getCount()).isZero();
    closer.join();
  }

  /** A statement to which something happens after the last check and before it begins. */
  private static final class Late extends DuckDBPreparedStatement {
    private final Runnable before;

    Late(DuckDBConnection connection, Runnable before) throws SQLException {
      super(connection, ENDLESS);
      this.before = before;
    }

    @Override
    public DuckDBChunkedResult query() throws SQLException {
      before.run();
      return super.query();
    }
  }

  @Test
  void cancellingJustBeforeTheQueryBeginsStopsIt() throws Exception {
    DuckDBConnection own = database.duplicate();
    Late late = new Late(own, run.cancellation()::cancel);
    try (ChunkReader reader = ChunkReader.of("test", own, late, SCHEMA, run)) {
      assertThatThrownBy(reader::next).isInstanceOf(RunCancelledException.class);
    }
  }

  @Test
  void aThreadThatIsInterruptedClosesAQueryThatBeginsLater() throws Exception {
    AtomicReference<ChunkReader> reader = new AtomicReference<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              reader.get().close();
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    DuckDBConnection own = database.duplicate();
    Late late =
        new Late(
            own,
            () -> {
              closer.start();
              while (closer.getState() != Thread.State.BLOCKED
                  && closer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
            });
    reader.set(ChunkReader.of("test", own, late, SCHEMA, run));
    assertThatThrownBy(reader.get()::next).hasMessageContaining("closed");
    closer.join();
    assertThat(stillInterrupted).isTrue();
    assertThat(own.isClosed()).isTrue();
  }

  /** A statement that cannot be stopped, and waits until that was tried. */
  private static final class Unstoppable extends DuckDBPreparedStatement {
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Runnable before;

    Unstoppable(DuckDBConnection connection, Runnable before) throws SQLException {
      super(connection, "SELECT CAST(7 AS BIGINT) AS n");
      this.before = before;
    }

    @Override
    public DuckDBChunkedResult query() throws SQLException {
      before.run();
      try {
        tried.await();
        Thread.sleep(20); // until the other thread has met the error
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.query();
    }

    @Override
    public void cancel() throws SQLException {
      tried.countDown();
      throw new SQLException("cannot be stopped");
    }
  }

  @Test
  void aStatementThatCannotBeStoppedIsFreedAllTheSame() throws Exception {
    DuckDBConnection own = database.duplicate();
    Unstoppable statement = new Unstoppable(own, run.cancellation()::cancel);
    ChunkReader reader = ChunkReader.of("test", own, statement, SCHEMA, run);
    reader.next();
    reader.close();
    assertThat(own.isClosed()).isTrue();
  }

  @Test
  void afterCancellingNothingBegins() throws Exception {
    try (ChunkReader reader = start(ENDLESS)) {
      run.cancellation().cancel();
      assertThatThrownBy(reader::next).isInstanceOf(RunCancelledException.class);
      assertThat(running.getCount()).isOne();
    }
  }

  @Test
  void aResultThatIsReadToItsEndIsNotTouchedByCancelling() throws Exception {
    try (ChunkReader reader = start("SELECT seen(7) AS n")) {
      assertThat(reader.next()).isPresent();
      assertThat(reader.next()).isEmpty();
      run.cancellation().cancel();
    }
  }
}
