package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.examples.commerce.CommerceTables;
import io.github.ecomai.examples.commerce.TableDef;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.parquet.Tier;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop in its lake after the systems have run. */
class GeneratedShopTest {
  private static final List<String> WITHOUT_SYSTEM =
      List.of("customer_scores", "compliance_events");
  private static final List<String> OF_SYSTEMS =
      List.of(
          "model_runs",
          "forecasts",
          "customer_segments",
          "fraud_scores",
          "conversations",
          "messages");

  @TempDir private static Path folder;
  private static String page = "";

  @BeforeAll
  static void run() throws IOException {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Account account = new Account(nowhere, new Cancellation());
    RunContext run = RunContext.defaults().withSeed(7);
    Shop shop = GeneratedShop.make(0.1, folder, run, account);
    Clock today =
        Clock.fixed(
            shop.lastDay().plusDays(1).atTime(LocalTime.NOON).atZone(shop.zone()).toInstant(),
            shop.zone());
    try (EcomAi ai =
        EcomAi.builder()
            .source(shop.source())
            .commerce(shop.commerce())
            .seed(7)
            .zone(shop.zone())
            .clock(today)
            .build()) {
      page = Report.titled("shop").with(new Stops(ai, shop, account).report()).html();
    } finally {
      shop.source().close();
    }
  }

  private static ParquetSource tier(Tier tier) {
    return Lake.open(folder.resolve("lake")).read(tier, RunContext.defaults());
  }

  private static double number(Connection duck, String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  @Test
  void all26TablesAreInTheLakeAndTwoWaitForTheirSystems() {
    try (ParquetSource prod = tier(Tier.PROD)) {
      assertThat(prod.tables()).hasSize(26);
      for (TableDef table : CommerceTables.all()) {
        Query rows = Query.from(table.name()).totals(Aggregate.count().as("n"));
        double n = Rows.numbers(prod, rows, RunContext.defaults())[0];
        if (WITHOUT_SYSTEM.contains(table.name())) {
          assertThat(n).as(table.name()).isZero();
        } else {
          assertThat(n).as(table.name()).isPositive();
        }
      }
    }
  }

  @Test
  void tablesOfSystemsKeepEveryRule() throws SQLException {
    RunContext run = RunContext.defaults();
    int asked = 0;
    try (ParquetSource prod = tier(Tier.PROD);
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String table : prod.tables().keySet()) {
        Path file = folder.resolve("copies").resolve(table + ".parquet");
        try (BatchReader rows = prod.read(Query.from(table), run)) {
          ParquetWriter.write(rows, file, run);
        }
        statement.execute("CREATE VIEW " + table + " AS FROM read_parquet('" + file + "')");
      }
      for (String table : OF_SYSTEMS) {
        for (Map.Entry<String, String> rule : CommerceTables.table(table).breaches().entrySet()) {
          assertThat(number(duck, rule.getValue())).as("%s: %s", table, rule.getKey()).isZero();
          asked++;
        }
      }
      assertThat(number(duck, "SELECT count(DISTINCT payment_id) FROM fraud_scores"))
          .isEqualTo(
              number(
                  duck,
                  "SELECT count(*) FROM payments JOIN orders o USING (order_id) WHERE o.status <>"
                      + " 'cancelled'"));
      assertThat(number(duck, "SELECT count(*) FROM messages WHERE role = 'user'")).isEqualTo(7);
    }
    assertThat(asked).isGreaterThan(30);
  }

  @Test
  void brokenRowsAreInQuarantineAlone() {
    try (ParquetSource quarantine = tier(Tier.QUARANTINE);
        ParquetSource prod = tier(Tier.PROD)) {
      RunContext run = RunContext.defaults();
      int refused = 0;
      for (String table : quarantine.tables().keySet()) {
        List<List<@Nullable Object>> rows = Rows.of(quarantine, Query.from(table), run);
        refused += rows.size();
      }
      assertThat(refused).isEqualTo(BrokenRows.words().size());
      List<List<@Nullable Object>> customers =
          Rows.of(prod, Query.from("customers").select("email", "phone", "birth_date"), run);
      assertThat(customers).hasSize(300);
      for (List<@Nullable Object> customer : customers) {
        assertThat(String.valueOf(customer.get(0))).matches("[0-9a-f]{64}");
        assertThat(customer.get(1)).isNull();
        assertThat(String.valueOf(customer.get(2))).matches("null|\\d{4}-01-01");
      }
    }
  }

  @Test
  void thePageTellsOfThePipelineAndOfSixScores() {
    assertThat(page.split("class=\"score\"", -1)).hasSize(7);
    assertThat(page)
        .contains("id=\"pipeline\"", "id=\"kept\"")
        .contains("<td>quantity is positive</td><td class=\"n\">2</td>")
        .contains("and wrote nothing.")
        .contains("<b>5 of 5</b> questions were answered with exactly the numbers")
        .doesNotContain("NaN");
  }
}
