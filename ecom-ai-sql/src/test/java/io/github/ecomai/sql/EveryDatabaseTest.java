package io.github.ecomai.sql;

import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * H2, PostgreSQL, MariaDB, DuckDB and the in-core executor return the same rows. A query that does
 * not is shown with its seed and cut down to the smallest part that differs. The seed is fixed, so
 * that a run says something about the change at hand; another one is a search for new cases.
 */
class EveryDatabaseTest {
  @Property(seed = "20261127", tries = 12, shrinking = ShrinkingMode.OFF)
  void randomQueriesHaveTheSameRows(@ForAll long seed) throws SQLException {
    Everywhere.checkRandomQueries(seed, 25);
  }
}
