package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Predicate.ge;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.le;

import io.github.ecomai.examples.commerce.CommerceTables;
import io.github.ecomai.examples.commerce.TableDef;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.LakeTable;
import io.github.ecomai.parquet.Mask;
import io.github.ecomai.parquet.Pipeline;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Predicate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the tables of a shop become a lake: keys, months, masks and checks. */
final class ShopLake {
  /** What is masked, by table and column. */
  static final Map<String, Map<String, Mask>> MASKS =
      Map.of("customers", Map.of("email", Mask.HASH, "birth_date", Mask.YEAR, "phone", Mask.HIDE));

  private static final Map<String, Map<String, Predicate>> CHECKS =
      Map.of(
          "order_items",
          Map.of("quantity is positive", gt("quantity", 0L)),
          "orders",
          Map.of("the rate is positive", gt("fx_rate", BigDecimal.ZERO)),
          "payments",
          Map.of("the amount is not negative", ge("amount", BigDecimal.ZERO)),
          "products",
          Map.of("the price is positive", gt("list_price", BigDecimal.ZERO)),
          "reviews",
          Map.of("a rating is at most 5", le("rating", 5L)));

  /** Tables so long that a file for each month pays. */
  private static final Set<String> BY_MONTH =
      Set.of("orders", "payments", "shipments", "demand_daily");

  /** The one table of the schema that names no key. */
  private static final List<String> KEY_OF_LISTINGS =
      List.of("competitor", "listing_title", "region_id", "observed_at");

  /** Of a shop that nobody keeps secrets of; yours comes from where your secrets are kept. */
  private static final byte[] KEY =
      "the made-up shop has no secrets".getBytes(StandardCharsets.UTF_8);

  private ShopLake() {}

  /** A pipeline of those of the 26 tables that the source has. */
  static Pipeline pipeline(DataSource source, Lake lake) {
    LakeTable[] tables =
        CommerceTables.all().stream()
            .filter(table -> source.tables().containsKey(table.name()))
            .map(ShopLake::table)
            .toArray(LakeTable[]::new);
    return Pipeline.of(source, lake, tables).withHashKey(KEY);
  }

  private static LakeTable table(TableDef def) {
    List<String> key = def.primaryKey().isEmpty() ? KEY_OF_LISTINGS : def.primaryKey();
    LakeTable table =
        LakeTable.of(def.name(), key.toArray(String[]::new))
            .withSort(def.sortBy().toArray(String[]::new));
    if (def.partitionBy().isPresent() && BY_MONTH.contains(def.name())) {
      table = table.withMonth(def.partitionBy().get());
    }
    for (Map.Entry<String, Mask> mask : MASKS.getOrDefault(def.name(), Map.of()).entrySet()) {
      table = table.withMask(mask.getKey(), mask.getValue());
    }
    for (Map.Entry<String, Predicate> check :
        CHECKS.getOrDefault(def.name(), Map.of()).entrySet()) {
      table = table.withCheck(check.getKey(), check.getValue());
    }
    return table;
  }
}
