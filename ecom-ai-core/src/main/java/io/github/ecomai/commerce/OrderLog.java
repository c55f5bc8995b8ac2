package io.github.ecomai.commerce;

import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Expression.when;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flat table with one row for each order line, as shops export it: order, customer, product,
 * quantity, unit price, time, and perhaps the country.
 *
 * <p>A line of negative quantity and a price above zero is a return (status {@code credit note}).
 * Where the log is recognised in a source, its order ids are looked at too: if they are numbers but
 * for some with a {@code C} or an {@code A} in front, the former are credit notes, and the latter
 * are accounting adjustments (status {@code cancelled}, so not part of sales) where they name no
 * customer. In a log of any other ids a letter means nothing. Rows without a customer belong to
 * sales but to no customer. Ids that are written as whole numbers with a point, such as 17850.0,
 * become text without it.
 *
 * <p>Immutable and thread-safe.
 */
public final class OrderLog {
  /** What a column of the log can be. Immutable and thread-safe. */
  public enum Role {
    /** The order or invoice that a line belongs to. */
    ORDER("order_id", "invoice", "invoiceno", "invoiceid", "order", "orderno", "ordernumber"),
    /** Who bought. */
    CUSTOMER("customer_id", "customer", "customerno", "clientid", "userid", "buyerid"),
    /** What was bought. */
    PRODUCT("product_id", "stockcode", "sku", "product", "itemid", "article", "productcode"),
    /** How many; negative for returns. */
    QUANTITY("quantity", "qty", "units", "amountofitems"),
    /** The price of one. */
    PRICE("unit_price", "price", "itemprice", "priceperunit"),
    /** When. */
    TIME("order_date", "invoicedate", "date", "createdat", "orderedat", "timestamp", "datetime"),
    /** Where the customer is; may be absent. */
    COUNTRY("country", "countrycode", "shipcountry");

    private final List<String> names;

    Role(String... names) {
      this.names = List.of(names);
    }

    /**
     * The field of the concepts that it becomes.
     *
     * @return such as {@code order_id}
     */
    public String field() {
      return names.get(0);
    }

    /**
     * Whether a column's name is a common name of this role, whatever its case, blanks and
     * underscores.
     *
     * @param column a column's name
     * @return true if {@link #recognise} would take it
     */
    public boolean matches(String column) {
      return names.stream().anyMatch(name -> plain(name).equals(plain(column)));
    }
  }

  private static final List<Role> IDS = List.of(Role.ORDER, Role.CUSTOMER, Role.PRODUCT);
  private static final String CREDIT_NOTE = "credit note";
  private static final String CANCELLED = "cancelled";

  private final String table;
  private final Map<Role, Field> columns;
  private final OrderIds ids;

  private OrderLog(String table, Map<Role, Field> columns, OrderIds ids) {
    this.table = table;
    this.columns = columns;
    this.ids = ids;
  }

  /**
   * Finds the columns of a source's only table by their common names, and looks at its order ids.
   *
   * @param source a source of one table, such as one CSV file
   * @return the log
   * @throws IllegalArgumentException if the source has no table or several
   * @throws DataAccessException if a needed column is missing; the message names it and the columns
   *     that were found
   */
  public static OrderLog recognise(DataSource source) {
    return recognise(source, Map.of(), RunContext.defaults());
  }

  /**
   * Finds the columns of a source's only table, and looks at its order ids: one query that reads
   * each id once.
   *
   * @param source a source of one table, such as one CSV file
   * @param given columns named by the caller, which win over common names
   * @param run zone, memory, cancellation
   * @return the log
   * @throws IllegalArgumentException if the source has no table or several
   * @throws DataAccessException if a needed column is missing or cannot play its role; the message
   *     names it and the columns that were found
   */
  public static OrderLog recognise(DataSource source, Map<Role, String> given, RunContext run) {
    Map<String, Schema> tables = source.tables();
    if (tables.size() != 1) {
      throw new IllegalArgumentException(
          source.name()
              + " has the tables "
              + tables.keySet()
              + ", and an order log is one. Maybe name it: recognise(table, schema, columns).");
    }
    Map.Entry<String, Schema> only = tables.entrySet().iterator().next();
    OrderLog named = recognise(only.getKey(), only.getValue(), given);
    named.checkWhole(source, run);
    return new OrderLog(named.table, named.columns, named.look(source, run));
  }

