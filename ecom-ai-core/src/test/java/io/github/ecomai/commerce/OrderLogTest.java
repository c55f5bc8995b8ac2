package io.github.ecomai.commerce;

import static io.github.ecomai.source.Tables.at;
import static io.github.ecomai.source.Tables.date;
import static io.github.ecomai.source.Tables.money;
import static io.github.ecomai.source.Tables.row;
import static io.github.ecomai.source.Tables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderLogTest {
  /** The columns of the UCI online retail log. */
  private static final Schema RETAIL =
      Schema.of(
          new Field("InvoiceNo", DataType.STRING),
          new Field("StockCode", DataType.STRING),
          new Field("Description", DataType.STRING),
          new Field("Quantity", DataType.LONG),
          new Field("InvoiceDate", DataType.TIMESTAMP),
          new Field("UnitPrice", DataType.decimal(2)),
          new Field("CustomerID", DataType.LONG),
          new Field("Country", DataType.STRING));

  private static final DataSource SOURCE =
      MemorySource.builder()
          .rows(
              "log",
              RETAIL,
              List.of(
                  row("1", "P1", "a", 2L, at("2026-01-05T09:00:00Z"), money("5.00"), 7L, "UK"),
                  row("1", "P2", "b", 1L, at("2026-01-05T09:00:00Z"), money("3.00"), 7L, "UK"),
                  row("C2", "P1", "a", -1L, at("2026-01-06T09:00:00Z"), money("5.00"), 7L, "UK"),
                  row(
                      "A3",
                      "B",
                      "debt",
                      1L,
                      at("2026-01-07T09:00:00Z"),
                      money("99.00"),
                      null,
                      "UK"),
                  row("4", "P2", "b", 4L, at("2026-01-08T09:00:00Z"), money("4.00"), null, "FR")))
          .build();

  private static final CommerceSchema SCHEMA =
      CommerceSchema.of(OrderLog.recognise("log", RETAIL, Map.of()));

  private static List<List<Object>> read(Query query) {
    return rows(SOURCE, query);
  }

  @Test
  void commonNamesAreRecognised() {
    OrderLog log = OrderLog.recognise("log", RETAIL, Map.of());
    assertThat(log.table()).isEqualTo("log");
    assertThat(log.columns())
        .isEqualTo(
            Map.of(
                Role.ORDER, "InvoiceNo",
                Role.CUSTOMER, "CustomerID",
                Role.PRODUCT, "StockCode",
                Role.QUANTITY, "Quantity",
                Role.PRICE, "UnitPrice",
                Role.TIME, "InvoiceDate",
                Role.COUNTRY, "Country"));
  }

  @Test
  void theNewerRetailNamesAreRecognised() {
    Schema newer =
        Schema.of(
            new Field("Invoice", DataType.STRING),
            new Field("StockCode", DataType.STRING),
            new Field("Quantity", DataType.LONG),
            new Field("InvoiceDate", DataType.TIMESTAMP),
            new Field("Price", DataType.DOUBLE),
            new Field("Customer ID", DataType.DOUBLE));
    assertThatThrownBy(() -> OrderLog.recognise("log", newer, Map.of()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("column 'Customer ID' is DOUBLE and cannot be the customer");
    Schema typed =
        Schema.of(
            newer.fields().stream()
                .map(f -> f.name().equals("Customer ID") ? new Field(f.name(), DataType.LONG) : f)
                .toArray(Field[]::new));
    assertThat(OrderLog.recognise("log", typed, Map.of()).columns())
        .containsEntry(Role.ORDER, "Invoice")
        .containsEntry(Role.PRICE, "Price")
        .containsEntry(Role.CUSTOMER, "Customer ID")
        .doesNotContainKey(Role.COUNTRY);
  }

  @Test
  void aGivenColumnWins() {
    OrderLog log = OrderLog.recognise("log", RETAIL, Map.of(Role.PRODUCT, "Description"));
    assertThat(log.columns()).containsEntry(Role.PRODUCT, "Description");
  }

  @Test
  void aMissingColumnIsNamedWithThoseFound() {
    assertThatThrownBy(() -> OrderLog.recognise("log", RETAIL, Map.of(Role.PRICE, "Preis")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("table 'log' has no column for price ('Preis')")
        .hasMessageContaining("Found columns [InvoiceNo, StockCode")
        .hasMessageContaining("Maybe name it");
    Schema poor = Schema.of(new Field("InvoiceNo", DataType.STRING));
    assertThatThrownBy(() -> OrderLog.recognise("log", poor, Map.of()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("customer, product, quantity, price, time")
        .hasMessageContaining("Found columns [InvoiceNo]");
  }

  @Test
  void aColumnOfTheWrongTypeIsNamed() {
    assertThatThrownBy(() -> OrderLog.recognise("log", RETAIL, Map.of(Role.TIME, "Country")))
        .isInstanceOf(DataAccessException.class)
        .hasMessage(
            "column 'Country' is STRING and cannot be the time. Maybe name another column.");
  }

  @Test
  void salesHoldReturnsAndUnknownCustomersButNoAdjustments() {
    assertThat(
            read(
                SCHEMA
                    .sales(SOURCE)
                    .select("order_id", "customer_id", "order_date", "status", "amount")))
        .containsExactly(
            row("1", 7L, date(2026, 1, 5), "delivered", money("10.00")),
            row("1", 7L, date(2026, 1, 5), "delivered", money("3.00")),
            row("C2", 7L, date(2026, 1, 6), "credit note", money("-5.00")),
            row("4", null, date(2026, 1, 8), "delivered", money("16.00")));
  }

  @Test
  void oneLogServesOrders() {
    assertThat(
            read(
                SCHEMA
                    .query(Concept.ORDERS, SOURCE)
                    .select("order_id", "customer_id", "status", "total")))
        .containsExactlyInAnyOrder(
            row("1", 7L, "delivered", money("13.00")),
            row("C2", 7L, "credit note", money("-5.00")),
            row("A3", null, "cancelled", money("99.00")),
            row("4", null, "delivered", money("16.00")));
  }

  @Test
  void oneLogServesLinesCustomersAndProducts() {
    assertThat(read(SCHEMA.query(Concept.ORDER_LINES, SOURCE))).hasSize(5);
    assertThat(
            read(
                SCHEMA
                    .query(Concept.CUSTOMERS, SOURCE)
                    .select("customer_id", "country", "signup_date")))
        .containsExactly(row(7L, "UK", date(2026, 1, 5)));
    assertThat(read(SCHEMA.query(Concept.PRODUCTS, SOURCE).select("product_id", "list_price")))
        .containsExactlyInAnyOrder(row("P1", 5.0), row("P2", 3.5), row("B", 99.0));
  }

  @Test
  void numbersAsOrderIdsHaveNoCreditNotes() {
    Schema schema =
        Schema.of(
            new Field("order_id", DataType.LONG),
            new Field("customer_id", DataType.LONG),
            new Field("sku", DataType.STRING),
            new Field("qty", DataType.LONG),
            new Field("unit_price", DataType.DOUBLE),
            new Field("order_date", DataType.DATE));
    DataSource source =
        MemorySource.builder()
            .rows("log", schema, List.of(row(1L, 7L, "A", -2L, 1.5, date(2026, 1, 5))))
            .build();
    CommerceSchema numbered = CommerceSchema.of(OrderLog.recognise("log", schema, Map.of()));
    Query sales = numbered.sales(source);
    assertThat(sales.schema(source.tables()).indexOf("created_at")).isNegative();
    assertThat(rows(source, sales.select("order_id", "status", "amount")))
        .containsExactly(row(1L, "delivered", -3.0));
  }
}
