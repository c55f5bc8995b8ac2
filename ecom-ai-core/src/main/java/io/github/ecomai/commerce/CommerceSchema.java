package io.github.ecomai.commerce;

import io.github.ecomai.commerce.ConceptField.Presence;
import io.github.ecomai.commerce.ConceptField.Shape;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps each {@link Concept} to a table and its columns, or to a query, so that systems read the
 * same fields from any shop's tables. Fields are checked when a concept is first read.
 *
 * <pre>{@code
 * CommerceSchema schema =
 *     CommerceSchema.standard()
 *         .withTable(Concept.ORDERS, "sales_header")
 *         .withColumn(Concept.ORDERS, "order_date", "posted_on");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class CommerceSchema {
  private final Map<Concept, Mapping> mappings;
  private final Optional<Query> sales;

  private CommerceSchema(Map<Concept, Mapping> mappings, Optional<Query> sales) {
    this.mappings = mappings;
    this.sales = sales;
  }

  /** Where a concept is read from, and fields whose column has another name. */
  private record Mapping(Query query, Map<String, String> columns) {}

  /**
   * The standard tables: each concept in the table of its name, each field in the column of its
   * name.
   *
   * @return the schema
   */
  public static CommerceSchema standard() {
    Map<Concept, Mapping> mappings = new EnumMap<>(Concept.class);
    for (Concept concept : Concept.values()) {
      mappings.put(concept, new Mapping(Query.from(concept.table()), Map.of()));
    }
    return new CommerceSchema(mappings, Optional.empty());
  }

  /**
   * One flat log of order lines that serves orders, order lines, customers and products.
   *
   * @param log the table and its columns
   * @return the schema
   */
  public static CommerceSchema of(OrderLog log) {
    Map<Concept, Mapping> mappings = new EnumMap<>(Concept.class);
    log.queries().forEach((concept, query) -> mappings.put(concept, new Mapping(query, Map.of())));
    return new CommerceSchema(mappings, Optional.of(log.sales()));
  }

  /**
   * A copy that reads a concept from another table, with columns named as the fields.
   *
   * @param concept the concept
   * @param table the table
   * @return the copy
   */
  public CommerceSchema withTable(Concept concept, String table) {
    return withQuery(concept, Query.from(table));
  }

  /**
   * A copy that reads a concept from a query.
   *
   * @param concept the concept
   * @param query its columns are named as the fields
   * @return the copy
   */
  public CommerceSchema withQuery(Concept concept, Query query) {
    return with(concept, new Mapping(query, Map.of()));
  }

  /**
   * A copy that reads a field from a column of another name.
   *
   * @param concept the concept
   * @param field one of its fields
   * @param column the column of its table or query
   * @return the copy
   */
  public CommerceSchema withColumn(Concept concept, String field, String column) {
    Mapping old = mappings.get(concept);
    Map<String, String> columns = new HashMap<>(old == null ? Map.of() : old.columns());
    columns.put(concept.field(field).name(), column);
    Query query = old == null ? Query.from(concept.table()) : old.query();
    return with(concept, new Mapping(query, Map.copyOf(columns)));
  }

  private CommerceSchema with(Concept concept, Mapping mapping) {
    Map<Concept, Mapping> copy = new EnumMap<>(mappings);
    copy.put(concept, mapping);
    return new CommerceSchema(copy, Optional.empty());
  }

  /**
   * Whether a source has a concept with all its required fields.
   *
   * @param concept the concept
   * @param source the source
   * @return true if {@link #query} would succeed
   */
  public boolean has(Concept concept, DataSource source) {
    return columns(concept, source).map(schema -> missing(concept, schema).isEmpty()).orElse(false);
  }

  /**
   * Whether a source has a field of a concept, or the field has a default.
   *
   * @param concept the concept
   * @param field one of its fields
   * @param source the source
   * @return true if {@link #query} gives the field
   */
  public boolean has(Concept concept, String field, DataSource source) {
    return has(concept, source)
        && query(concept, source).schema(source.tables()).indexOf(field) >= 0;
  }

  /**
   * A concept's fields: the required ones, those with defaults, and the optional ones that the
   * source has.
   *
   * @param concept the concept
   * @param source the source
   * @return a query with columns named as the fields
   * @throws DataAccessException if the table or a required field is missing or of a wrong type; the
   *     message names the table and the columns that were found
   */
  public Query query(Concept concept, DataSource source) {
    Schema schema =
        columns(concept, source)
            .orElseThrow(
                () ->
                    new DataAccessException(
                        "there is no table '"
                            + place(concept)
                            + "' for "
                            + concept
                            + " in "
                            + source.name()
                            + ". Found tables "
                            + source.tables().keySet()
                            + ". Maybe map it with CommerceSchema.withTable."));
    List<String> missing = missing(concept, schema);
    if (!missing.isEmpty()) {
      throw new DataAccessException(
          "table '"
              + place(concept)
              + "' in "
              + source.name()
              + " lacks "
              + missing
              + " for "
              + concept
              + ". Found columns "
              + schema.names()
              + ". Maybe map them with CommerceSchema.withColumn.");
    }
    Mapping mapping = mapping(concept);
    List<Output> outputs = new ArrayList<>();
    for (ConceptField field : concept.fields()) {
      output(concept, field, mapping, schema).ifPresent(outputs::add);
    }
    return mapping.query().select(outputs.toArray(Output[]::new));
  }

  private Optional<Output> output(
      Concept concept, ConceptField field, Mapping mapping, Schema schema) {
    String column = mapping.columns().getOrDefault(field.name(), field.name());
    Optional<DataType> type = schema.find(column).map(found -> found.type());
    if (type.isEmpty()) {
      Object otherwise = field.otherwise();
      return otherwise == null
          ? Optional.empty()
          : Optional.of(Expression.lit(otherwise).as(field.name()));
    }
    if (!field.shape().takes(type.get())) {
      throw new DataAccessException(
          "column '"
              + column
              + "' of '"
              + place(concept)
              + "' is "
              + type.get()
              + ", but "
              + field.name()
              + " of "
              + concept
              + " should be "
              + field.shape()
              + ". Maybe map another column.");
    }
    Expression value = Expression.col(column);
    boolean cut = field.shape() == Shape.DAY && type.get().kind() == DataType.Kind.TIMESTAMP;
    return Optional.of(
        (cut ? Expression.truncate(value, CalendarUnit.DAY) : value).as(field.name()));
  }

  private List<String> missing(Concept concept, Schema schema) {
    Map<String, String> columns = mapping(concept).columns();
    return concept.fields().stream()
        .filter(field -> field.presence() == Presence.REQUIRED || columns.containsKey(field.name()))
        .map(field -> columns.getOrDefault(field.name(), field.name()))
        .filter(column -> schema.indexOf(column) < 0)
        .toList();
  }

  private Mapping mapping(Concept concept) {
    Mapping mapping = mappings.get(concept);
    return mapping == null ? new Mapping(Query.from(concept.table()), Map.of()) : mapping;
  }

  private String place(Concept concept) {
    Query query = mapping(concept).query();
    return query instanceof Query.Table table ? table.name() : query.toString();
  }

  private Optional<Schema> columns(Concept concept, DataSource source) {
    if (mapping(concept).query() instanceof Query.Table table) {
      return Optional.ofNullable(source.tables().get(table.name()));
    }
    return Optional.of(mapping(concept).query().schema(source.tables()));
  }

  /**
   * What was sold: the order lines of orders that are not cancelled, each with its order. Columns:
   * order_id, customer_id, product_id, order_date, status, quantity, unit_price, list_amount =
   * quantity * unit_price * fx_rate and amount = list_amount * (1 - discount), both in the
   * reporting currency; created_at where the source has it. Returns count negatively where the
   * source books them so.
   *
   * @param source the source
   * @return one row for each order line
   * @throws DataAccessException if orders or order lines are missing
   */
  public Query sales(DataSource source) {
    if (sales.isPresent()) {
      return sales.get();
    }
    Query lines =
        query(Concept.ORDER_LINES, source)
            .select("order_id", "product_id", "quantity", "unit_price", "discount");
    boolean timed = has(Concept.ORDERS, "created_at", source);
    List<String> kept = new ArrayList<>(List.of("order_id", "customer_id", "order_date"));
    kept.addAll(timed ? List.of("created_at") : List.of());
    List<String> fields = new ArrayList<>(kept);
    fields.addAll(List.of("status", "fx_rate"));
    Query orders =
        query(Concept.ORDERS, source)
            .select(fields.toArray(String[]::new))
            .where(Predicate.ne("status", "cancelled"));
    List<Output> outputs = new ArrayList<>(kept.stream().map(Output::column).toList());
    for (String column : List.of("status", "product_id", "quantity", "unit_price")) {
      outputs.add(Output.column(column));
    }
    outputs.add(listAmount().as("list_amount"));
    outputs.add(amount().as("amount"));
    return lines.join(orders, "order_id").select(outputs.toArray(Output[]::new));
  }

  /**
   * The orders that are not cancelled: of their lines, or by themselves where the source has no
   * lines.
   */
  Query orders(DataSource source) {
    return sales.isPresent() || has(Concept.ORDER_LINES, source)
        ? sales(source)
        : query(Concept.ORDERS, source).where(Predicate.ne("status", "cancelled"));
  }

  private static Expression listAmount() {
    return Expression.col("quantity")
        .times(Expression.col("unit_price"))
        .times(Expression.col("fx_rate"));
  }

  private static Expression amount() {
    Expression kept = Expression.lit(1L).minus(Expression.col("discount"));
    return Expression.col("quantity")
        .times(Expression.col("unit_price"))
        .times(kept)
        .times(Expression.col("fx_rate"));
  }
}
