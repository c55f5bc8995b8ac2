package io.github.ecomai.sql;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import java.net.URI;
import java.util.Set;

/**
 * Opens the JDBC URL of a database, such as {@code jdbc:postgresql://db/shop?user=reader}. Each
 * result makes a connection of its own; where many are read, open a pool with {@link
 * JdbcSource#of(javax.sql.DataSource)} instead. Stateless and thread-safe.
 */
public final class JdbcProvider implements DataSourceProvider {
  /** For ServiceLoader. */
  public JdbcProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("jdbc");
  }

  @Override
  public DataSource open(URI uri, RunContext run) {
    return JdbcSource.of(UrlConnections.of(uri.toString()));
  }
}
