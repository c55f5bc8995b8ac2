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

  private static final CommerceSchema SCHEMA = CommerceSchema.of(OrderLog.recognise(SOURCE));

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
    assertThat(OrderLog.recognise("log", newer, Map.of()).columns())
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
            "column 'Country' is STRING and cannot be the time. Maybe name another column, or"
                + " declare how its dates are written.");
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
  void numbersAsOrderIdsHaveReturnsByQuantity() {
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
        .containsExactly(row(1L, "credit note", -3.0));
  }

  /** Lines of one unit at 2.00 of a known customer, but for what the case says. */
  private static DataSource log(DataType customer, List<List<Object>> lines) {
    Schema schema =
        Schema.of(
            new Field("order_id", DataType.STRING),
            new Field("customer_id", customer),
            new Field("sku", DataType.STRING),
            new Field("qty", DataType.LONG),
            new Field("unit_price", DataType.decimal(2)),
            new Field("order_date", DataType.DATE));
    return MemorySource.builder()
        .rows(
            "log",
            schema,
            lines.stream()
                .map(l -> row(l.get(0), l.get(1), "P", l.get(2), l.get(3), date(2026, 1, 5)))
                .toList())
        .build();
  }

  private static List<String> statuses(DataSource source) {
    Query sales = CommerceSchema.of(OrderLog.recognise(source)).sales(source);
    return rows(source, sales.select("order_id", "status")).stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();
  }

  @Test
  void lettersOfOtherIdsMeanNothing() {
    DataSource words =
        log(
            DataType.LONG,
            List.of(
                row("A-1001", null, 1L, money("2.00")),
                row("CO-77", 7L, 1L, money("2.00")),
                row("C78", 7L, 1L, money("2.00")),
                row("79", 7L, 1L, money("2.00"))));
    assertThat(statuses(words))
        .containsExactly("A-1001 delivered", "CO-77 delivered", "C78 delivered", "79 delivered");
    DataSource prefixed =
        log(
            DataType.LONG,
            List.of(
                row("C1", 7L, 1L, money("2.00")),
                row("C2", 7L, 1L, money("2.00")),
                row("A3", null, 1L, money("2.00"))));
    assertThat(statuses(prefixed))
        .as("no id is a plain number")
        .containsExactly("C1 delivered", "C2 delivered", "A3 delivered");
  }

  @Test
  void aMarkedNumberMustBehaveAsItsMarkSays() {
    DataSource channels =
        log(
            DataType.LONG,
            List.of(
                row("1", 7L, 1L, money("2.00")),
                row("C2", 7L, 3L, money("2.00")),
                row("C3", 7L, 1L, money("2.00")),
                row("C4", 7L, -1L, money("2.00")),
                row("A5", 7L, 1L, money("2.00"))));
    assertThat(statuses(channels))
        .as("most orders with a C sell, and the one with an A has a customer")
        .containsExactly(
            "1 delivered", "C2 delivered", "C3 delivered", "C4 credit note", "A5 delivered");
  }

  @Test
  void aCreditNoteMayHaveALineThatIsNoReturn() {
    DataSource mixed =
        log(
            DataType.LONG,
            List.of(
                row("1", 7L, 1L, money("2.00")),
                row("C2", 7L, -3L, money("2.00")),
                row("C2", 7L, 1L, money("2.00"))));
    assertThat(statuses(mixed)).containsExactly("1 delivered", "C2 credit note", "C2 credit note");
  }

  @Test
  void aLineGivenBackIsAReturnWhateverItsOrder() {
    DataSource mixed =
        log(
            DataType.LONG,
            List.of(
                row("W-1", 7L, 2L, money("2.00")),
                row("W-1", 7L, -1L, money("2.00")),
                row("W-2", 7L, -1L, money("2.00")),
                row("W-3", 7L, -5L, money("0.00"))));
    OrderLog log = OrderLog.recognise(mixed);
    assertThat(rows(mixed, Query.from("log").where(log.returns()).select("order_id", "qty")))
        .containsExactly(row("W-1", -1L), row("W-2", -1L));
    assertThat(rows(mixed, Query.from("log").where(log.adjustments()))).isEmpty();
    Query orders = CommerceSchema.of(log).query(Concept.ORDERS, mixed);
    assertThat(rows(mixed, orders.select("order_id", "status")))
        .as("an order of which something was kept is an order")
        .containsExactlyInAnyOrder(
            row("W-1", "delivered"), row("W-2", "credit note"), row("W-3", "delivered"));
  }

  @Test
  void wholeNumbersWithAPointAreIds() {
    DataSource doubles =
        log(
            DataType.DOUBLE,
            List.of(row("1", 17850.0, 1L, money("2.00")), row("2", null, 1L, money("2.00"))));
    CommerceSchema schema = CommerceSchema.of(OrderLog.recognise(doubles));
    assertThat(rows(doubles, schema.sales(doubles).select("order_id", "customer_id")))
        .containsExactly(row("1", "17850"), row("2", null));
    assertThat(rows(doubles, schema.query(Concept.CUSTOMERS, doubles).select("customer_id")))
        .containsExactly(row("17850"));
    DataSource decimals =
        log(DataType.decimal(2), List.of(row("1", money("17850.00"), 1L, money("2.00"))));
    assertThat(
            rows(
                decimals,
                CommerceSchema.of(OrderLog.recognise(decimals))
                    .query(Concept.ORDERS, decimals)
                    .select("customer_id")))
        .containsExactly(row("17850"));
  }

  @Test
  void numbersThatAreNotWholeAreNoIds() {
    DataSource source = log(DataType.DOUBLE, List.of(row("1", 0.25, 1L, money("2.00"))));
    assertThatThrownBy(() -> OrderLog.recognise(source))
        .isInstanceOf(DataAccessException.class)
        .hasMessage(
            "column 'customer_id' holds numbers that are not whole and cannot be the customer."
                + " Maybe name another column.");
  }
}
