package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Longs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommerceDataTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);
  private static final CommerceData SHOP = CommerceData.small(RUN);

  private static Batch table(String name) {
    Batch batch = SHOP.tables().get(name);
    assertThat(batch).as(name).isNotNull();
    return Objects.requireNonNull(batch);
  }

  private static Set<Long> keys(String table, String column) {
    Longs values = table(table).longs(column);
    Set<Long> keys = new HashSet<>();
    for (int row = 0; row < values.rows(); row++) {
      keys.add(values.get(row));
    }
    return keys;
  }

  private static String fingerprint(CommerceData shop) {
    Fingerprint print = Fingerprint.start();
    for (Batch batch : shop.tables().values()) {
      for (int c = 0; c < batch.schema().fields().size(); c++) {
        Column column = batch.column(c);
        for (int row = 0; row < batch.rows(); row++) {
          print.add(String.valueOf(column.value(row)));
        }
      }
    }
    return print.text();
  }

  @Test
  void everyForeignKeyHasItsRow() {
    assertThat(keys("orders", "customer_id")).isSubsetOf(keys("customers", "customer_id"));
    assertThat(keys("orders", "region_id")).isSubsetOf(keys("regions", "region_id"));
    assertThat(keys("order_items", "order_id")).isEqualTo(keys("orders", "order_id"));
    assertThat(keys("order_items", "product_id")).isSubsetOf(keys("products", "product_id"));
    assertThat(keys("payments", "order_id")).isEqualTo(keys("orders", "order_id"));
    assertThat(keys("products", "category_id")).isSubsetOf(keys("categories", "category_id"));
  }

  @Test
  void primaryKeysAreDistinct() {
    assertThat(keys("orders", "order_id")).hasSize(table("orders").rows());
    assertThat(keys("customers", "customer_id")).hasSize(table("customers").rows());
    assertThat(keys("payments", "payment_id")).hasSize(table("payments").rows());
  }

  @Test
  void isAShopOfReadableSize() {
    assertThat(table("orders").rows()).isBetween(10_000, 60_000);
    assertThat(table("order_items").rows()).isGreaterThan(table("orders").rows());
    assertThat(table("payments").rows()).isGreaterThanOrEqualTo(table("orders").rows());
  }

  @Test
  void theSameSeedGivesTheSameRows() {
    CommerceData again = CommerceData.small(RUN.withParallelism(1));
    assertThat(fingerprint(again)).isEqualTo(fingerprint(SHOP));
    CommerceData other = CommerceData.small(RUN.withSeed(8));
    assertThat(fingerprint(other)).isNotEqualTo(fingerprint(SHOP));
  }

  @Test
  void totalsAddUp() {
    Batch orders = table("orders");
    for (int row = 0; row < orders.rows(); row++) {
      long sum =
          orders.decimals("subtotal").unscaled(row)
              - orders.decimals("discount").unscaled(row)
              + orders.decimals("tax").unscaled(row)
              + orders.decimals("shipping").unscaled(row);
      assertThat(orders.decimals("total").unscaled(row)).isEqualTo(sum);
    }
  }

  @Test
  void blackFridayIsTheDayAfterTheFourthThursday() {
    assertThat(Season.blackFriday(2025)).isEqualTo(LocalDate.of(2025, 11, 28));
    assertThat(Season.blackFriday(2024)).isEqualTo(LocalDate.of(2024, 11, 29));
  }

  @Test
  void writesOneFileForEachTable(@TempDir Path folder) throws IOException {
    CommerceData shop = CommerceData.make(20, 10, RUN);
    shop.writeParquet(folder.resolve("lake"));
    shop.writeParquet(folder.resolve("lake"));
    try (Stream<Path> files = Files.list(folder.resolve("lake"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              shop.tables().keySet().stream().map(table -> table + ".parquet").toList());
    }
  }

  @Test
  void refusesAShopWithoutCustomers() {
    assertThatThrownBy(() -> CommerceData.make(0, 10, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 customers");
  }
}
