package io.github.ecomai.source;

import java.util.Optional;

/**
 * Reads the result of a query, block by block. For one thread at a time; {@link #close} may come
 * from any thread, is idempotent, and stops remote work.
 */
public interface BatchReader extends AutoCloseable {
  /**
   * The columns of every batch.
   *
   * @return names and types
   */
  Schema schema();

  /**
   * The next block.
   *
   * @return one or more rows, or empty at the end
   * @throws io.github.ecomai.error.DataAccessException if the source fails or is closed; a short
   *     result is never returned as if it were complete
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  Optional<Batch> next();

  /** Ends reading. */
  @Override
  void close();
}
