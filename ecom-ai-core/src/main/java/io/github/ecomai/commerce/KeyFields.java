package io.github.ecomai.commerce;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.util.Optional;

/** Adds fields to sales: from the sales themselves, or joined from the concept that knows them. */
final class KeyFields {
  private final CommerceSchema schema;
  private final DataSource source;

  KeyFields(CommerceSchema schema, DataSource source) {
    this.schema = schema;
    this.source = source;
  }

  /** The sales with a field, each row once. */
  Query add(Query sales, String field) {
    return find(sales, field)
        .orElseThrow(
            () ->
                new DataAccessException(
                    "sales in "
                        + source.name()
                        + " have no field '"
                        + field
                        + "', nor have their orders, products, categories, regions or customers."
                        + " Maybe map it with CommerceSchema.withColumn."));
  }

  private Optional<Query> find(Query sales, String field) {
    if (has(sales, field)) {
      return Optional.of(sales);
    }
    return join(sales, field, Concept.ORDERS, "order_id")
        .or(() -> join(sales, field, Concept.PRODUCTS, "product_id"))
        .or(() -> join(sales, field, Concept.CATEGORIES, "category_id"))
        .or(() -> join(sales, field, Concept.REGIONS, "region_id"))
        .or(() -> join(sales, field, Concept.CUSTOMERS, "customer_id"));
  }

  private Optional<Query> join(Query sales, String field, Concept concept, String id) {
    if (field.equals(id) || !schema.has(concept, field, source)) {
      return Optional.empty();
    }
    Query known = schema.query(concept, source).select(id, field);
    return find(sales, id).map(keyed -> keyed.leftJoin(known, id));
  }

  private boolean has(Query query, String field) {
    return query.schema(source.tables()).indexOf(field) >= 0;
  }
}
