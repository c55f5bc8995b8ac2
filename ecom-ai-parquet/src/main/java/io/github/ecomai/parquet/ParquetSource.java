package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parquet files as tables, run by an embedded DuckDB: queries are pushed down whole, and only the
 * columns and row groups that they need are read.
 *
 * <p>A file {@code orders.parquet} is the table {@code orders}; so is a folder {@code orders} with
 * any number of files, also in folders such as {@code month=2026-01}, which then is a column {@code
 * month}. The files of a table must have the same columns and the same keys of folders. Nothing
 * outside the folder is read, nothing is downloaded, and symbolic links that lead out are refused.
 *
 * <p>Columns: integers up to 64 bits become LONG, FLOAT and DOUBLE become DOUBLE, DECIMAL up to 18
 * digits becomes DECIMAL, times with or without zone become TIMESTAMP, UUID and enumerations become
 * STRING. Infinite dates and times are null, for filters too. Columns of other types are left out
 * and named by {@link #skipped}.
 *
 * <p>Thread-safe: many queries may run at once. {@link #close} ends them.
 *
 * <pre>{@code
 * Query query = Query.from("orders").select("order_id", "total");
 * try (ParquetSource source = ParquetSource.open(Path.of("lake/prod"));
 *     BatchReader reader = source.read(query, run)) {
 *   Optional<Batch> first = reader.next();
 * }
 * }</pre>
 */
public final class ParquetSource extends AbstractDataSource {
  private final String name;
  private final DuckDb duck;
  private final ParquetTables tables;
  private final Runnable atClose;

  private ParquetSource(String name, DuckDb duck, ParquetTables tables, Runnable atClose) {
    this.name = name;
    this.duck = duck;
    this.tables = tables;
    this.atClose = atClose;
  }

  /**
   * Opens a file or a folder of tables with all cores.
   *
   * @param path a Parquet file, or a folder of files and folders
   * @return the source, to be closed by the caller
   * @throws DataAccessException if there is nothing, a file is not complete Parquet, or the files
   *     of a table differ in their columns
   */
  public static ParquetSource open(Path path) {
    return open(path, RunContext.defaults());
  }

  /**
   * Opens a file, a folder of tables, or a tier of a {@link Lake}.
   *
   * @param path a Parquet file, or a folder of files and folders
   * @param run threads, memory budget for DuckDB and temporary directory
   * @return the source, to be closed by the caller
   * @throws DataAccessException if there is nothing, a file is not complete Parquet, or the files
   *     of a table differ in their columns
   */
  public static ParquetSource open(Path path, RunContext run) {
    Optional<Tier> tier = Lake.tier(path);
    if (tier.isPresent()) {
      return Lake.open(path.toAbsolutePath().normalize().resolveSibling("")).read(tier.get(), run);
    }
    ParquetFiles files = ParquetFiles.find(path);
    String name = "parquet " + path;
    DuckDb duck = DuckDb.open(name, run);
    try {
      ParquetTables tables = ParquetTables.define(duck, files);
      duck.lock(files.root());
      return new ParquetSource(name, duck, tables, () -> {});
    } catch (RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  /** Opens a tier of a version of a lake, whose lease is given back when the source is closed. */
  static ParquetSource open(Lake lake, Tier tier, Leases.Lease lease, RunContext run) {
    String name = lake.name() + "/" + tier.folder();
    List<TableState> states =
        lease.manifest().tables().values().stream().filter(t -> t.tier() == tier).toList();
    if (states.isEmpty()) {
      throw new DataAccessException(
          name + " has no table yet. Maybe run a Pipeline into the lake first.");
    }
    states.forEach(state -> lake.check(state, run));
    DuckDb duck = DuckDb.open(name, run);
    try {
      ParquetTables tables = LakeTables.define(duck, lake.root(), states);
      duck.lock(lake.root());
      return new ParquetSource(name, duck, tables, () -> lake.release(lease));
    } catch (RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Schema> tables() {
    checkOpen();
    return tables.schemas();
  }

  /**
   * Columns that are left out because of their type.
   *
   * @return table and column, such as {@code orders.payload}, to the type that was found
   */
  public Map<String, String> skipped() {
    return tables.skipped();
  }

  @Override
  public String sql(Query query, RunContext run) {
    return Dialect.DUCKDB.text().print(query, tables(), run.zone());
  }

  @Override
  protected Set<Capability> capabilities() {
    return Dialect.DUCKDB.capabilities();
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Schema schema = pushed.schema(tables());
    String sql = Dialect.DUCKDB.text().print(pushed, tables(), run.zone());
    return duck.read(Transport.wrap(sql, schema), schema, run);
  }

  @Override
  protected void closeSource() {
    try {
      duck.close();
    } finally {
      atClose.run();
    }
  }
}
