package io.github.ecomai.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLogOfSourceTest {
  private static final Schema LINES =
      Schema.of(
          new Field("InvoiceNo", DataType.STRING),
          new Field("StockCode", DataType.STRING),
          new Field("Quantity", DataType.LONG),
          new Field("InvoiceDate", DataType.TIMESTAMP),
          new Field("UnitPrice", DataType.decimal(2)),
          new Field("CustomerID", DataType.LONG));

  @Test
  void theOnlyTableIsTheLog() {
    OrderLog log =
        OrderLog.recognise(MemorySource.builder().rows("lines", LINES, List.of()).build());

    assertThat(log.table()).isEqualTo("lines");
    assertThat(log.columns())
        .containsEntry(Role.ORDER, "InvoiceNo")
        .containsEntry(Role.TIME, "InvoiceDate")
        .doesNotContainKey(Role.COUNTRY);
  }

  @Test
  void severalTablesAreNamed() {
    MemorySource source =
        MemorySource.builder()
            .rows("lines", LINES, List.of())
            .rows("others", LINES, List.of())
            .build();

    assertThatThrownBy(() -> OrderLog.recognise(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[lines, others]")
        .hasMessageContaining("Maybe");
  }

  @Test
  void noTableIsNoLog() {
    assertThatThrownBy(() -> OrderLog.recognise(MemorySource.builder().build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[]");
  }

  @Test
  void aMissingColumnIsNamed() {
    Schema noPrice = Schema.of(new Field("order_id", DataType.LONG));

    assertThatThrownBy(
            () ->
                OrderLog.recognise(
                    MemorySource.builder().rows("lines", noPrice, List.of()).build()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("price")
        .hasMessageContaining("order_id");
  }
}