  /**
   * Finds the columns by their common names. No row is read, so a letter in front of an order id
   * means nothing, and returns are known by their quantity alone.
   *
   * @param table the table's name
   * @param schema its columns
   * @param given columns named by the caller, which win over common names
   * @return the log
   * @throws DataAccessException if a needed column is missing; the message names it and the columns
   *     that were found
   */
  public static OrderLog recognise(String table, Schema schema, Map<Role, String> given) {
    Map<Role, Field> columns = new EnumMap<>(Role.class);
    List<String> missing = new ArrayList<>();
    for (Role role : Role.values()) {
      Optional<Field> field = find(role, schema, given.get(role));
      field.ifPresent(found -> columns.put(role, found));
      if (field.isEmpty() && (role != Role.COUNTRY || given.containsKey(role))) {
        missing.add(role.name().toLowerCase(Locale.ROOT) + wanted(given.get(role)));
      }
    }
    if (!missing.isEmpty()) {
      throw new DataAccessException(
          "table '"
              + table
              + "' has no column for "
              + String.join(", ", missing)
              + ". Found columns "
              + schema.names()
              + ". Maybe name it, such as order=InvoiceNo,time=InvoiceDate.");
    }
    columns.forEach(OrderLog::checkType);
    return new OrderLog(table, columns, OrderIds.UNMARKED);
  }

  private static String wanted(@Nullable String name) {
    return name == null ? "" : " ('" + name + "')";
  }

