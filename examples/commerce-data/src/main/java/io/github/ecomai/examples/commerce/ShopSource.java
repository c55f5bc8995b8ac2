package io.github.ecomai.examples.commerce;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of a shop, made while they are read: one part at a time, and again for each reader.
 * Immutable and thread-safe.
 */
final class ShopSource extends AbstractDataSource {
  private static final Set<String> OF_THE_WORLD =
      Set.of(
          "regions", "categories", "suppliers", "products", "promotions", "inventory", "fx_rates");
  private static final Set<String> OF_PRODUCTS =
      Set.of("price_history", "competitor_prices", "documents");
  private static final Set<String> OF_CUSTOMERS =
      Set.of(
          "customers", "orders", "order_items", "shipments", "payments", "fraud_labels", "reviews");

  private final CommerceShop shop;
  private final Map<String, Schema> tables = new TreeMap<>();

  ShopSource(CommerceShop shop) {
    this.shop = shop;
    CommerceTables.all().forEach(table -> tables.put(table.name(), table.schema()));
    tables.remove("demand_daily");
  }

  @Override
  public String name() {
    return "shop of " + shop.customers() + " customers";
  }

  @Override
  public Map<String, Schema> tables() {
    return Map.copyOf(tables);
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.of(Capability.COLUMNS);
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Query table = pushed instanceof Query.Project some ? some.input() : pushed;
    return new Parts(((Query.Table) table).name(), pushed.schema(tables), run);
  }

  @Override
  protected void closeSource() {
    // nothing is held
  }

  /** The parts in which a table has rows, one after the other. Not thread-safe. */
  private final class Parts implements BatchReader {
    private final String table;
    private final Schema schema;
    private final RunContext run;
    private final int end;
    private int next;

    Parts(String table, Schema schema, RunContext run) {
      this.table = table;
      this.schema = schema;
      this.run = run;
      int customers = shop.firstOfCustomers();
      next = OF_CUSTOMERS.contains(table) ? customers : OF_PRODUCTS.contains(table) ? 1 : 0;
      end =
          OF_CUSTOMERS.contains(table)
              ? shop.parts()
              : OF_PRODUCTS.contains(table) ? customers : OF_THE_WORLD.contains(table) ? 1 : 0;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public Optional<Batch> next() {
      while (next < end) {
        run.checkCancelled();
        Batch made = shop.part(next++).get(table);
        if (made != null && made.rows() > 0) {
          return Optional.of(reduced(made));
        }
      }
      return Optional.empty();
    }

    private Batch reduced(Batch made) {
      List<Column> columns = new ArrayList<>();
      schema.names().forEach(name -> columns.add(made.column(made.schema().indexOf(name))));
      return Batch.of(schema, columns);
    }

    @Override
    public void close() {
      next = end;
    }
  }
}
