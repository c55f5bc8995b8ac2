package io.github.ecomai.benchmarks;

import io.github.ecomai.EcomAi;
import io.github.ecomai.databases.Database;
import io.github.ecomai.databases.PostgresServer;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The first query of a JVM that has just started, over PostgreSQL. */
final class FirstQuery {
  private static final int STARTS = 5;

  private FirstQuery() {}

  /**
   * The JVM that is measured: opens the URL, counts a table, prints wall seconds since its start
   * and CPU seconds.
   */
  public static void main(String[] args) {
    Query count = Query.from("visits").totals(Aggregate.count().as("n"));
    try (EcomAi ai = EcomAi.builder().source(URI.create(args[0])).build();
        BatchReader reader = ai.source().read(count, RunContext.defaults())) {
      long rows = reader.next().orElseThrow().longs("n").get(0);
      long millis =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
      System.out.println(millis / 1e3 + " " + Cpu.processSeconds() + " " + rows);
    }
  }

  static void run(Figures figures) throws SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      PGSimpleDataSource target = new PGSimpleDataSource();
      target.setUrl(server.url());
      Database.execute(
          target, "CREATE TABLE visits (n BIGINT)", "INSERT INTO visits VALUES (1), (2)");
      List<double[]> starts = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        starts.add(start(server.url()));
      }
      Collections.sort(starts, (a, b) -> Double.compare(a[0], b[0]));
      double[] median = starts.get(STARTS / 2);
      System.out.printf(
          "first query of a cold JVM, from its start: %.2f s wall, %.2f s CPU%n",
          median[0], median[1]);
      figures.put("first_query_s", median[0]).put("first_query_cpu_s", median[1]);
    } catch (IOException e) {
      throw new IllegalStateException("the cold JVM did not run", e);
    }
  }

  private static double[] start(String url) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(java, "-cp", classPath, FirstQuery.class.getName(), url)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] words = output.strip().split(" ");
    return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
  }
}
