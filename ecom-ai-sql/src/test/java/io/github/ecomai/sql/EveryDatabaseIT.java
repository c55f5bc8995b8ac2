package io.github.ecomai.sql;

import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The long run of {@link EveryDatabaseTest}: 4,000 queries on each database. */
class EveryDatabaseIT {
  @Property(seed = "20261127", tries = 40, shrinking = ShrinkingMode.OFF)
  void fourThousandRandomQueriesHaveTheSameRows(@ForAll long seed) throws SQLException {
    Everywhere.checkRandomQueries(seed, 100);
  }
}
