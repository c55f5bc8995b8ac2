package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.RandomQueries;
import io.github.ecomai.testkit.RandomTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * MariaDB runs the text for MySQL once its collation, which MariaDB does not have, is replaced: the
 * two texts differ in nothing else.
 */
class MySqlTextTest {
  @Test
  void differsFromMariaDbInTheCollationOnly() {
    MemorySource tables = RandomTables.of(3, true);
    RandomQueries queries = RandomQueries.of(3, tables);
    for (int i = 0; i < 200; i++) {
      Query query = queries.next();
      if (!query.toString().contains("QUANTILE")) {
        String mySql = Dialect.MYSQL.text().print(query, tables.tables(), ZoneId.of("UTC"));
        String mariaDb = Dialect.MARIADB.text().print(query, tables.tables(), ZoneId.of("UTC"));
        assertThat(mySql.replace("utf8mb4_0900_bin", "utf8mb4_nopad_bin")).isEqualTo(mariaDb);
      }
    }
  }

  @Property(tries = 3, shrinking = ShrinkingMode.OFF)
  void runsOnMariaDb(@ForAll long seed) throws SQLException {
    MemorySource tables = RandomTables.of(seed, true);
    DataSource database = Database.MARIADB.store(tables);
    RandomQueries queries = RandomQueries.of(seed, tables);
    try (JdbcSource source =
            JdbcSource.of(database, JdbcOptions.defaults().withDialect(Dialect.MYSQL));
        Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 40; i++) {
        Query query = queries.next();
        if (source.plan(query).isComplete()) {
          ZoneId zone = ZoneId.of(i % 2 == 0 ? "UTC" : "Europe/Berlin");
          String sql = source.sql(query, RunContext.defaults().withZone(zone));
          statement.executeQuery(sql.replace("utf8mb4_0900_bin", "utf8mb4_nopad_bin")).close();
        }
      }
    }
  }
}
