package io.github.ecomai.examples.commerce;

import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.SortKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of {@code demand_daily} of one product, from what they add up and nothing else. */
final class DemandOfProduct {
  private static final String FILE = "part-00000.parquet";

  private final CommerceShop shop;
  private final long product;
  private final RunContext run;

  DemandOfProduct(CommerceShop shop, long product, RunContext run) {
    this.shop = shop;
    this.product = product;
    this.run = run;
  }

  List<Batch> rows() throws IOException {
    Path folder = Files.createTempDirectory(run.temporaryDirectory(), "demand");
    try (DataSource tables = shop.source();
        ParquetWriter writer = ParquetWriter.open(run)) {
      Predicate ours = Predicate.eq("product_id", product);
      write(writer, tables, folder, Query.from("order_items").where(ours), "order_items");
      write(
          writer,
          tables,
          folder,
          Query.from("orders").select("order_id", "region_id", "order_date", "fx_rate", "status"),
          "orders");
      write(writer, tables, folder, Query.from("price_history").where(ours), "price_history");
      write(writer, tables, folder, Query.from("products").where(ours), "products");
      write(writer, tables, folder, Query.from("fx_rates"), "fx_rates");
      write(writer, tables, folder, Query.from("promotions"), "promotions");
      writeOutages(writer, folder);
      Files.createDirectories(folder.resolve("tables/demand_daily"));
      DemandDaily.write(folder, product, run);
      return read(folder.resolve("tables"));
    } finally {
      delete(folder);
    }
  }

  private void write(
      ParquetWriter writer, DataSource tables, Path folder, Query query, String table)
      throws IOException {
    Path file = folder.resolve("tables").resolve(table).resolve(FILE);
    Files.createDirectories(file.getParent());
    try (BatchReader reader = tables.read(query, run)) {
      writer.write(reader, file);
    }
  }

  private void writeOutages(ParquetWriter writer, Path folder) throws IOException {
    Path truth = Files.createDirectories(folder.resolve("truth/stock_outs"));
    Batch outages = shop.truthOfProduct(product).get("stock_outs");
    Schema columns = Objects.requireNonNull(TruthTables.all().get("stock_outs"), "stock_outs");
    Batch none = new TableRows(columns).batch();
    writer.write(new OneBatch(outages == null ? none : outages), truth.resolve(FILE));
  }

  private List<Batch> read(Path tables) {
    Query sorted =
        Query.from("demand_daily")
            .orderBy(
                SortKey.asc("product_id"), SortKey.asc("region_id"), SortKey.asc("demand_date"));
    List<Batch> rows = new ArrayList<>();
    try (ParquetSource source = ParquetSource.open(tables, run);
        BatchReader reader = source.read(sorted, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        rows.add(next.get());
      }
    }
    return rows;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = new ArrayList<>(below.toList());
    }
    Collections.reverse(all);
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
