package io.github.ecomai.commerce;

import static io.github.ecomai.commerce.ConceptField.Presence.DEFAULTED;
import static io.github.ecomai.commerce.ConceptField.Presence.OPTIONAL;
import static io.github.ecomai.commerce.ConceptField.Presence.REQUIRED;
import static io.github.ecomai.commerce.ConceptField.Shape.DAY;
import static io.github.ecomai.commerce.ConceptField.Shape.ID;
import static io.github.ecomai.commerce.ConceptField.Shape.INSTANT;
import static io.github.ecomai.commerce.ConceptField.Shape.NUMBER;
import static io.github.ecomai.commerce.ConceptField.Shape.TEXT;

import java.util.List;

/** What systems read: things of commerce, not table names. Immutable and thread-safe. */
public enum Concept {
  /** Countries that are sold to. */
  REGIONS(
      "regions",
      new ConceptField("region_id", ID, REQUIRED),
      new ConceptField("region_name", TEXT, OPTIONAL),
      new ConceptField("country", TEXT, REQUIRED),
      new ConceptField("currency", TEXT, OPTIONAL),
      new ConceptField("tax_rate", NUMBER, OPTIONAL)),
  /** Those who buy. */
  CUSTOMERS(
      "customers",
      new ConceptField("customer_id", ID, REQUIRED),
      new ConceptField("display_name", TEXT, OPTIONAL),
      new ConceptField("city", TEXT, OPTIONAL),
      new ConceptField("country", TEXT, OPTIONAL),
      new ConceptField("region_id", ID, OPTIONAL),
      new ConceptField("segment", TEXT, OPTIONAL),
      new ConceptField("loyalty_tier", TEXT, OPTIONAL),
      new ConceptField("signup_date", DAY, OPTIONAL)),
  /** Groups of products. */
  CATEGORIES(
      "categories",
      new ConceptField("category_id", ID, REQUIRED),
      new ConceptField("parent_id", ID, OPTIONAL),
      new ConceptField("category_name", TEXT, REQUIRED)),
  /** What is sold. */
  PRODUCTS(
      "products",
      new ConceptField("product_id", ID, REQUIRED),
      new ConceptField("product_name", TEXT, OPTIONAL),
      new ConceptField("brand", TEXT, OPTIONAL),
      new ConceptField("category_id", ID, OPTIONAL),
      new ConceptField("supplier_id", ID, OPTIONAL),
      new ConceptField("list_price", NUMBER, OPTIONAL),
      new ConceptField("unit_cost", NUMBER, OPTIONAL),
      new ConceptField("currency", TEXT, OPTIONAL),
      new ConceptField("launch_date", DAY, OPTIONAL)),
  /**
   * Purchases. {@code order_date} is the shop's day, {@code created_at} the instant; {@code status}
   * tells {@code cancelled}, {@code returned} and {@code credit note} from the rest; {@code
   * fx_rate} converts amounts to the reporting currency and is 1 if absent.
   */
  ORDERS(
      "orders",
      new ConceptField("order_id", ID, REQUIRED),
      new ConceptField("customer_id", ID, REQUIRED),
      new ConceptField("region_id", ID, OPTIONAL),
      new ConceptField("order_date", DAY, REQUIRED),
      new ConceptField("created_at", INSTANT, OPTIONAL),
      new ConceptField("status", TEXT, DEFAULTED, "delivered"),
      new ConceptField("channel", TEXT, OPTIONAL),
      new ConceptField("currency", TEXT, OPTIONAL),
      new ConceptField("fx_rate", NUMBER, DEFAULTED, 1L),
      new ConceptField("discount", NUMBER, OPTIONAL),
      new ConceptField("tax", NUMBER, OPTIONAL),
      new ConceptField("shipping", NUMBER, OPTIONAL),
      new ConceptField("total", NUMBER, OPTIONAL)),
  /** Positions of orders; {@code discount} is a fraction from 0 to 1, 0 if absent. */
  ORDER_LINES(
      "order_items",
      new ConceptField("order_id", ID, REQUIRED),
      new ConceptField("line_no", NUMBER, OPTIONAL),
      new ConceptField("product_id", ID, REQUIRED),
      new ConceptField("quantity", NUMBER, REQUIRED),
      new ConceptField("unit_price", NUMBER, REQUIRED),
      new ConceptField("discount", NUMBER, DEFAULTED, 0L),
      new ConceptField("returned_quantity", NUMBER, OPTIONAL)),
  /** Attempts to pay for orders. */
  PAYMENTS(
      "payments",
      new ConceptField("payment_id", ID, REQUIRED),
      new ConceptField("order_id", ID, REQUIRED),
      new ConceptField("method", TEXT, REQUIRED),
      new ConceptField("status", TEXT, REQUIRED),
      new ConceptField("amount", NUMBER, REQUIRED),
      new ConceptField("currency", TEXT, OPTIONAL),
      new ConceptField("payment_date", DAY, OPTIONAL));

  private final String table;
  private final List<ConceptField> fields;

  Concept(String table, ConceptField... fields) {
    this.table = table;
    this.fields = List.of(fields);
  }

  /**
   * The table that holds it in the standard schema.
   *
   * @return the table's name
   */
  public String table() {
    return table;
  }

  /**
   * What is known of it.
   *
   * @return the fields
   */
  public List<ConceptField> fields() {
    return fields;
  }

  /**
   * One field.
   *
   * @param name its name
   * @return the field
   * @throws IllegalArgumentException if the concept has none of that name
   */
  public ConceptField field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    this
                        + " has no field '"
                        + name
                        + "'. There are "
                        + fields.stream().map(ConceptField::name).toList()
                        + "."));
  }
}
