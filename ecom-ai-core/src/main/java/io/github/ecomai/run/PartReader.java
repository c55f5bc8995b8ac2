package io.github.ecomai.run;

import java.util.Optional;

/**
 * Reads a result that comes in parts, one by one, so that the whole need not fit into memory. For
 * one thread at a time; {@link #close} may come from any thread, is idempotent, and stops the work.
 *
 * @param <T> the parts
 */
public interface PartReader<T> extends AutoCloseable {
  /**
   * The next part.
   *
   * @return the part, or empty at the end
   * @throws IllegalStateException if this was closed before the end
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled, or this was
   *     closed meanwhile
   * @throws io.github.ecomai.error.DataAccessException if the source fails; a short result is never
   *     returned as if it were complete
   */
  Optional<T> next();

  /** Ends reading. */
  @Override
  void close();
}
