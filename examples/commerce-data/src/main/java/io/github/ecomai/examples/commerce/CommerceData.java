package io.github.ecomai.examples.commerce;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A made-up shop with four years of orders: regions, customers, categories, products, orders,
 * order_items and payments. The shop reports in euros and its days are those of Berlin. The same
 * seed gives the same rows. Immutable and thread-safe.
 */
public final class CommerceData {
  /** The zone in which the shop's days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final LocalDate START = LocalDate.of(2022, 3, 1);
  private static final LocalDate END = LocalDate.of(2026, 3, 9);

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
    if (customers < 1 || products < 1) {
      throw new IllegalArgumentException(
          customers
              + " customers and "
              + products
              + " products make no shop. Maybe use 1 or more.");
    }
    int days = Math.toIntExact(END.toEpochDay() - START.toEpochDay() + 1);
    Catalogue catalogue = new Catalogue(products, START, days, run);
    Buyers buyers = new Buyers(customers, START, days, run);
    Sales sales = new Sales(START, END, ZONE, catalogue, run).make(buyers.buyers());
    Map<String, Batch> tables = new TreeMap<>();
    tables.put("regions", regions().batch());
    tables.put("categories", categories().batch());
    tables.put("customers", buyers.rows().batch());
    tables.put("products", catalogue.rows().batch());
    tables.put("orders", sales.orders().batch());
    tables.put("order_items", sales.lines().batch());
    tables.put("payments", sales.payments().batch());
    return new CommerceData(tables);
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
   * @throws IOException if a file cannot be written
   */
  public void writeParquet(Path folder) throws IOException {
    ParquetWriter.write(tables, folder);
  }

  /**
   * The day of the first orders.
   *
   * @return the first day with complete data
   */
  public static LocalDate firstDay() {
    return START;
  }

  /**
   * The day of the last orders.
   *
   * @return the last day with complete data
   */
  public static LocalDate lastDay() {
    return END;
  }

  private static Rows regions() {
    Rows rows =
        new Rows(
            new Field("region_id", DataType.LONG),
            new Field("region_name", DataType.STRING),
            new Field("country", DataType.STRING),
            new Field("currency", DataType.STRING),
            new Field("tax_rate", DataType.decimal(4)));
    for (Vocabulary.Country country : Vocabulary.COUNTRIES) {
      rows.add(
          rows.size() + 1L,
          country.region(),
          country.name(),
          country.currency(),
          country.taxRate());
    }
    return rows;
  }

  private static Rows categories() {
    Rows rows =
        new Rows(
            new Field("category_id", DataType.LONG),
            new Field("parent_id", DataType.LONG),
            new Field("category_name", DataType.STRING));
    for (Vocabulary.Category category : Vocabulary.CATEGORIES) {
      rows.add(rows.size() + 1L, null, category.name());
    }
    return rows;
  }
}
