package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;

/**
 * How many there are of what the sections look at, so that what they leave out adds up.
 *
 * @param orders all order ids
 * @param cancelled those that are no sales: cancelled, or accounting adjustments
 * @param writeOffs those that come to nothing and take units out of stock
 * @param customers all customers that are known
 */
record Totals(long orders, long cancelled, long writeOffs, long customers) {
  /** Sums of doubles below this are nothing. */
  private static final double NOTHING = 5e-7;

  static Totals of(CommerceSchema commerce, DataSource source, RunContext run) {
    Query orders = commerce.query(Concept.ORDERS, source);
    boolean told = commerce.has(Concept.ORDERS, "status", source);
    long all = number(source, orders.totals(count().as("n")), run);
    Query cancelled = told ? orders.where(Predicate.eq("status", "cancelled")) : orders;
    Query customers = orders.groupBy("customer_id").measures();
    if (commerce.has(Concept.CUSTOMERS, source)) {
      customers = commerce.query(Concept.CUSTOMERS, source);
    }
    return new Totals(
        all,
        told ? number(source, cancelled.totals(count().as("n")), run) : 0,
        number(source, writeOffs(commerce.sales(source)).totals(count().as("n")), run),
        number(
            source,
            customers.where(Predicate.isNotNull("customer_id")).totals(count().as("n")),
            run));
  }

  private static Query writeOffs(Query sales) {
    return sales
        .groupBy("order_id")
        .measures(sum(col("amount")).as("total"), sum(col("quantity")).as("units"))
        .where(
            Predicate.and(
                Predicate.lt("units", 0L),
                Predicate.gt("total", -NOTHING),
                Predicate.lt("total", NOTHING)));
  }

  private static long number(DataSource source, Query query, RunContext run) {
    return (long) Rows.numbers(source, query, run)[0];
  }
}
