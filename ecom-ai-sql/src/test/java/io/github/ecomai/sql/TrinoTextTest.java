package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.RandomQueries;
import io.github.ecomai.testkit.RandomTables;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Statement;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Trino's own parser takes what is printed for Trino. */
class TrinoTextTest {
  private static final SqlParser PARSER = new SqlParser();
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("+05:30"));

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void isOneQuery(@ForAll long seed) {
    MemorySource tables = RandomTables.of(seed, true);
    RandomQueries queries = RandomQueries.of(seed, tables);
    for (int i = 0; i < 40; i++) {
      Query query = queries.next();
      if (!usesQuantiles(query)) {
        String sql =
            Dialect.TRINO.text().print(query, tables.tables(), ZONES.get(i % ZONES.size()));
        Statement statement = PARSER.createStatement(sql);
        assertThat(statement).isInstanceOf(io.trino.sql.tree.Query.class);
      }
    }
  }

  /** A quantile would be left to core, and never printed. */
  private static boolean usesQuantiles(Query query) {
    return query.toString().contains("QUANTILE");
  }
}
