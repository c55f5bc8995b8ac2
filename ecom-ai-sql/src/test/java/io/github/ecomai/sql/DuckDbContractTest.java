package io.github.ecomai.sql;

import io.github.ecomai.databases.Database;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.testkit.DataSourceContract;
import java.sql.SQLException;

/** The rows of the in-core executor, from DuckDb. */
class DuckDbContractTest extends DataSourceContract {
  @Override
  protected DataSource load(MemorySource tables) throws SQLException {
    return JdbcSource.of(Database.DUCKDB.store(tables));
  }
}
