package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.databases.MariaDbServer;
import io.github.ecomai.databases.PostgresServer;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Query;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of five million rows is read in a JVM with 256 MB of heap. */
class BoundedMemoryIT {
  private static final long ROWS = 5_000_000;

  /** The JVM with little heap. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] urls) {
      long sum = 0;
      long rows = 0;
      try (JdbcSource source = JdbcSource.of(UrlConnections.of(urls[0]));
          BatchReader reader = source.read(Query.from("shop_lines"), RunContext.defaults())) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          Longs ids = next.get().longs("id");
          for (int row = 0; row < ids.rows(); row++) {
            sum += ids.get(row);
          }
          rows += ids.rows();
        }
      }
      System.out.println(rows + " rows, sum " + sum);
    }
  }

  private static void check(String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains(ROWS + " rows, sum " + ROWS * (ROWS + 1) / 2);
  }

  private static final String COLUMNS =
      "CREATE TABLE shop_lines (id BIGINT, price DECIMAL(12, 2), note VARCHAR(60))";

  @Test
  void postgresql() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Database.execute(
          UrlConnections.of(server.url()),
          COLUMNS,
          "INSERT INTO shop_lines SELECT n, n / 100.0, 'a note of some length ' || n"
              + " FROM generate_series(1, "
              + ROWS
              + ") n");
      check(server.url());
    }
  }

  @Test
  void mariaDb() throws Exception {
    try (MariaDbServer server = MariaDbServer.start()) {
      String url = server.url("test");
      Database.execute(
          UrlConnections.of(url),
          COLUMNS,
          "INSERT INTO shop_lines SELECT seq, seq / 100, CONCAT('a note of some length ', seq)"
              + " FROM seq_1_to_"
              + ROWS);
      check(url);
    }
  }

  @Test
  void h2(@TempDir Path folder) throws SQLException, IOException, InterruptedException {
    String url = "jdbc:h2:file:" + folder.resolve("shop") + ";USER=sa";
    List<String> fill =
        List.of(
            COLUMNS,
            "INSERT INTO shop_lines SELECT x, x / 100.0, 'a note of some length ' || x"
                + " FROM SYSTEM_RANGE(1, "
                + ROWS
                + ")");
    Database.execute(UrlConnections.of(url), fill.toArray(String[]::new));
    check(url);
  }
}
