package io.github.ecomai.examples.commerce;

import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small {@link CommerceShop} in memory, to try the systems on: regions, customers, categories,
 * products, orders, order_items and payments. The same seed gives the same rows. Immutable and
 * thread-safe.
 */
public final class CommerceData {
  /** The zone in which the shop's days begin and end. */
  public static final ZoneId ZONE = Season.ZONE;

  private static final List<String> TABLES =
      List.of(
          "regions", "customers", "categories", "products", "orders", "order_items", "payments");

  private final Map<String, Batch> tables;

  private CommerceData(Map<String, Batch> tables) {
    this.tables = Collections.unmodifiableMap(tables);
  }

  /**
   * The small shop: 2,400 customers, 120 products, four years of orders up to 9 March 2026.
   *
   * @param run the seed; cancellation
   * @return the shop
   */
  public static CommerceData small(RunContext run) {
    return make(2_400, 120, run);
  }

  /**
   * A shop of another size.
   *
   * @param customers number of customers, 1 or more
   * @param products number of products, 1 or more
   * @param run the seed; cancellation
   * @return the shop
   */
  public static CommerceData make(int customers, int products, RunContext run) {
    CommerceShop shop = CommerceShop.of(customers, products, run);
    Collected all = new Collected();
    for (int part = 0; part < shop.parts(); part++) {
      run.checkCancelled();
      shop.collect(part, all);
    }
    Map<String, Batch> tables = all.tables();
    tables.keySet().retainAll(TABLES);
    return new CommerceData(new TreeMap<>(tables));
  }

  /**
   * The tables.
   *
   * @return table name to all its rows, sorted by name
   */
  public Map<String, Batch> tables() {
    return tables;
  }

  /**
   * Writes each table as one Parquet file.
   *
   * @param folder made if absent; files of the same names are replaced
   * @throws IOException if the folder cannot be made
   * @throws io.github.ecomai.error.DataAccessException if a file cannot be written
   */
  public void writeParquet(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (ParquetWriter writer = ParquetWriter.open(RunContext.defaults())) {
      tables.forEach(
          (table, rows) -> writer.write(new OneBatch(rows), folder.resolve(table + ".parquet")));
    }
  }

  /**
   * The day of the first orders.
   *
   * @return the first day with complete data
   */
  public static LocalDate firstDay() {
    return Season.START;
  }

  /**
   * The day of the last orders.
   *
   * @return the last day with complete data
   */
  public static LocalDate lastDay() {
    return Season.END;
  }
}
