package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes rows of any source as Parquet files, each of which is on the disk before its name appears;
 * of two writers of one file the last one wins. {@link #write(BatchReader, Path, RunContext)} is
 * for one file and may be called from any thread; an open writer starts DuckDB once for many files
 * and belongs to one thread.
 *
 * <pre>{@code
 * try (BatchReader rows = source.read(Query.from("orders"), run)) {
 *   long written = ParquetWriter.write(rows, folder.resolve("orders.parquet"), run);
 * }
 * }</pre>
 */
public final class ParquetWriter implements AutoCloseable {
  private final DuckDb duck;
  private final RunContext run;
  private int files;

  private ParquetWriter(DuckDb duck, RunContext run) {
    this.duck = duck;
    this.run = run;
  }

  /**
   * A writer of many files.
   *
   * @param run threads, memory and temporary directory for DuckDB, cancellation
   * @return the writer, to be closed by the caller
   * @throws DataAccessException if DuckDB cannot start on this platform
   */
  public static ParquetWriter open(RunContext run) {
    return new ParquetWriter(DuckDb.open("parquet writer", run), run);
  }

  /**
   * Writes all rows of a reader as one file.
   *
   * @param rows what to write; read to its end and left open
   * @param file where to; its folder is made, a file of that name replaced
   * @param run threads, memory and temporary directory for DuckDB, cancellation
   * @return the number of rows
   * @throws DataAccessException if reading or writing fails
   */
  public static long write(BatchReader rows, Path file, RunContext run) {
    try (ParquetWriter writer = open(run)) {
      return writer.write(rows, file);
    }
  }

  /**
   * Writes all rows of a reader, in their order, in bounded memory.
   *
   * @param rows what to write; read to its end and left open
   * @param file where to; its folder is made, a file of that name replaced
   * @return the number of rows
   * @throws DataAccessException if reading or writing fails, or the writer is closed
   */
  public long write(BatchReader rows, Path file) {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    try {
      Files.createDirectories(folder);
      Path own = Files.createTempDirectory(folder, ".writing"); // others may write the same file
      Path fresh = own.resolve("rows.tmp");
      try {
        long written = writeTo(rows, fresh);
        new DiskFiles().force(fresh);
        Files.move(
            fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return written;
      } finally {
        Files.deleteIfExists(fresh);
        Files.delete(own);
      }
    } catch (IOException e) {
      throw new DataAccessException(
          file
              + " could not be written: "
              + e.getClass().getSimpleName()
              + ". Maybe check space and rights of the directory.",
          e,
          true);
    }
  }

  private long writeTo(BatchReader rows, Path file) {
    Incoming incoming = new Incoming(rows, 0);
    String function = Incoming.NAME + files++;
    try {
      duck.function(function, incoming);
      String columns = Incoming.columns(rows.schema());
      String select = "SELECT " + columns + " FROM " + function + "()";
      return duck.update(DuckDb.copy(select, file), run);
    } catch (EcomAiException e) {
      throw incoming.failure().orElse(e);
    }
  }

  /** Ends DuckDB; files stay. */
  @Override
  public void close() {
    duck.close();
  }
}