  private static Optional<Field> find(Role role, Schema schema, @Nullable String given) {
    if (given != null) {
      return schema.find(given);
    }
    return schema.fields().stream().filter(field -> role.matches(field.name())).findFirst();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static void checkType(Role role, Field field) {
    boolean fits =
        switch (role) {
          case ORDER, CUSTOMER, PRODUCT -> isId(field) || field.type().isNumeric();
          case QUANTITY, PRICE -> field.type().isNumeric();
          case TIME -> ConceptField.Shape.DAY.takes(field.type());
          case COUNTRY -> field.type().kind() == DataType.Kind.STRING;
        };
    if (!fits) {
      throw new DataAccessException(
          "column '"
              + field.name()
              + "' is "
              + field.type()
              + " and cannot be the "
              + role.name().toLowerCase(Locale.ROOT)
              + ". Maybe name another column"
              + (role == Role.TIME ? ", or declare how its dates are written." : "."));
    }
  }

  private static boolean isId(Field field) {
    return ConceptField.Shape.ID.takes(field.type());
  }

  /** Ids may be written with a point, but not with anything behind it. */
  private void checkWhole(DataSource source, RunContext run) {
    for (Role role : IDS) {
      Field field = columns.get(role);
      if (field != null && !isId(field)) {
        Predicate broken =
            Predicate.and(Predicate.isNotNull(field.name()), new Predicate.IsNull(of(role)));
        if (OrderIds.count(source, Query.from(table).where(broken), run) > 0) {
          throw new DataAccessException(
              "column '"
                  + field.name()
                  + "' holds numbers that are not whole and cannot be the "
                  + role.name().toLowerCase(Locale.ROOT)
                  + ". Maybe name another column.");
        }
      }
    }
  }

  private OrderIds look(DataSource source, RunContext run) {
    Field order = columns.get(Role.ORDER);
    if (order == null || order.type().kind() != DataType.Kind.STRING) {
      return OrderIds.UNMARKED;
    }
    Measure units = Aggregate.sum(of(Role.QUANTITY)).as("units");
    Query each = Query.from(table).groupBy(of(Role.ORDER).as("order_id")).measures(units);
    return OrderIds.read(source, each, run);
  }

  /**
   * The table's name.
   *
   * @return the name
   */
  public String table() {
    return table;
  }

  /**
   * Which column plays which role.
   *
   * @return role to column name
   */
  public Map<Role, String> columns() {
    Map<Role, String> names = new EnumMap<>(Role.class);
    columns.forEach((role, field) -> names.put(role, field.name()));
    return names;
  }

  private Expression of(Role role) {
    Field field = columns.get(role);
    if (field == null) {
      throw new IllegalStateException("no column for " + role);
    }
    return IDS.contains(role) && !isId(field)
        ? Expression.toText(col(field.name()))
        : col(field.name());
  }

  private String name(Role role) {
    Field field = columns.get(role);
    return field == null ? role.field() : field.name();
  }

  private boolean has(Role role) {
    return columns.containsKey(role);
  }

  private boolean timed() {
    Field time = columns.get(Role.TIME);
    return time != null && time.type().kind() == DataType.Kind.TIMESTAMP;
  }

  private Expression day() {
    return timed() ? truncate(of(Role.TIME), CalendarUnit.DAY) : of(Role.TIME);
  }

  /**
   * Which rows of the table are returns: they count against revenue and are no orders.
   *
   * @return a condition over the table's own columns, never unknown
   */
  public Predicate returns() {
    return status().eq(lit(CREDIT_NOTE));
  }

  /**
   * Which rows of the table are accounting adjustments: they are no sales.
   *
   * @return a condition over the table's own columns, never unknown
   */
  public Predicate adjustments() {
    return status().eq(lit(CANCELLED));
  }

  private Expression status() {
    Predicate back =
        Predicate.and(Predicate.lt(name(Role.QUANTITY), 0L), Predicate.gt(name(Role.PRICE), 0L));
    Predicate credit = Predicate.startsWith(name(Role.ORDER), "C");
    Expression status =
        when(
            ids.creditNotes() ? Predicate.or(credit, back) : back,
            lit(CREDIT_NOTE),
            lit("delivered"));
    Predicate adjusted =
        Predicate.and(
            Predicate.startsWith(name(Role.ORDER), "A"), Predicate.isNull(name(Role.CUSTOMER)));
    return ids.adjustments() ? when(adjusted, lit(CANCELLED), status) : status;
  }

  private Query lines() {
    List<Output> outputs = new ArrayList<>();
    for (Role role : IDS) {
      outputs.add(of(role).as(role.field()));
    }
    outputs.add(day().as("order_date"));
    if (timed()) {
      outputs.add(of(Role.TIME).as("created_at"));
    }
    outputs.add(status().as("status"));
    outputs.add(of(Role.QUANTITY).as("quantity"));
    outputs.add(of(Role.PRICE).as("unit_price"));
    Expression amount = of(Role.QUANTITY).times(of(Role.PRICE));
    outputs.add(amount.as("list_amount"));
    outputs.add(amount.as("amount"));
    if (has(Role.COUNTRY)) {
      outputs.add(of(Role.COUNTRY).as("country"));
    }
    return Query.from(table).select(outputs.toArray(Output[]::new));
  }

  /** Order lines of orders that are not cancelled, with the fields of their order. */
  Query sales() {
    return lines().where(Predicate.ne("status", CANCELLED));
  }

  /** The concepts that the log serves. */
  Map<Concept, Query> queries() {
    Map<Concept, Query> queries = new LinkedHashMap<>();
    queries.put(
        Concept.ORDER_LINES, lines().select("order_id", "product_id", "quantity", "unit_price"));
    queries.put(Concept.ORDERS, orders());
    queries.put(Concept.CUSTOMERS, customers());
    if (has(Role.COUNTRY)) {
      queries.put(Concept.REGIONS, countries());
    }
    queries.put(
        Concept.PRODUCTS,
        lines()
            .where(Predicate.isNotNull("product_id"))
            .groupBy("product_id")
            .measures(
                Aggregate.quantile(col("unit_price"), 0.5).as("list_price"),
                Aggregate.min(col("order_date")).as("launch_date")));
    return queries;
  }

  private Query orders() {
    List<Measure> measures = new ArrayList<>();
    measures.add(Aggregate.max(col("customer_id")).as("customer_id"));
    measures.add(Aggregate.min(col("order_date")).as("order_date"));
    if (timed()) {
      measures.add(Aggregate.min(col("created_at")).as("created_at"));
    }
    measures.add(Aggregate.max(col("status")).as("status"));
    measures.add(Aggregate.sum(col("amount")).as("total"));
    if (has(Role.COUNTRY)) {
      measures.add(Aggregate.max(col("country")).as("region_id"));
    }
    return lines().groupBy("order_id").measures(measures.toArray(Measure[]::new));
  }

  /** Each country is a region of its own, so that orders without a customer have one too. */
  private Query countries() {
    Query each = lines().where(Predicate.isNotNull("country")).groupBy("country").measures();
    return each.select(col("country").as("region_id"), col("country").as("country"));
  }

  private Query customers() {
    List<Measure> measures = new ArrayList<>();
    measures.add(Aggregate.min(col("order_date")).as("signup_date"));
    if (has(Role.COUNTRY)) {
      measures.add(Aggregate.max(col("country")).as("country"));
    }
    return lines()
        .where(Predicate.isNotNull("customer_id"))
        .groupBy("customer_id")
        .measures(measures.toArray(Measure[]::new));
  }
}
