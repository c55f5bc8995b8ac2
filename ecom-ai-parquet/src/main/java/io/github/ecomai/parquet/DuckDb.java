package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBTableFunctionBuilder;

/** One DuckDB in memory that can be kept to the files of one folder. */
final class DuckDb implements AutoCloseable {
  private static final long INTERRUPT_MILLIS = 5;
  private static final int ROW_GROUP = 122_880; // rows
  private static final long MEGABYTE = 1L << 20;
  private static final long LEAST_MEMORY = 256 * MEGABYTE;

  private final String name;
  private final DuckDBConnection connection;

  private DuckDb(String name, DuckDBConnection connection) {
    this.name = name;
    this.connection = connection;
  }

  static DuckDb open(String name, RunContext run) {
    try {
      DriverManager.getDriver("jdbc:duckdb:"); // loads the driver
      DuckDBConnection connection =
          (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      DuckDb duck = new DuckDb(name, connection);
      try {
        duck.set(run);
        return duck;
      } catch (RuntimeException | Error e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DataAccessException(
          name + " cannot start DuckDB. Maybe this platform lacks its native library.", e, false);
    }
  }

  private void set(RunContext run) {
    long megabytes = Math.max(LEAST_MEMORY, run.memoryBudget()) / MEGABYTE;
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    execute("SET allow_community_extensions = false");
    execute("SET threads = " + run.parallelism());
    execute("SET memory_limit = '" + megabytes + "MiB'");
    execute("SET temp_directory = " + quote(run.temporaryDirectory().toString()));
    execute("SET TimeZone = 'UTC'");
  }

  /** From now on only files under the root can be opened, and no setting can be changed. */
  void lock(Path root) {
    String folder = root.toString().endsWith("/") ? root.toString() : root + "/";
    execute("SET allowed_directories = [" + quote(folder) + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The statement that writes the rows of another as a Parquet file. */
  static String copy(String select, Path file) {
    return "COPY ("
        + select
        + ") TO "
        + quote(file.toString())
        + " (FORMAT PARQUET, COMPRESSION ZSTD, ROW_GROUP_SIZE "
        + ROW_GROUP
        + ")";
  }

  String name() {
    return name;
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }

  /** The rows of a small answer, as text. */
  List<List<String>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }

  /** Runs a statement until its end or the run's; gives the number of rows it wrote. */
  long update(String sql, RunContext run) {
    AtomicBoolean ended = new AtomicBoolean();
    try (Statement statement = connection.createStatement()) {
      Cancellation.Registration registration =
          run.cancellation().onCancel(() -> stop(statement, ended));
      try {
        run.checkCancelled();
        return Math.max(0, statement.executeLargeUpdate(sql));
      } finally {
        ended.set(true);
        registration.close();
      }
    } catch (SQLException e) {
      run.checkCancelled();
      throw trouble(name, e);
    }
  }

  /** DuckDB forgets an interrupt that comes before a statement has begun, so it is repeated. */
  private static void stop(Statement statement, AtomicBoolean ended) {
    Thread stopper =
        new Thread(
            () -> {
              try {
                while (!ended.get()) {
                  statement.cancel();
                  Thread.sleep(INTERRUPT_MILLIS);
                }
              } catch (SQLException | InterruptedException e) {
                ended.set(true); // the statement has ended by itself, or the JVM ends
              }
            },
            "ecom-ai-parquet-cancel");
    stopper.setDaemon(true);
    stopper.start();
  }

  /** Makes the rows of a reader a table function. */
  void function(String function, Incoming rows) {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName(function).withFunction(rows).register(connection);
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }

  /** Makes a function of text callable from SQL; null stays null. */
  void function(String function, Function<String, String> body) {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(function)
          .withParameter(String.class)
          .withReturnType(String.class)
          .withFunction((String text) -> text == null ? null : body.apply(text))
          .register(connection);
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }

  BatchReader read(String sql, Schema schema, RunContext run) {
    try {
      DuckDBConnection own = connection.duplicate();
      return ChunkReader.start(name, own, sql, schema, run);
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }

  /** What went wrong, without the message of DuckDB where that may quote a value. */
  static RuntimeException trouble(String name, Exception e) {
    String text = String.valueOf(e.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("interrupt")) {
      return new RunCancelledException();
    }
    String what = "failed";
    String next = "Maybe look at the cause.";
    boolean retriable = false;
    if (lower.contains("no space left") || lower.contains("file too large")) {
      what = "has no space left to write";
      next = "Maybe free space and try again.";
      retriable = true;
    } else if (lower.contains("read-only file system") || lower.contains("permission denied")) {
      what = "may not write or read a file here";
      next = "Maybe check the rights of its directory.";
    } else if (lower.contains("no magic bytes") || lower.contains("too small to be a parquet")) {
      what = "holds a file that is not complete Parquet: " + file(text);
      next = "Maybe its copy was cut short; copy it again or remove it.";
    } else if (lower.contains("out of memory")) {
      what = "needs more memory for this query";
      next = "Maybe raise the memory budget of the RunContext that opens it.";
    } else if (lower.contains("out of range") || lower.contains("overflow")) {
      what = "met a number that is too large for its type";
      next = "Maybe convert to DOUBLE before adding or multiplying.";
    } else if (lower.contains("no files found") || lower.contains("cannot open file")) {
      what = "lost a file that it had when it was opened: " + file(text);
      next = "Maybe open the source again.";
    } else if (lower.contains("io.github.ecomai")) {
      next = "Maybe look at the cause, which is an error of this library.";
    } else if (lower.contains("parquet") || lower.contains("snappy") || lower.contains("zstd")) {
      what = "holds a damaged Parquet file";
      next = "Maybe write or copy the files again.";
    }
    return new DataAccessException(name + " " + what + ". " + next, e, retriable);
  }

  private static String file(String text) {
    int from = text.indexOf('\'') >= 0 ? text.indexOf('\'') : text.indexOf('"');
    int to = Math.max(text.lastIndexOf('\''), text.lastIndexOf('"'));
    return from >= 0 && to > from
        ? String.valueOf(Path.of(text.substring(from + 1, to)).getFileName())
        : "one of its files";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw trouble(name, e);
    }
  }
}
