package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.source.Expression.col;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Query;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A made-up shop in files below {@code target}, for those who have none at hand. */
final class DemoShop {
  private static final Path FOLDER = Path.of("target", "shop");
  private static final List<String> LOG =
      List.of("order_id", "customer_id", "product_id", "order_date", "quantity");

  private DemoShop() {}

  /** The seven tables, each a Parquet file. */
  static Path lake() throws IOException {
    return writeLake(FOLDER.resolve("lake"));
  }

  static Path writeLake(Path folder) throws IOException {
    CommerceData.small(run()).writeParquet(folder);
    return folder;
  }

  /** The seven tables, held in memory. */
  static MemorySource tables() {
    MemorySource.Builder tables = MemorySource.builder();
    for (Map.Entry<String, Batch> table : CommerceData.small(run()).tables().entrySet()) {
      tables.table(table.getKey(), table.getValue().schema(), List.of(table.getValue()));
    }
    return tables.build();
  }

  /** What was sold as one flat CSV file. */
  static Path orderLog() throws IOException {
    return writeOrderLog(FOLDER.resolve("orders.csv"));
  }

  static Path writeOrderLog(Path file) throws IOException {
    MemorySource shop = tables();
    List<Output> columns = new ArrayList<>(LOG.stream().map(Output::column).toList());
    columns.add(col("amount").dividedBy(col("quantity")).as("unit_price"));
    Query sales = CommerceSchema.standard().sales(shop).select(columns.toArray(Output[]::new));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file);
        BatchReader reader = shop.read(sales, run())) {
      out.write(String.join(",", LOG) + ",unit_price\n");
      for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
        write(b.get(), out);
      }
    }
    return file;
  }

  private static void write(Batch batch, BufferedWriter out) throws IOException {
    Column price = batch.column(LOG.size());
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < LOG.size(); column++) {
        out.write(batch.column(column).value(row) + ",");
      }
      out.write(String.format(Locale.ROOT, "%.2f\n", price.number(row)));
    }
  }

  private static RunContext run() {
    return RunContext.defaults().withSeed(7).withZone(CommerceData.ZONE);
  }
}
