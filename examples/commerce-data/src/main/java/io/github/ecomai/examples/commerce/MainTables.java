package io.github.ecomai.examples.commerce;

import static io.github.ecomai.examples.commerce.TableDef.named;

import java.util.List;

/** What a shop has without any system, and what orders need: regions and promotions. */
final class MainTables {
  private MainTables() {}

  static List<TableDef> all() {
    return List.of(
        regions(),
        categories(),
        suppliers(),
        customers(),
        products(),
        promotions(),
        orders(),
        orderItems(),
        payments(),
        shipments(),
        inventory(),
        reviews());
  }

  private static TableDef regions() {
    return named("regions", "a country that is sold to")
        .id("region_id", "from 1")
        .code("region_name", "the part of the world", Codes.REGIONS)
        .text("country", 60, "English name")
        .currency()
        .decimal("tax_rate", 4, "part of the net amount, 0 to 1")
        .key("region_id")
        .check("tax_rate >= 0 AND tax_rate < 1")
        .build();
  }

  private static TableDef categories() {
    return named("categories", "a group of products")
        .id("category_id", "from 1")
        .ref("parent_id", "categories", "category_id")
        .orNull()
        .text("category_name", "English name")
        .key("category_id")
        .build();
  }

  private static TableDef suppliers() {
    return named("suppliers", "who delivers products to the shop")
        .id("supplier_id", "from 1")
        .text("supplier_name", "name of the firm")
        .text("country", 60, "where it delivers from")
        .count("lead_time_days", "days from order to arrival")
        .key("supplier_id")
        .check("lead_time_days >= 0")
        .build();
  }

  private static TableDef customers() {
    return named("customers", "who has an account")
        .id("customer_id", "from 1")
        .text("display_name", "name as shown")
        .text("email", "address at example.com")
        .text("phone", 40, "number that nobody has")
        .day("birth_date", "if told")
        .orNull()
        .text("city", "where goods go")
        .text("country", 60, "of the region")
        .ref("region_id", "regions")
        .code("segment", "kind of customer as registered", Codes.SEGMENTS)
        .code("loyalty_tier", "by what is known of past purchases", Codes.TIERS)
        .day("signup_date", "day of the account and of the first order")
        .flag("marketing_consent", "may be written to")
        .key("customer_id")
        .build();
  }

  private static TableDef products() {
    return named("products", "what is sold")
        .id("product_id", "from 1")
        .text("product_name", "name as shown")
        .text("brand", 60, "maker")
        .ref("category_id", "categories")
        .ref("supplier_id", "suppliers")
        .text("description", 1000, "a sentence for the page")
        .money("list_price", "net, without any region's adjustment, on the last day")
        .money("unit_cost", "net, on the last day")
        .currency()
        .day("launch_date", "first day of sale")
        .day("retire_date", "last day of sale")
        .orNull()
        .key("product_id")
        .check("list_price > 0")
        .check("unit_cost > 0")
        .check("retire_date >= launch_date")
        .build();
  }

  private static TableDef promotions() {
    return named("promotions", "a promotion in all categories and regions, or in one")
        .id("promotion_id", "from 1")
        .text("code", 40, "what the customer types; seasonal codes come back each year")
        .code("promotion_type", "what it gives", Codes.PROMOTION_TYPES)
        .decimal(
            "discount_rate",
            4,
            "part taken off a line; of a fixed amount its part of a usual order; 0 if free shipping")
        .day("start_date", "first day")
        .day("end_date", "last day")
        .ref("category_id", "categories")
        .orNull()
        .ref("region_id", "regions")
        .orNull()
        .key("promotion_id")
        .check("discount_rate >= 0 AND discount_rate <= 1")
        .check("end_date >= start_date")
        .build();
  }

