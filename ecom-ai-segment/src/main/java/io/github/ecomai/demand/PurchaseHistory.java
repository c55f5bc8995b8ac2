package io.github.ecomai.demand;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Strings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what customers bought: one query that the source adds up itself, one row a customer.
 *
 * <p>For one thread.
 */
final class PurchaseHistory {
  private static final List<String> RETURNED = List.of("returned", "credit note");

  private static final String CUSTOMER = "customer";
  private static final String LAST = "last_order";
  private static final String ORDERS = "orders";
  private static final String SPEND = "spend";
  private static final String RETURNS = "returns";

  private final List<Row> rows = new ArrayList<>();
  private long returned;
  private long nobodysOrders;
  private double nobodysSpend;
  private long onlyReturns;

  private PurchaseHistory() {}

  /** One customer with a purchase. */
  private record Row(CustomerId customer, LocalDate last, long orders, double spend) {}

  /** Days whose orders count; absent ends are open. */
  record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
    private Predicate within() {
      List<Predicate> conditions = new ArrayList<>();
      from.ifPresent(day -> conditions.add(Predicate.ge("order_date", day)));
      to.ifPresent(day -> conditions.add(Predicate.le("order_date", day)));
      return Predicate.and(conditions.toArray(Predicate[]::new));
    }

    private boolean open() {
      return from.isEmpty() && to.isEmpty();
    }
  }

  /**
   * The query, with one row for each customer and one for all orders without a customer.
   *
   * @param only the one customer wanted, or empty for all
   */
  static Query query(
      CommerceSchema commerce, DataSource source, Days days, Optional<CustomerId> only) {
    Query sales = commerce.sales(source);
    Query counted = days.open() ? sales : sales.where(days.within());
    Expression id = Expression.toText(Expression.col("customer_id"));
    Query wanted =
        only.map(customer -> counted.where(id.eq(Expression.lit(customer.value()))))
            .orElse(counted);
    Predicate returns =
        Predicate.or(Predicate.in("status", RETURNED), Predicate.le("quantity", 0L));
    Predicate purchase = Predicate.and(Predicate.not(returns), Predicate.gt("unit_price", 0L));
    // an order that was returned as a whole was first paid and then paid back
    Predicate paidBack =
        Predicate.and(Predicate.in("status", RETURNED), Predicate.gt("quantity", 0L));
    return wanted
        .groupBy(id.as(CUSTOMER))
        .measures(
            Aggregate.max(Expression.col("order_date")).where(purchase).as(LAST),
            Aggregate.countDistinct(Expression.col("order_id")).where(purchase).as(ORDERS),
            Aggregate.sum(Expression.col("amount")).where(Predicate.not(paidBack)).as(SPEND),
            Aggregate.countDistinct(Expression.col("order_id")).where(returns).as(RETURNS));
  }

  static PurchaseHistory read(DataSource source, Query query, RunContext run) {
    PurchaseHistory history = new PurchaseHistory();
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        run.checkCancelled();
        history.add(next.get());
      }
    }
    history.rows.sort(Comparator.comparing(Row::customer));
    return history;
  }

  private void add(Batch batch) {
    Strings customers = batch.strings(CUSTOMER);
    Dates last = batch.dates(LAST);
    Longs orders = batch.longs(ORDERS);
    Longs returns = batch.longs(RETURNS);
    int spend = batch.schema().indexOf(SPEND);
    for (int row = 0; row < batch.rows(); row++) {
      double amount = batch.column(spend).isNull(row) ? 0 : batch.column(spend).number(row);
      String customer = customers.get(row);
      if (customers.isNull(row) || customer.isBlank()) {
        nobodysOrders += orders.get(row);
        nobodysSpend += amount;
      } else if (orders.get(row) == 0) {
        onlyReturns++;
      } else {
        returned += returns.get(row);
        LocalDate day = LocalDate.ofEpochDay(last.get(row));
        rows.add(new Row(CustomerId.of(customer), day, orders.get(row), amount));
      }
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The latest day on which one of the customers bought. */
  Optional<LocalDate> latest() {
    return rows.stream().map(Row::last).max(Comparator.naturalOrder());
  }

  /** What each bought, seen from a day that no order is after. */
  List<CustomerActivity> activities(LocalDate today) {
    return rows.stream()
        .map(
            row ->
                new CustomerActivity(
                    row.customer(),
                    ChronoUnit.DAYS.between(row.last(), today),
                    row.orders(),
                    row.spend()))
        .toList();
  }

  SegmentCoverage coverage() {
    return new SegmentCoverage(
        rows.size(),
        rows.stream().mapToLong(Row::orders).sum(),
        rows.stream().mapToDouble(Row::spend).sum(),
        returned,
        nobodysOrders,
        nobodysSpend,
        onlyReturns);
  }
}
