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
 * Writes rows of any source as a Parquet file, which appears whole or not at all. Stateless and
 * thread-safe.
 *
 * <pre>{@code
 * try (BatchReader rows = source.read(Query.from("orders"), run)) {
 *   long written = ParquetWriter.write(rows, folder.resolve("orders.parquet"), run);
 * }
 * }</pre>
 */
public final class ParquetWriter {
  private ParquetWriter() {}

  /**
   * Writes all rows of a reader, in their order, in bounded memory.
   *
   * @param rows what to write; read to its end and left open
   * @param file where to; its folder is made, a file of that name replaced
   * @param run threads, memory and temporary directory for DuckDB, cancellation
   * @return the number of rows
   * @throws DataAccessException if reading or writing fails
   */
  public static long write(BatchReader rows, Path file, RunContext run) {
    Path target = file.toAbsolutePath();
    Path fresh = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      Files.createDirectories(target.resolveSibling(""));
      try {
        long written = writeTo(rows, fresh, run);
        Files.move(
            fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return written;
      } finally {
        Files.deleteIfExists(fresh);
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

  private static long writeTo(BatchReader rows, Path file, RunContext run) {
    Incoming incoming = new Incoming(rows, 0);
    try (DuckDb duck = DuckDb.open("parquet " + file, run)) {
      duck.function(Incoming.NAME, incoming);
      String columns = Incoming.columns(rows.schema());
      String select = "SELECT " + columns + " FROM " + Incoming.NAME + "()";
      return duck.update(DuckDb.copy(select, file), run);
    } catch (EcomAiException e) {
      throw incoming.failure().orElse(e);
    }
  }
}
