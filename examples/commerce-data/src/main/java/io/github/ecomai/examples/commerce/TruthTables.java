package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.util.Map;
import java.util.TreeMap;

/** What a generated shop hides: tables of the truth, which no system reads. */
final class TruthTables {
  private static final Map<String, Schema> SCHEMAS = make();

  private TruthTables() {}

  static Map<String, Schema> all() {
    return SCHEMAS;
  }

  private static Map<String, Schema> make() {
    Map<String, Schema> all = new TreeMap<>();
    all.put("parameters", Schema.of(text("name"), number("value"), text("doc")));
    all.put("shop_clock", Schema.of(day("clock_date"), number("intensity")));
    all.put(
        "tastes",
        Schema.of(
            text("segment"),
            number("share"),
            number("spend"),
            number("uses_codes"),
            count("usual_hour"),
            text("category_name"),
            number("affinity")));
    all.put(
        "products",
        Schema.of(
            count("product_id"),
            text("kind"),
            number("popularity"),
            number("trend_per_year"),
            number("weekly_amplitude"),
            count("weekly_peak"),
            number("yearly_amplitude"),
            count("yearly_peak"),
            number("gift_rise"),
            number("elasticity"),
            flag("price_follows_demand"),
            number("promotion_sensitivity"),
            number("dip"),
            number("quality"),
            number("return_probability"),
            text("fault")));
    all.put(
        "change_points",
        Schema.of(count("product_id"), day("change_date"), number("slope_change_per_year")));
    all.put(
        "demand_shocks", Schema.of(count("product_id"), day("first_date"), number("log_shock")));
    all.put(
        "price_parity",
        Schema.of(count("product_id"), count("region_id"), number("log_level"), flag("outlier")));
    all.put(
        "stock_outs",
        Schema.of(count("product_id"), text("warehouse"), day("first_date"), day("last_date")));
    all.put(
        "lost_sales",
        Schema.of(
            count("order_id"),
            count("product_id"),
            count("region_id"),
            day("demand_date"),
            count("units")));
    all.put(
        "customers",
        Schema.of(
            count("customer_id"),
            text("taste"),
            number("purchase_rate"),
            number("dropout_probability"),
            number("spend_rate"),
            day("last_purchase"),
            flag("alive"),
            text("part")));
    all.put(
        "frauds", Schema.of(count("payment_id"), text("pattern"), count("gang"), flag("drifted")));
    all.put("wrong_labels", Schema.of(count("payment_id"), flag("fraud")));
    all.put("bulk_orders", Schema.of(count("order_id")));
    all.put(
        "listings",
        Schema.of(
            text("competitor"), text("listing_title"), count("product_id"), number("log_offset")));
    all.put("reviews", Schema.of(count("review_id"), flag("late"), text("fault")));
    all.put("document_facts", Schema.of(count("document_id"), text("fact"), text("fact_value")));
    all.put(
        "planted_numbers",
        Schema.of(
            text("table_name"), count("row_id"), text("as_written"), text("digits"), flag("card")));
    return all;
  }

  private static Field text(String name) {
    return new Field(name, DataType.STRING);
  }

  private static Field number(String name) {
    return new Field(name, DataType.DOUBLE);
  }

  private static Field count(String name) {
    return new Field(name, DataType.LONG);
  }

  private static Field flag(String name) {
    return new Field(name, DataType.BOOLEAN);
  }

  private static Field day(String name) {
    return new Field(name, DataType.DATE);
  }
}
