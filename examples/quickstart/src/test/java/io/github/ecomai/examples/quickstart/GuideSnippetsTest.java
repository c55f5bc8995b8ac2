package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.source.Predicate.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.csv.CsvColumn;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.csv.OnBadRow;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the pages in docs/guide. */
class GuideSnippetsTest {
  @TempDir private static Path folder;

  @Test
  void opensASourceInEachWay() throws IOException {
    Path lake = DemoShop.writeLake(folder.resolve("lake"));
    Path orders = folder.resolve("orders.csv");
    Files.writeString(orders, "order_id;ordered\n1;5/3/2024 14:05\nx;y;z\n2;5/4/2024 9:00\n");
    RunContext run = RunContext.defaults();
    // region open-parquet
    ParquetSource files = ParquetSource.open(lake);
    // endregion
    // region open-csv
    CsvOptions options =
        CsvOptions.defaults()
            .withSeparator(';')
            .withColumn("ordered", CsvColumn.of(DataType.TIMESTAMP).withPattern("M/d/yyyy H:mm"))
            .onBadRow(OnBadRow.COLLECT);
    CsvSource csv = CsvSource.open(orders, options);
    long bad = csv.report("orders").badRows();
    // endregion
    // region open-memory
    MemorySource memory = MemorySource.copyOf(csv, run);
    // endregion
    try (files;
        csv;
        memory) {
      assertThat(files.tables()).containsKeys("orders", "order_items");
      assertThat(bad).isEqualTo(1);
      assertThat(memory.tables().get("orders")).isEqualTo(csv.tables().get("orders"));
      assertThat(cents(files)).isPositive();
    }
    URI uri = URI.create("parquet:" + lake);
    // region open-uri
    try (EcomAi ai = EcomAi.builder().source(uri).build()) {
      DataSource source = ai.source(); // closed with ai
    }
    // endregion
    assertThat(uri.getScheme()).isEqualTo("parquet");
  }

  private static long cents(DataSource source) {
    RunContext run = RunContext.defaults();
    long sum = 0;
    // region read
    Query query = Query.from("orders").where(eq("channel", "web")).select("order_id", "total");
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Decimals total = next.get().decimals("total");
        for (int row = 0; row < next.get().rows(); row++) {
          if (!total.isNull(row)) {
            sum += total.unscaled(row);
          }
        }
      }
    }
    // endregion
    return sum;
  }

  @Test
  void namesTheColumnsOfALog() throws IOException {
    Path file = folder.resolve("belege.csv");
    Files.writeString(file, "Beleg,Kunde,Artikel,Menge,Preis,Tag\nB1,K1,A1,2,3.50,2024-05-03\n");
    try (CsvSource source = CsvSource.open(file)) {
      assertThatThrownBy(() -> OrderLog.recognise(source))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("Beleg");
      RunContext run = RunContext.defaults();
      // region name-columns
      Map<Role, String> names =
          Map.of(
              Role.ORDER, "Beleg",
              Role.CUSTOMER, "Kunde",
              Role.PRODUCT, "Artikel",
              Role.QUANTITY, "Menge",
              Role.PRICE, "Preis",
              Role.TIME, "Tag");
      CommerceSchema schema = CommerceSchema.of(OrderLog.recognise(source, names, run));
      // endregion
      assertThat(schema.has(Concept.ORDERS, source)).isTrue();
      assertThat(schema.has(Concept.PAYMENTS, source)).isFalse();
    }
  }
}
