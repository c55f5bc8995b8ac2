package io.github.ecomai.benchmarks;

import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** Three of five columns of a Parquet file into primitive arrays; {@link JdbcRead} with --jdbc. */
final class ReadBenchmark implements Benchmark {
  private static final int ROWS = 10_000_000;

  @Override
  public String name() {
    return "read";
  }

  @Override
  public String summary() {
    return "10M rows of Parquet, 3 of 5 columns into arrays; with --jdbc 1M rows of databases";
  }

  /** The three columns, filled from the front. */
  private static final class Target {
    private final long[] id;
    private final double[] amount;
    private final double[] price;
    private int rows;

    Target(int capacity) {
      id = new long[capacity];
      amount = new double[capacity];
      price = new double[capacity];
    }

    double checksum() {
      double sum = rows;
      for (int i = 0; i < rows; i++) {
        sum += id[i] % 1000 + amount[i] - price[i];
      }
      return sum;
    }
  }

  /** One way to read. */
  private interface Way {
    void read(Path file, Target into) throws SQLException;
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    return arguments.flag("jdbc") ? jdbc(arguments) : parquet(arguments);
  }

  private static Figures jdbc(Arguments arguments) throws IOException {
    int rows = arguments.number("rows", arguments.isShort() ? ROWS / 50 : ROWS / 10);
    Figures figures = new Figures().put("rows", (long) rows);
    try {
      new JdbcRead(rows, arguments.isShort() ? 5 : 31).run(figures);
      return figures;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static Figures parquet(Arguments arguments) throws IOException {
    int rounds = arguments.isShort() ? 3 : 9;
    int rows = arguments.number("rows", arguments.isShort() ? ROWS / 5 : ROWS);
    Optional<Path> given = arguments.path("data");
    Path file = given.isPresent() ? given.get() : make(rows);
    try {
      return measure(file, rows, rounds);
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      if (given.isEmpty()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Figures measure(Path file, int rows, int rounds) throws SQLException {
    Target target = new Target(rows);
    Table table = Table.of("way", "first CPU s", "warm CPU s", "of chunk API", "checksum");
    double[] chunk = time(ReadBenchmark::chunks, file, target, rounds);
    table.row("DuckDB chunk API, by hand", chunk[0], chunk[1], 1.0, target.checksum());
    double[] ours = time(ReadBenchmark::source, file, target, rounds);
    table.row("ecom-ai ParquetSource", ours[0], ours[1], ours[1] / chunk[1], target.checksum());
    double[] jdbc = time(ReadBenchmark::resultSet, file, target, Math.max(2, rounds / 3));
    table.row("DuckDB JDBC ResultSet", jdbc[0], jdbc[1], jdbc[1] / chunk[1], target.checksum());
    table.print(System.out);
    return new Figures()
        .put("rows", (long) rows)
        .put("parquet_cpu_s", ours[1])
        .put("duckdb_cpu_s", chunk[1])
        .put("duckdb_jdbc_cpu_s", jdbc[1]);
  }

  private static double[] time(Way way, Path file, Target target, int rounds) throws SQLException {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      target.rows = 0;
      double start = Cpu.processSeconds();
      way.read(file, target);
      seconds.add(Cpu.processSeconds() - start);
    }
    double first = seconds.remove(0);
    Collections.sort(seconds);
    return new double[] {first, seconds.get(seconds.size() / 2)};
  }

  private static Path make(int rows) throws IOException {
    Path file = Files.createTempFile("ecom-ai-read", ".parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT i AS id, (i * 7919) % 100003 AS customer, ((i * 31) % 100000) / 100.0::DOUBLE"
              + " AS amount, sqrt(i % 9973) AS price, 'country ' || (i % 40) AS country FROM range("
              + rows
              + ") r(i)) TO '"
              + file
              + "' (FORMAT PARQUET, COMPRESSION SNAPPY)");
      return file;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void source(Path file, Target into) {
    RunContext run = RunContext.defaults().withParallelism(1);
    try (ParquetSource source = ParquetSource.open(file, run);
        BatchReader reader =
            source.read(
                Query.from(source.tables().keySet().iterator().next())
                    .select("id", "amount", "price"),
                run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        batch.longs("id").copyInto(into.id, into.rows);
        batch.doubles("amount").copyInto(into.amount, into.rows);
        batch.doubles("price").copyInto(into.price, into.rows);
        into.rows += batch.rows();
      }
    }
  }

  private static String select(Path file) {
    return "SELECT id, amount, price FROM read_parquet('" + file + "')";
  }

  private static void chunks(Path file, Target into) throws SQLException {
    try (DuckDBConnection connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        DuckDBPreparedStatement threads = connection.prepare("SET threads = 1")) {
      threads.execute();
      try (DuckDBPreparedStatement statement = connection.prepare(select(file));
          DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          DuckDBDataChunkReader chunk = result.chunk();
          int rows = (int) chunk.rowCount();
          int at = into.rows;
          for (int row = 0; row < rows; row++) {
            into.id[at + row] = chunk.vector(0).getLong(row);
          }
          for (int row = 0; row < rows; row++) {
            into.amount[at + row] = chunk.vector(1).getDouble(row);
          }
          for (int row = 0; row < rows; row++) {
            into.price[at + row] = chunk.vector(2).getDouble(row);
          }
          into.rows += rows;
        }
      }
    }
  }

  private static void resultSet(Path file, Target into) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      try (ResultSet result = statement.executeQuery(select(file))) {
        while (result.next()) {
          into.id[into.rows] = result.getLong(1);
          into.amount[into.rows] = result.getDouble(2);
          into.price[into.rows] = result.getDouble(3);
          into.rows++;
        }
      }
    }
  }
}
