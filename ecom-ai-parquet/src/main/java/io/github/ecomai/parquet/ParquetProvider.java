package io.github.ecomai.parquet;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Opens {@code parquet:path}, such as {@code parquet:lake/prod}. Stateless and thread-safe. */
public final class ParquetProvider implements DataSourceProvider {
  /** For ServiceLoader. */
  public ParquetProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("parquet");
  }

  @Override
  public DataSource open(URI uri, RunContext run) {
    String path = uri.getSchemeSpecificPart();
    if (path == null || path.isBlank()) {
      throw new IllegalArgumentException(
          "'" + uri + "' names no path. Maybe write parquet:lake/prod.");
    }
    try {
      return ParquetSource.open(Path.of(path), run);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + uri + "' is no path here.", e);
    }
  }
}