  private static TableDef orders() {
    return named("orders", "a purchase; amounts are in its currency")
        .id("order_id", "customer_id * 10,000 + number of the customer's order, from 0")
        .ref("customer_id", "customers")
        .ref("region_id", "regions")
        .ref("promotion_id", "promotions")
        .orNull()
        .day("order_date", "the day in the shop's zone")
        .time("created_at", "the instant")
        .code("status", "how far it is", Codes.ORDER_STATUS)
        .code("channel", "where it was made", Codes.CHANNELS)
        .currency()
        .decimal("fx_rate", 8, "times an amount gives the reporting currency, euros")
        .money("subtotal", "sum of quantity * unit_price")
        .money("discount", "sum of quantity * unit_price * discount of the lines")
        .money("tax", "(subtotal - discount) * tax rate of the region, rounded to 2 digits")
        .money("shipping", "what is charged for delivery")
        .money("total", "subtotal - discount + tax + shipping")
        .key("order_id")
        .check("total = subtotal - discount + tax + shipping")
        .check("discount >= 0 AND discount <= subtotal")
        .check("fx_rate > 0")
        .months("order_date", "order_id")
        .build();
  }

  private static TableDef orderItems() {
    return named("order_items", "a product in an order")
        .ref("order_id", "orders")
        .count("line_no", "from 1")
        .ref("product_id", "products")
        .count("quantity", "1 or more")
        .money("unit_price", "net, in the order's currency")
        .decimal("discount", 4, "part taken off, 0 to 1")
        .count("returned_quantity", "how many came back")
        .key("order_id", "line_no")
        .check("quantity > 0")
        .check("unit_price > 0")
        .check("discount >= 0 AND discount <= 1")
        .check("returned_quantity >= 0 AND returned_quantity <= quantity")
        .build();
  }

  private static TableDef payments() {
    return named("payments", "an attempt to pay an order")
        .id("payment_id", "order_id * 100 + number of the attempt, from 0")
        .ref("order_id", "orders")
        .code("method", "how", Codes.METHODS)
        .code("status", "what became of it", Codes.PAYMENT_STATUS)
        .money("amount", "the order's total, rounded to 2 digits")
        .currency()
        .day("payment_date", "the day in the shop's zone")
        .time("authorised_at", "the instant")
        .text("card_token", 40, "stands for the card's number; cards only")
        .orNull()
        .text("card_bin", 8, "first digits of the card; cards only")
        .orNull()
        .text("card_last4", 4, "last digits of the card; cards only")
        .orNull()
        .text("device_hash", 40, "the device")
        .orNull()
        .text("ip_hash", 40, "the address on the net")
        .orNull()
        .key("payment_id")
        .check("amount >= 0")
        .months("payment_date", "payment_id")
        .build();
  }

  private static TableDef shipments() {
    return named("shipments", "the parcel of an order that was paid")
        .id("shipment_id", "that of the order")
        .ref("order_id", "orders")
        .code("warehouse", "where from", Codes.WAREHOUSES)
        .code("carrier", "who brings it", Codes.CARRIERS)
        .code("status", "how far it is", Codes.SHIPMENT_STATUS)
        .time("shipped_at", "when it left")
        .orNull()
        .day("promised_date", "the day that the customer was told")
        .time("delivered_at", "when it came")
        .orNull()
        .money("cost", "what the carrier takes, in euros")
        .key("shipment_id")
        .check("cost >= 0")
        .check("delivered_at >= shipped_at")
        .months("promised_date", "shipment_id")
        .build();
  }

  private static TableDef inventory() {
    return named("inventory", "stock of a product in a warehouse on the last day")
        .ref("product_id", "products")
        .code("warehouse", "where", Codes.WAREHOUSES)
        .count("quantity_on_hand", "can be sold")
        .count("quantity_inbound", "ordered and not yet there")
        .count("reorder_level", "at or below this more is ordered")
        .time("updated_at", "when it was counted")
        .key("product_id", "warehouse")
        .check("quantity_on_hand >= 0")
        .check("quantity_inbound >= 0")
        .check("reorder_level >= 0")
        .build();
  }

  private static TableDef reviews() {
    return named("reviews", "what a customer wrote about a product that came")
        .id("review_id", "order_id * 100 + line_no of the purchase")
        .ref("product_id", "products")
        .ref("customer_id", "customers")
        .count("rating", "1 to 5 stars")
        .text("title", "first line")
        .text("body", 2000, "the text")
        .code("language", "ISO 639-1", Codes.LANGUAGES)
        .day("review_date", "the day in the shop's zone")
        .key("review_id")
        .check("rating BETWEEN 1 AND 5")
        .months("review_date", "review_id")
        .build();
  }
}
