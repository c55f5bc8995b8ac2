package io.github.ecomai.commerce;

import static io.github.ecomai.source.Tables.date;
import static io.github.ecomai.source.Tables.money;
import static io.github.ecomai.source.Tables.row;
import static io.github.ecomai.source.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommerceSchemaTest {
  private static final CommerceSchema STANDARD = CommerceSchema.standard();

  private static final Schema ORDERS =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("customer_id", DataType.LONG),
          new Field("order_date", DataType.DATE),
          new Field("created_at", DataType.TIMESTAMP),
          new Field("status", DataType.STRING),
          new Field("fx_rate", DataType.decimal(2)));

  private static final Schema LINES =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("product_id", DataType.STRING),
          new Field("quantity", DataType.LONG),
          new Field("unit_price", DataType.decimal(2)),
          new Field("discount", DataType.decimal(2)));

  @Test
  void ordersAloneMakeASeriesOfOrders() {
    MemorySource orders =
        MemorySource.builder()
            .rows(
                "orders",
                Schema.of(
                    new Field("order_id", DataType.LONG),
                    new Field("customer_id", DataType.LONG),
                    new Field("order_date", DataType.DATE),
                    new Field("status", DataType.STRING)),
                List.of(
                    row(1L, 7L, date(2026, 1, 1), "paid"),
                    row(2L, 7L, date(2026, 1, 31), "cancelled"),
                    row(3L, 7L, date(2026, 2, 28), "paid"),
                    row(4L, 7L, date(2026, 2, 28), "credit note")))
            .build();
    SeriesQuery.Reading reading =
        SeriesQuery.orders().read(STANDARD, orders, io.github.ecomai.run.RunContext.defaults());
    assertThat(reading.series().toArray()).containsExactly(1.0, 1.0);
  }

  /** Two orders that count, one cancelled. */
  private static MemorySource.Builder shop() {
    return MemorySource.builder()
        .name("shop")
        .rows(
            "orders",
            ORDERS,
            List.of(
                row(
                    1L,
                    7L,
                    date(2026, 1, 5),
                    Tables.at("2026-01-05T09:00:00Z"),
                    "paid",
                    money("1.00")),
                row(
                    2L,
                    8L,
                    date(2026, 1, 6),
                    Tables.at("2026-01-06T09:00:00Z"),
                    "cancelled",
                    money("1.00")),
                row(
                    3L,
                    7L,
                    date(2026, 1, 7),
                    Tables.at("2026-01-07T09:00:00Z"),
                    "returned",
                    money("0.50"))))
        .rows(
            "order_items",
            LINES,
            List.of(
                row(1L, "A", 2L, money("10.00"), money("0.25")),
                row(1L, "B", 1L, money("3.00"), money("0.00")),
                row(2L, "A", 9L, money("10.00"), money("0.00")),
                row(3L, "A", -1L, money("10.00"), money("0.00"))));
  }

  /** The least that a shop can have. */
  private static MemorySource bare() {
    return MemorySource.builder()
        .name("bare")
        .rows(
            "orders",
            Schema.of(
                new Field("order_id", DataType.LONG),
                new Field("customer_id", DataType.LONG),
                new Field("order_date", DataType.TIMESTAMP)),
            List.of(row(1L, null, Tables.at("2026-01-05T23:59:59Z"))))
        .rows(
            "order_items",
            Schema.of(
                new Field("order_id", DataType.LONG),
                new Field("product_id", DataType.LONG),
                new Field("quantity", DataType.DOUBLE),
                new Field("unit_price", DataType.DOUBLE)),
            List.of(row(1L, 5L, 2.0, 1.5)))
        .build();
  }

  @Test
  void fieldsThatTheSourceHasAreRead() {
    DataSource source = shop().build();
    Query orders = STANDARD.query(Concept.ORDERS, source);
    assertThat(orders.schema(source.tables()).names())
        .containsExactly(
            "order_id", "customer_id", "order_date", "created_at", "status", "fx_rate");
    assertThat(rows(source, orders)).hasSize(3);
    assertThat(STANDARD.has(Concept.ORDERS, source)).isTrue();
    assertThat(STANDARD.has(Concept.ORDERS, "created_at", source)).isTrue();
    assertThat(STANDARD.has(Concept.ORDERS, "channel", source)).isFalse();
    assertThat(STANDARD.has(Concept.PAYMENTS, source)).isFalse();
    assertThat(STANDARD.has(Concept.PAYMENTS, "amount", source)).isFalse();
  }

  @Test
  void absentFieldsHaveTheirDefaults() {
    DataSource source = bare();
    Query orders = STANDARD.query(Concept.ORDERS, source);
    assertThat(rows(source, orders.select("order_date", "status", "fx_rate")))
        .containsExactly(row(date(2026, 1, 5), "delivered", 1L));
    Query lines = STANDARD.query(Concept.ORDER_LINES, source);
    assertThat(rows(source, lines.select("discount"))).containsExactly(row(0L));
    assertThat(STANDARD.has(Concept.ORDERS, "fx_rate", source)).isTrue();
  }

  @Test
  void salesLeaveOutCancelledOrdersAndConvertAndDiscount() {
    DataSource source = shop().build();
    Query sales = STANDARD.sales(source);
    assertThat(sales.schema(source.tables()).names())
        .containsExactly(
            "order_id",
            "customer_id",
            "order_date",
            "created_at",
            "status",
            "product_id",
            "quantity",
            "unit_price",
            "list_amount",
            "amount");
    List<List<Object>> found =
        rows(source, sales.select("order_id", "product_id", "quantity", "list_amount", "amount"));
    assertThat(found).extracting(List::toString).hasSize(3);
    assertThat(numbers(found))
        .containsExactlyInAnyOrder(
            List.of(2.0, 20.0, 15.0), List.of(1.0, 3.0, 3.0), List.of(-1.0, -5.0, -5.0));
  }

  @Test
  void salesOfTheBarestShopHaveNoInstant() {
    DataSource source = bare();
    Query sales = STANDARD.sales(source);
    assertThat(sales.schema(source.tables()).indexOf("created_at")).isNegative();
    assertThat(rows(source, sales.select("customer_id", "order_date", "status", "amount")))
        .containsExactly(row(null, date(2026, 1, 5), "delivered", 3.0));
  }

  private static List<List<Double>> numbers(List<List<Object>> rows) {
    return rows.stream()
        .map(r -> r.subList(2, 5).stream().map(v -> ((Number) v).doubleValue()).toList())
        .toList();
  }

  @Test
  void aTableOfAnotherNameIsMapped() {
    DataSource source =
        shop()
            .rows(
                "sales_header",
                Schema.of(
                    new Field("number", DataType.STRING),
                    new Field("customer_id", DataType.LONG),
                    new Field("posted_on", DataType.DATE)),
                List.of(row("N1", 1L, date(2026, 2, 1))))
            .build();
    CommerceSchema mapped =
        STANDARD
            .withTable(Concept.ORDERS, "sales_header")
            .withColumn(Concept.ORDERS, "order_id", "number")
            .withColumn(Concept.ORDERS, "order_date", "posted_on");
    assertThat(rows(source, mapped.query(Concept.ORDERS, source)))
        .containsExactly(row("N1", 1L, date(2026, 2, 1), "delivered", 1L));
    assertThat(rows(source, STANDARD.query(Concept.ORDERS, source))).hasSize(3);
  }

  @Test
  void aQueryServesAConcept() {
    DataSource source = shop().build();
    CommerceSchema mapped =
        STANDARD.withQuery(
            Concept.ORDERS, Query.from("orders").where(Predicate.eq("status", "paid")));
    assertThat(rows(source, mapped.query(Concept.ORDERS, source).select("order_id")))
        .containsExactly(row(1L));
    assertThat(rows(source, mapped.sales(source))).hasSize(2);
  }

  @Test
  void aMissingTableIsNamedWithThoseFound() {
    DataSource source = shop().build();
    assertThatThrownBy(() -> STANDARD.query(Concept.PAYMENTS, source))
        .isInstanceOf(DataAccessException.class)
        .hasMessage(
            "there is no table 'payments' for PAYMENTS in shop. Found tables [order_items,"
                + " orders]. Maybe map it with CommerceSchema.withTable.");
  }

  @Test
  void missingColumnsAreNamedWithThoseFound() {
    DataSource source = shop().build();
    CommerceSchema wrong = STANDARD.withTable(Concept.PAYMENTS, "orders");
    assertThatThrownBy(() -> wrong.query(Concept.PAYMENTS, source))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("table 'orders' in shop lacks [payment_id, method, amount]")
        .hasMessageContaining("for PAYMENTS")
        .hasMessageContaining("Found columns [order_id, customer_id, order_date")
        .hasMessageEndingWith("Maybe map them with CommerceSchema.withColumn.");
    assertThat(wrong.has(Concept.PAYMENTS, source)).isFalse();
  }

  @Test
  void aMappedColumnMustExistEvenIfItsFieldIsOptional() {
    DataSource source = shop().build();
    CommerceSchema wrong = STANDARD.withColumn(Concept.ORDERS, "channel", "chanel");
    assertThatThrownBy(() -> wrong.query(Concept.ORDERS, source))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("lacks [chanel]");
  }

  @Test
  void aColumnOfTheWrongTypeIsNamed() {
    DataSource source = shop().build();
    CommerceSchema wrong = STANDARD.withColumn(Concept.ORDERS, "order_date", "status");
    assertThatThrownBy(() -> wrong.query(Concept.ORDERS, source))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("column 'status' of 'orders' is STRING, but order_date of ORDERS")
        .hasMessageEndingWith("Maybe map another column.");
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertThatThrownBy(() -> STANDARD.withColumn(Concept.ORDERS, "colour", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ORDERS has no field 'colour'. There are [order_id");
  }
}
