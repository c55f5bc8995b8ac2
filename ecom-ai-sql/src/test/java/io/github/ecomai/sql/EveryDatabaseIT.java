package io.github.ecomai.sql;

import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The long run of {@link EveryDatabaseTest}: 10,000 queries on each database. */
class EveryDatabaseIT {
  @Property(seed = "20261127", tries = 100, shrinking = ShrinkingMode.OFF)
  void tenThousandRandomQueriesHaveTheSameRows(@ForAll long seed) throws SQLException {
    Everywhere.checkRandomQueries(seed, 100);
  }
}
