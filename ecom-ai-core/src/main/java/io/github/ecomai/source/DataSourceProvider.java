package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.net.URI;
import java.util.Set;

/**
 * Opens sources by URI; found by ServiceLoader. Implementations are stateless and thread-safe, and
 * touch no file and no network before {@link #open}.
 */
public interface DataSourceProvider {
  /**
   * The URI schemes it opens, such as {@code parquet}.
   *
   * @return one or more schemes in lower case
   */
  Set<String> schemes();

  /**
   * Opens a source.
   *
   * @param uri such as {@code parquet:lake/prod}
   * @param run the surroundings
   * @return the source, to be closed by the caller
   * @throws IllegalArgumentException if the URI is malformed
   * @throws io.github.ecomai.error.DataAccessException if there is nothing to open
   */
  DataSource open(URI uri, RunContext run);
}
