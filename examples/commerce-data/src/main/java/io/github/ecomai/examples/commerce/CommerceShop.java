package io.github.ecomai.examples.commerce;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A made-up shop of any size whose truth is known: customers in fifteen countries, four years of
 * orders, and behind them trends, seasons, promotions, prices, stock-outs, tastes and frauds with
 * known parameters. It reports in euros and its days are those of Berlin.
 *
 * <p>Each row depends on the seed and its key alone, so the same seed gives the same rows in the
 * same order on any number of threads, and any part can be made alone. Only products and days are
 * held in memory, some 5 kB for each product, and what is being written.
 *
 * <p>Tables that a system has to run for are empty. {@code demand_daily} adds up the orders: all of
 * it is in {@link #write} only, the rows of a product come from {@link #demand}.
 *
 * <p>Immutable and thread-safe.
 */
public final class CommerceShop {
  private static final int CUSTOMERS = 3_000;
  private static final int PRODUCTS = 120;
  private static final int MOST_PRODUCTS = 4_000;
  private static final int CUSTOMERS_OF_A_PART = 4_096;
  private static final int FEWEST_PARTS = 4;
  private static final int PRODUCTS_OF_A_PART = 256;
  private static final int DOCUMENTS_PER_PRODUCT = 4;

  private final World world;
  private final Sales sales;
  private final long customers;

  private CommerceShop(long customers, int products, long seed) {
    world = World.make(products, seed);
    sales = new Sales(world);
    this.customers = customers;
  }

  /**
   * A shop of a size: at 1 it has 3,000 customers, 120 products and over 300,000 rows, which grow
   * in proportion; products grow with the root of the size up to 4,000.
   *
   * @param size 0.01 to 10,000
   * @param run the seed
   * @return the shop
   * @throws IllegalArgumentException if the size is outside its range
   */
  public static CommerceShop ofSize(double size, RunContext run) {
    if (!(size >= 0.01 && size <= 10_000)) {
      throw new IllegalArgumentException(
          "size " + size + " is not in 0.01..10000. Maybe use 1, the default shop.");
    }
    int products = (int) Math.min(MOST_PRODUCTS, Math.max(20, PRODUCTS * Math.sqrt(size)));
    return of(Math.round(CUSTOMERS * size), products, run);
  }

  /**
   * A shop of so many customers and products.
   *
   * @param customers 1 or more
   * @param products 1 or more
   * @param run the seed
   * @return the shop
   * @throws IllegalArgumentException if a number is below 1
   */
  public static CommerceShop of(long customers, int products, RunContext run) {
    if (customers < 1 || products < 1) {
      throw new IllegalArgumentException(
          customers
              + " customers and "
              + products
              + " products make no shop. Maybe use 1 or more.");
    }
    return new CommerceShop(customers, products, run.seed());
  }

  /**
   * How many customers there are.
   *
   * @return 1 or more; their ids are 1 to this
   */
  public long customers() {
    return customers;
  }

  /**
   * How many parts there are, each of which can be made alone.
   *
   * @return 1 or more
   */
  public int parts() {
    return firstOfCustomers() + customerParts();
  }

  int firstOfCustomers() {
    return 1 + Parallel.chunkCount(world.catalogue().size(), PRODUCTS_OF_A_PART);
  }

  private int customerParts() {
    long parts = (customers + CUSTOMERS_OF_A_PART - 1) / CUSTOMERS_OF_A_PART;
    return Math.toIntExact(Math.min(customers, Math.max(FEWEST_PARTS, parts)));
  }

  /**
   * The rows of one part. The rows of a table in the order of the parts are its row stream.
   *
   * @param index from 0
   * @return table name to rows; tables without rows in this part may be absent
   */
  public Map<String, Batch> part(int index) {
    return collect(index).tables();
  }

  /**
   * The truth behind one part.
   *
   * @param index from 0
   * @return name of a table of the truth to rows
   */
  public Map<String, Batch> truth(int index) {
    return collect(index).truth();
  }

  /**
   * The rows of one customer, made alone: the account, orders, lines, payments and so on.
   *
   * @param id from 1 to {@link #customers()}
   * @return table name to rows, the same as among all
   */
  public Map<String, Batch> customer(long id) {
    if (id < 1 || id > customers) {
      throw new IllegalArgumentException("customer " + id + " is not in 1.." + customers + ".");
    }
    Collected out = new Collected();
    sales.write(id, out);
    return out.tables();
  }

  /**
   * The rows of {@code demand_daily} of one product, made alone. As they add up what all customers
   * bought, these are made once more, a part at a time.
   *
   * @param product from 1 to the number of products
   * @param run memory budget, temporary directory, cancellation
   * @return rows by region and day, the same as among all
   * @throws IOException if the temporary directory cannot be used
   */
  public List<Batch> demand(long product, RunContext run) throws IOException {
    checkProduct(product);
    return new DemandOfProduct(this, product, run).rows();
  }

  private void checkProduct(long product) {
    int products = world.catalogue().size();
    if (product < 1 || product > products) {
      throw new IllegalArgumentException("product " + product + " is not in 1.." + products + ".");
    }
  }

  /** The truth behind one product. */
  Map<String, Batch> truthOfProduct(long product) {
    checkProduct(product);
    Collected out = new Collected();
    collectProducts((int) product - 1, (int) product, out);
    return out.truth();
  }

  /**
   * The tables as a source, to fill a lake or a database with: {@code Pipeline.of(shop.source(),
   * lake, tables)}. Rows are made while they are read, a part at a time, some 100 MB; each reader
   * makes them anew. All tables but {@code demand_daily}, which adds up the others.
   *
   * @return a source that holds nothing; its tables of the systems are empty
   */
  public DataSource source() {
    return new ShopSource(this);
  }

  /**
   * What the shop may expect to sell from a day on, knowing all that is hidden: who is still a
   * customer on that day, who will sign up, how often each buys and what he likes. It is the mean
   * over so many courses of things; its standard error falls with their root. No forecaster can be
   * expected to be nearer to what then happens.
   *
   * @param from a day from {@link CommerceData#firstDay} to {@link CommerceData#lastDay}
   * @param courses how many are drawn, 1 or more; 20 for months of the default shop
   * @param run threads, cancellation; the seed is the shop's
   * @return euros of each day, as {@code SeriesQuery.revenue()} counts them
   * @throws IllegalArgumentException if the day or the number is outside its range
   */
  public TimeSeries expectedRevenue(LocalDate from, int courses, RunContext run) {
    int day = Season.day(from);
    if (day < 0 || day >= Season.DAYS || courses < 1) {
      throw new IllegalArgumentException(
          courses
              + " courses from "
              + from
              + " cannot be drawn. Maybe 20 from a day in "
              + Season.START
              + ".."
              + Season.END
              + ".");
    }
    double[] euros = new Expectation(world, courses).revenue(customers, day, run);
    return TimeSeries.of(from, Frequency.DAY, euros);
  }

  Collected collect(int index) {
    if (index < 0 || index >= parts()) {
      throw new IllegalArgumentException("part " + index + " is not in 0.." + (parts() - 1) + ".");
    }
    Collected out = new Collected();
    collect(index, out);
    return out;
  }

  void collect(int index, Collected out) {
    int first = firstOfCustomers();
    if (index == 0) {
      collectWorld(out);
    } else if (index < first) {
      int from = (index - 1) * PRODUCTS_OF_A_PART;
      collectProducts(from, Math.min(from + PRODUCTS_OF_A_PART, world.catalogue().size()), out);
    } else {
      long part = (long) index - first;
      long from = customers * part / customerParts();
      long to = customers * (part + 1) / customerParts();
      for (long id = from + 1; id <= to; id++) {
        sales.write(id, out);
      }
    }
  }

  private void collectWorld(Collected out) {
    for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
      Vocabulary.Country country = Vocabulary.COUNTRIES.get(c);
      out.table("regions")
          .put(c + 1L)
          .put(country.region())
          .put(country.name())
          .put(country.currency())
          .put((long) country.tax());
    }
    Catalogue catalogue = world.catalogue();
    catalogue.writeCategories(out.table("categories"));
    Catalogue.writeSuppliers(out.table("suppliers"));
    catalogue.writeProducts(world.prices(), out.table("products"));
    world.promotions().writeTo(out.table("promotions"));
    world.stock().writeInventory(catalogue, world.season(), out.table("inventory"));
    world.rates().writeTo(out.table("fx_rates"));
    Truth.parameters(out.truth("parameters"));
    Truth.clock(world.season(), out.truth("shop_clock"));
    Truth.tastes(out.truth("tastes"));
  }

  private void collectProducts(int from, int to, Collected out) {
    world.prices().writeTo(from, to, out.table("price_history"));
    new Listings(world).write(from, to, out.table("competitor_prices"), out.truth("listings"));
    new Documents(world)
        .write(
            from * DOCUMENTS_PER_PRODUCT,
            to * DOCUMENTS_PER_PRODUCT,
            out.table("documents"),
            out.truth("document_facts"),
            out.truth("planted_numbers"));
    Truth.products(world, from, to, out);
  }

  /**
   * Writes all 26 tables as Parquet files, {@code tables/orders/part-00004.parquet} and so on, and
   * the truth below {@code truth} likewise. A file appears whole or not at all. Takes the threads
   * of the run; each holds one part, some 100 MB.
   *
   * @param folder made if absent; must be empty
   * @param run threads, memory budget and temporary directory of what adds up the orders, progress,
   *     cancellation
   * @return how many rows each table got
   * @throws IOException if the folder is not empty or cannot be made
   * @throws io.github.ecomai.error.DataAccessException if a file cannot be written
   */
  public Map<String, Long> write(Path folder, RunContext run) throws IOException {
    return new ShopFiles(this, folder, run).write();
  }
}
