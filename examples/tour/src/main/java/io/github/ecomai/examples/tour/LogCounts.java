package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Predicate.and;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.lt;
import static io.github.ecomai.source.Predicate.not;
import static io.github.ecomai.source.Predicate.or;

import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Lines and orders of a log by kind, each line and each order in one kind only. */
final class LogCounts {
  /** What is counted; the kinds of lines first, which add up to all lines. */
  private enum Count {
    RETURNS,
    ADJUSTMENTS,
    WRITE_OFFS,
    CORRECTIONS,
    GIFTS,
    LINES,
    NOBODY,
    BACK,
    NET,
    ORDERS,
    ORDER_NUMBERS,
    ADJUSTING,
    CUSTOMERS,
    PRODUCTS
  }

  private static final List<Count> KINDS =
      List.of(Count.RETURNS, Count.ADJUSTMENTS, Count.WRITE_OFFS, Count.CORRECTIONS, Count.GIFTS);

  private final Map<Count, Double> counts = new EnumMap<>(Count.class);

  private LogCounts() {}

  static LogCounts of(LogFile file, RunContext run) {
    OrderLog log = file.log();
    List<Measure> measures = new ArrayList<>();
    for (Count count : Count.values()) {
      measures.add(measure(count, log).as(count.name().toLowerCase(Locale.ROOT)));
    }
    Query query = Query.from(log.table()).totals(measures.toArray(Measure[]::new));
    double[] numbers = Rows.numbers(file.source(), query, run);
    LogCounts counted = new LogCounts();
    for (int i = 0; i < numbers.length; i++) {
      counted.counts.put(Count.values()[i], numbers[i]);
    }
    return counted;
  }

  private static Aggregate measure(Count count, OrderLog log) {
    Expression amount = col(name(Role.QUANTITY, log)).times(col(name(Role.PRICE, log)));
    Expression order = col(name(Role.ORDER, log));
    Predicate sale = not(or(log.returns(), log.adjustments()));
    return switch (count) {
      case LINES -> Aggregate.count();
      case NOBODY -> Aggregate.count().where(isNull(name(Role.CUSTOMER, log)));
      case BACK -> sum(amount).where(log.returns());
      case NET -> sum(amount).where(not(log.adjustments()));
      case ORDERS -> countDistinct(order).where(sale);
      case ORDER_NUMBERS -> countDistinct(order);
      case ADJUSTING -> countDistinct(order).where(log.adjustments());
      case CUSTOMERS -> countDistinct(col(name(Role.CUSTOMER, log)));
      case PRODUCTS -> countDistinct(col(name(Role.PRODUCT, log)));
      default -> Aggregate.count().where(kind(count, log, sale));
    };
  }

  /** Which lines are of a kind. */
  private static Predicate kind(Count count, OrderLog log, Predicate sale) {
    String price = name(Role.PRICE, log);
    Predicate back = lt(name(Role.QUANTITY, log), 0L);
    return switch (count) {
      case RETURNS -> log.returns();
      case ADJUSTMENTS -> log.adjustments();
      case WRITE_OFFS -> and(sale, eq(price, 0L), back);
      case CORRECTIONS -> and(sale, lt(price, 0L));
      default -> and(sale, eq(price, 0L), not(back));
    };
  }

  private static String name(Role role, OrderLog log) {
    return Objects.requireNonNull(log.columns().get(role), role.name());
  }

  private long count(Count count) {
    return Math.round(Objects.requireNonNull(counts.get(count)));
  }

  private double amount(Count count) {
    return Objects.requireNonNull(counts.get(count));
  }

  long lines() {
    return count(Count.LINES);
  }

  /** Order numbers of nothing but returns. */
  private long creditNotes() {
    long sales = count(Count.ORDERS) + count(Count.ADJUSTING);
    return Math.max(0, count(Count.ORDER_NUMBERS) - sales);
  }

  Map<String, String> tiles(LocalDate first, LocalDate last) {
    Map<String, String> tiles = new LinkedHashMap<>();
    tiles.put("order lines", Words.count(lines()));
    tiles.put("orders", Words.count(count(Count.ORDERS)));
    tiles.put("credit notes and returns", Words.count(creditNotes()));
    tiles.put("customers", Words.count(count(Count.CUSTOMERS)));
    tiles.put("products", Words.count(count(Count.PRODUCTS)));
    tiles.put("net revenue", Words.number(amount(Count.NET)));
    tiles.put("first day", first.toString());
    tiles.put("last day", last.toString());
    return tiles;
  }

  /** Sentences on what was counted how. */
  List<String> treatment(long badRows) {
    List<String> treatment = new ArrayList<>();
    if (badRows > 0) {
      treatment.add(
          things(badRows, "row")
              + " could not be read and "
              + (badRows == 1 ? "is" : "are")
              + " left out.");
    }
    treatment.add(orders());
    kinds(treatment);
    long nobody = count(Count.NOBODY);
    if (nobody > 0) {
      treatment.add(
          things(nobody, "line")
              + " of any kind "
              + (nobody == 1 ? "names" : "name")
              + " no customer: part of revenue and of the screened orders, but of no customer"
              + " segment.");
    }
    return treatment;
  }

  private String orders() {
    List<String> parts = new ArrayList<>();
    parts.add(things(count(Count.ORDERS), "order"));
    if (creditNotes() > 0) {
      parts.add(things(creditNotes(), "credit note") + " and returns without a purchase");
    }
    if (count(Count.ADJUSTING) > 0) {
      parts.add(things(count(Count.ADJUSTING), "accounting adjustment"));
    }
    return things(count(Count.ORDER_NUMBERS), "order number")
        + ": "
        + String.join(", ", parts)
        + ".";
  }

  private void kinds(List<String> treatment) {
    long odd = KINDS.stream().mapToLong(this::count).sum();
    treatment.add(
        things(lines(), "line")
            + ": "
            + things(lines() - odd, "sale")
            + (odd == 0 ? "." : ", and of the other kinds each line counts once:"));
    String back = Words.number(-amount(Count.BACK));
    say(
        treatment,
        Count.RETURNS,
        "return",
        " worth " + back + ", against revenue and spend, and no orders of their own.");
    say(
        treatment,
        Count.WRITE_OFFS,
        "stock write-off",
        ": a negative quantity at a price of zero under an ordinary order number, without revenue.");
    say(treatment, Count.GIFTS, "gift", " at a price of zero, without revenue.");
    say(treatment, Count.CORRECTIONS, "correction", " at a negative price, part of revenue.");
    say(treatment, Count.ADJUSTMENTS, "accounting adjustment", ", left out everywhere.");
  }

  /** Adds a sentence on a kind of lines, if there are such lines. */
  private void say(List<String> treatment, Count kind, String name, String what) {
    long lines = count(kind);
    if (lines > 0) {
      treatment.add(things(lines, name) + what);
    }
  }

  private static String things(long count, String thing) {
    return Words.count(count) + " " + thing + (count == 1 ? "" : "s");
  }
}
