package io.github.ecomai.source;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.quantile;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Predicate.and;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.ge;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.isNotNull;
import static io.github.ecomai.source.Predicate.ne;
import static io.github.ecomai.source.SortKey.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTextTest {
  private static final Map<String, Schema> TABLES =
      Map.of(
          "orders",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("country", DataType.STRING),
              new Field("status", DataType.STRING),
              new Field("created_at", DataType.TIMESTAMP),
              new Field("order_date", DataType.DATE)),
          "order_items",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("quantity", DataType.LONG),
              new Field("unit_price", DataType.decimal(4)),
              new Field("rate", DataType.decimal(4))));
  private static final Query ORDERS = Query.from("orders");

  private static String print(Query query) {
    return new SqlText().print(query, TABLES, ZoneOffset.UTC).replaceAll("\\s+", " ");
  }

  @Test
  void oneBlockForOneQuestion() {
    Query query =
        ORDERS
            .where(and(ne("status", "cancelled"), ge("order_date", LocalDate.of(2026, 1, 1))))
            .groupBy("country")
            .measures(count().as("orders"))
            .where(gt("orders", 5))
            .orderBy(desc("orders"))
            .limit(10);
    assertThat(print(query))
        .isEqualTo(
            "SELECT \"country\", COUNT(*) AS \"orders\" FROM \"orders\""
                + " WHERE \"status\" <> 'cancelled' AND \"order_date\" >= DATE '2026-01-01'"
                + " GROUP BY \"country\" HAVING COUNT(*) > 5"
                + " ORDER BY \"orders\" DESC NULLS LAST, \"country\" NULLS LAST LIMIT 10");
  }

  @Test
  void joinsOfTablesStayFlat() {
    Query query =
        Query.from("order_items")
            .join(ORDERS.where(ne("status", "cancelled")), "order_id")
            .groupBy(truncate(col("order_date"), CalendarUnit.MONTH).as("month"))
            .measures(sum(col("quantity").times(col("unit_price"))).as("revenue"));
    assertThat(print(query))
        .isEqualTo(
            "SELECT CAST(DATE_TRUNC('month', \"orders\".\"order_date\") AS DATE) AS \"month\","
                + " SUM((\"order_items\".\"quantity\" * \"order_items\".\"unit_price\")) AS"
                + " \"revenue\" FROM \"order_items\" JOIN \"orders\" ON"
                + " \"order_items\".\"order_id\" = \"orders\".\"order_id\""
                + " WHERE \"orders\".\"status\" <> 'cancelled'"
                + " GROUP BY CAST(DATE_TRUNC('month', \"orders\".\"order_date\") AS DATE)");
  }

  @Test
  void aFilterOnTheRightOfALeftJoinStaysInside() {
    Query query =
        Query.from("order_items").leftJoin(ORDERS.where(eq("status", "paid")), "order_id");
    assertThat(print(query)).contains("LEFT JOIN ( SELECT").doesNotContain("\"t1\".\"status\" =");
  }

  @Test
  void aFilterAfterALimitWaits() {
    Query query = ORDERS.orderBy(desc("order_date")).limit(5).where(isNotNull("country"));
    assertThat(print(query)).contains("LIMIT 5 ) AS \"t1\" WHERE \"country\" IS NOT NULL ORDER BY");
  }

  @Test
  void anOrderingKeepsItsColumnWhenAnotherTakesTheName() {
    Query query = ORDERS.orderBy(desc("status")).limit(5).select(col("country").as("status"));
    assertThat(print(query))
        .startsWith("SELECT \"orders\".\"country\" AS \"status\" FROM \"orders\"")
        .contains("ORDER BY \"orders\".\"status\" DESC NULLS LAST, \"orders\".\"order_id\"");
    assertThat(print(query.where(isNotNull("status"))))
        .contains("ORDER BY \"orders\".\"status\" DESC")
        .contains("WHERE \"t1\".\"status\" IS NOT NULL");
  }

  @Test
  void numbersKeepTheirMeaning() {
    Query items = Query.from("order_items");
    assertThat(print(items.select(col("quantity").dividedBy(lit(2)).as("x"))))
        .contains("(CAST(\"quantity\" AS DOUBLE) / NULLIF(2.0E0, 0))");
    assertThat(print(items.select(col("unit_price").times(col("rate")).as("x"))))
        .contains("(CAST(\"unit_price\" AS DOUBLE) * CAST(\"rate\" AS DOUBLE))");
    assertThat(print(items.totals(quantile(col("unit_price"), 0.5).as("x"))))
        .contains("PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(\"unit_price\" AS DOUBLE))");
    assertThat(print(items.select(lit(2.0).as("x")))).contains("CAST(2.0E0 AS DOUBLE) AS");
  }

  @Test
  void daysAreTheShopsDays() {
    Query query = ORDERS.select(truncate(col("created_at"), CalendarUnit.DAY).as("day"));
    assertThat(new SqlText().print(query, TABLES, ZoneId.of("Europe/Berlin")))
        .contains("CAST(\"created_at\" AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin' AS DATE)");
    assertThat(print(query)).contains("CAST(\"created_at\" AS DATE)");
  }

  @Test
  void hostileTextStaysText() {
    assertThat(print(ORDERS.where(eq("country", "'; DROP TABLE orders; --"))))
        .contains("= '''; DROP TABLE orders; --'");
    Map<String, Schema> tables = Map.of("a\"b", Schema.of(new Field("c\"d", DataType.LONG)));
    assertThat(new SqlText().print(Query.from("a\"b"), tables, ZoneOffset.UTC))
        .contains("SELECT \"c\"\"d\"")
        .contains("FROM \"a\"\"b\"");
  }

  @Test
  void windowsNameTheirOrder() {
    Query query =
        ORDERS
            .groupBy("country", "status")
            .measures(count().as("n"))
            .window(WindowSpec.over("country").orderBy(desc("n")).rowNumber("place"))
            .where(Predicate.le("place", 3));
    assertThat(print(query))
        .contains("ROW_NUMBER() OVER (PARTITION BY \"country\" ORDER BY COUNT(*) DESC NULLS LAST")
        .contains(") AS \"t1\" WHERE \"place\" <= 3");
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatThrownBy(() -> print(ORDERS.select("nothing")))
        .hasMessageContaining("no column 'nothing'");
  }
}
