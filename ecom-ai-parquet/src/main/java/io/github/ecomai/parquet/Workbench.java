package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A DuckDB that reads and writes files of one lake, for the steps of one run. For one thread. */
final class Workbench implements AutoCloseable {
  private final Lake lake;
  private final RunContext run;
  private final DuckDb duck;
  private int readers;

  private Workbench(Lake lake, RunContext run, DuckDb duck) {
    this.lake = lake;
    this.run = run;
    this.duck = duck;
  }

  static Workbench open(Lake lake, Masking masking, RunContext run) {
    DuckDb duck = DuckDb.open(lake.name(), run);
    try {
      masking.register(duck);
      duck.lock(lake.root());
      return new Workbench(lake, run, duck);
    } catch (RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  RunContext run() {
    return run;
  }

  /** A table of the lake as SQL, once its files are known to be sound. */
  String scan(TableState table) {
    lake.check(table, run);
    return "(" + LakeTables.scan(lake.root(), table) + ")";
  }

  void execute(String sql) {
    duck.update(sql, run);
  }

  /** A table of this run, replacing the one of that name. */
  void table(String name, String select) {
    execute("CREATE OR REPLACE TEMP TABLE " + name + " AS " + select);
  }

  void view(String name, String select) {
    execute("CREATE OR REPLACE TEMP VIEW " + name + " AS " + select);
  }

  void drop(String... names) {
    for (String name : names) {
      execute("DROP TABLE IF EXISTS " + name);
    }
  }

  List<List<String>> rows(String sql) {
    run.checkCancelled();
    return duck.rows(sql);
  }

  long count(String sql) {
    return Long.parseLong(rows("SELECT count(*) FROM " + sql).get(0).get(0));
  }

  /** What is to be done with the rows of a reader, as {@code _seq} and its columns. */
  interface Use<T> {
    T run(String rows);
  }

  /** Lends the rows of a reader, numbered from the first, to one statement. */
  <T> Taken<T> take(BatchReader reader, long first, Use<T> use) {
    Incoming incoming = new Incoming(reader, first);
    String name = Incoming.NAME + readers++;
    duck.function(name, incoming);
    String columns = Incoming.columns(reader.schema());
    try {
      T result = use.run("(SELECT _seq, " + columns + " FROM " + name + "())");
      return new Taken<>(result, incoming.next());
    } catch (EcomAiException e) {
      throw incoming.failure().orElse(e);
    }
  }

  /** What came of the rows of a reader, and the number after the last one. */
  record Taken<T>(T result, long next) {}

  /** Writes the rows of a statement as a file of a table; no rows make no file. */
  Optional<LakeFile> write(LakeWriter writer, Place place, String select) {
    Path file = writer.newFile(place.tier(), place.table(), place.partition());
    long rows = duck.update(DuckDb.copy(select, file), run);
    if (rows == 0) {
      writer.discard(file);
      return Optional.empty();
    }
    return Optional.of(writer.written(file, rows));
  }

  /** Where a file goes; the partition is a folder or empty. */
  record Place(Tier tier, String table, String partition) {}

  @Override
  public void close() {
    try {
      duck.close();
    } catch (DataAccessException e) {
      run.checkCancelled();
      throw e;
    }
  }
}
