package io.github.ecomai.sql;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.RandomQueries;
import io.github.ecomai.testkit.RandomTables;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The same tables on every database. */
final class Everywhere implements AutoCloseable {
  private final MemorySource tables;
  private final List<JdbcSource> sources = new ArrayList<>();

  private Everywhere(MemorySource tables) {
    this.tables = tables;
  }

  static Everywhere store(MemorySource tables) throws SQLException {
    Everywhere everywhere = new Everywhere(tables);
    for (Database database : Database.values()) {
      everywhere.sources.add(JdbcSource.of(database.store(tables)));
    }
    return everywhere;
  }

  /** Random tables and the random queries that belong to them, each run on every database. */
  static void checkRandomQueries(long seed, int count) throws SQLException {
    MemorySource tables = RandomTables.of(seed, true);
    try (Everywhere everywhere = store(tables)) {
      for (JdbcSource source : everywhere.sources) {
        RandomQueries queries = RandomQueries.of(seed, tables);
        for (int i = 0; i < count; i++) {
          queries.check(source);
        }
      }
    }
  }

  List<JdbcSource> sources() {
    return sources;
  }

  /** Fails if a database gives other rows than the in-core executor. */
  void check(Query query, ZoneId zone) {
    RunContext run = RunContext.defaults().withZone(zone);
    for (JdbcSource source : sources) {
      RandomQueries.difference(source, tables, query, run)
          .ifPresent(
              difference -> {
                throw new AssertionError(
                    source.name() + ": " + difference + "\n" + source.sql(query, run));
              });
    }
  }

  void check(Query query) {
    check(query, ZoneId.of("UTC"));
  }

  @Override
  public void close() {
    sources.forEach(JdbcSource::close);
  }
}
