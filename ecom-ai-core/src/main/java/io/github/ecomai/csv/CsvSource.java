package io.github.ecomai.csv;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * CSV files (RFC 4180) as tables, packed by gzip or not, with line breaks in quotes. A table is
 * named like its file without {@code .csv}, {@code .tsv}, {@code .txt} and {@code .gz}.
 *
 * <p>The first use reads every row to find the types: a column is BOOLEAN (true, false), LONG,
 * DECIMAL (up to 18 digits), DOUBLE, DATE or TIMESTAMP only if all of its values are, otherwise
 * STRING. Dates and times are in ISO form or in one of the patterns of {@link #timePatterns}. Codes
 * such as {@code 00123}, {@code +49} and {@code 12E4} stay STRING. An empty field is null; so is an
 * empty line where there is only one column, elsewhere it is no row. A nameless column is {@code
 * column_N}. Other forms of dates are declared with {@link CsvOptions#withColumn}.
 *
 * <p>Each query reads the file again; {@link io.github.ecomai.source.MemorySource#copyOf} reads it
 * once. Thread-safe.
 *
 * <pre>{@code
 * try (CsvSource source = CsvSource.open(Path.of("orders.csv.gz"))) {
 *   MemorySource orders = MemorySource.copyOf(source, RunContext.defaults());
 * }
 * }</pre>
 */
public final class CsvSource extends AbstractDataSource {
  private final String name;
  private final Map<String, CsvTable> files;

  private CsvSource(String name, Map<String, CsvTable> files) {
    this.name = name;
    this.files = files;
  }

  /**
   * Opens a file, or all CSV files of a folder, with {@link CsvOptions#defaults()}.
   *
   * @param path a file of any name, or a folder
   * @return the source
   * @throws DataAccessException if there is no such file or no CSV file in the folder
   */
  public static CsvSource open(Path path) {
    return open(path, CsvOptions.defaults());
  }

  /**
   * Opens a file or all CSV files of a folder.
   *
   * @param path a file of any name, or a folder
   * @param options how to read all of them
   * @return the source
   * @throws DataAccessException if there is no such file or no CSV file in the folder
   */
  public static CsvSource open(Path path, CsvOptions options) {
    if (!Files.isDirectory(path)) {
      return of(List.of(path), options);
    }
    try (Stream<Path> found = Files.list(path)) {
      List<Path> paths =
          found.filter(f -> CsvTable.isCsv(f) && Files.isRegularFile(f)).sorted().toList();
      if (paths.isEmpty()) {
        throw new DataAccessException(
            "no file of " + path + " ends in .csv, .tsv, .txt or one of these and .gz.");
      }
      return new CsvSource("csv " + path, tables(paths, options));
    } catch (IOException e) {
      throw new DataAccessException("cannot list " + path + ".", e, false);
    }
  }

  /**
   * Opens several files.
   *
   * @param paths one or more files
   * @param options how to read all of them
   * @return the source
   * @throws DataAccessException if a file is missing
   * @throws IllegalArgumentException if there is no file or two of one table name
   */
  public static CsvSource of(List<Path> paths, CsvOptions options) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a CSV source needs a file. Maybe name one.");
    }
    return new CsvSource("csv " + paths.get(0), tables(paths, options));
  }

  private static Map<String, CsvTable> tables(List<Path> paths, CsvOptions options) {
    Map<String, CsvTable> tables = new TreeMap<>();
    for (Path path : paths) {
      if (!Files.isRegularFile(path)) {
        throw new DataAccessException("there is no file " + path + ". Maybe check the path.");
      }
      String table = CsvTable.name(path);
      if (tables.put(table, new CsvTable(path, options)) != null) {
        throw new IllegalArgumentException(
            "two files make the table '" + table + "'. Maybe rename one.");
      }
    }
    return Collections.unmodifiableMap(tables);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Schema> tables() {
    checkOpen();
    Map<String, Schema> schemas = new TreeMap<>();
    files.forEach((table, file) -> schemas.put(table, file.scan().schema()));
    Set<String> declared = new TreeSet<>();
    files.values().forEach(file -> declared.addAll(file.options().columns().keySet()));
    schemas.values().forEach(schema -> schema.names().forEach(declared::remove));
    if (!declared.isEmpty()) {
      throw new IllegalArgumentException(
          "the declared columns "
              + declared
              + " do not stand in "
              + name
              + ", which has "
              + schemas
              + ". Maybe check their names.");
    }
    return Collections.unmodifiableMap(schemas);
  }

  /**
   * What was found in the file of a table; reads it if that was not done before.
   *
   * @param table a table's name
   * @return good and bad rows
   * @throws IllegalArgumentException if there is no such table
   * @throws DataAccessException if the file cannot be read
   */
  public CsvReport report(String table) {
    checkOpen();
    return file(table).scan().report();
  }

  /**
   * Patterns that fit every value of a column of dates or times in another form than ISO, such as
   * {@code M/d/yyyy H:mm}. One pattern is used; where days and months cannot be told apart there
   * are two, the column is STRING, and {@link CsvOptions#withColumn} declares the right one.
   *
   * @param table a table's name
   * @param column one of its columns
   * @return none, one or two, as for {@link CsvColumn#withPattern}; none for declared columns
   * @throws IllegalArgumentException if there is no such table or column
   * @throws DataAccessException if the file cannot be read
   */
  public List<String> timePatterns(String table, String column) {
    checkOpen();
    CsvScan.Result scan = file(table).scan();
    scan.schema().type(column); // fails if there is none
    return scan.patterns().getOrDefault(column, List.of());
  }

  private CsvTable file(String table) {
    CsvTable file = files.get(table);
    if (file == null) {
      throw new IllegalArgumentException(
          "no table '" + table + "'. There are " + files.keySet() + ".");
    }
    return file;
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.of(Capability.COLUMNS);
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Schema wanted = pushed.schema(tables());
    Query inner = pushed;
    while (inner instanceof Query.Project project) {
      inner = project.input();
    }
    CsvTable file = file(((Query.Table) inner).name());
    ZoneId zone = file.options().zone();
    return new CsvBatches(file, wanted, zone == null ? run.zone() : zone);
  }

  @Override
  protected void closeSource() {}
}
