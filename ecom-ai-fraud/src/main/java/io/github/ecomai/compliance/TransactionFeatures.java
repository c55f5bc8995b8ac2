package io.github.ecomai.compliance;

import io.github.ecomai.compliance.TransactionTable.Column;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The features of transactions. Hour, weekday and way of paying have no order, so what counts is
 * the share of transactions that have the same: rare is low.
 */
final class TransactionFeatures {
  private final TransactionTable table;
  private final NumberWords numbers;

  private TransactionFeatures(TransactionTable table, NumberWords numbers) {
    this.table = table;
    this.numbers = numbers;
  }

  static List<Feature> of(TransactionTable table, NumberWords numbers) {
    TransactionFeatures features = new TransactionFeatures(table, numbers);
    CustomerHistory history = CustomerHistory.of(table);
    return List.of(
        features.plain("total", Column.AMOUNT, numbers::money),
        features.plain("lines", Column.LINES, NumberWords::count),
        features.plain("units", Column.UNITS, NumberWords::count),
        features.plain("highest price", Column.HIGHEST_PRICE, numbers::money),
        features.discount(),
        features.hour(),
        features.weekday(),
        features.firstPurchase(history),
        features.sinceLast(history),
        features.own(history),
        features.method(),
        features.plain("payment attempts", Column.ATTEMPTS, NumberWords::count));
  }

  private Feature plain(String name, Column column, DoubleFunction<String> text) {
    return Feature.number(
        name,
        table.column(column),
        (row, value, usual) ->
            NumberWords.compared(
                name + " " + text.apply(value), value, NumberWords.Range.of(usual, text)));
  }

  private Feature discount() {
    double[] values = table.column(Column.LIST_AMOUNT);
    for (int row = 0; row < values.length; row++) {
      double list = values[row];
      values[row] = list > 0 ? 1 - table.get(Column.AMOUNT, row) / list : Double.NaN;
    }
    return Feature.number(
        "discount",
        values,
        (row, value, usual) ->
            "discount "
                + NumberWords.percent(value)
                + " against a median of "
                + NumberWords.percent(usual.median()));
  }

  private Feature hour() {
    return Feature.rarity(
        "hour",
        shares(row -> known(table.get(Column.HOUR, row))),
        (row, share, usual) ->
            String.format(
                Locale.ROOT,
                "placed at %02.0f h, as only %s of transactions are",
                table.get(Column.HOUR, row),
                NumberWords.percent(share)));
  }

  private static @Nullable Object known(double number) {
    return Double.isNaN(number) ? null : number;
  }

  private Feature weekday() {
    return Feature.rarity(
        "weekday",
        shares(row -> table.day(row).getDayOfWeek()),
        (row, share, usual) ->
            "placed on a "
                + table.day(row).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + ", as only "
                + NumberWords.percent(share)
                + " of transactions are");
  }

  private Feature method() {
    return Feature.rarity(
        "payment method",
        shares(table::method),
        (row, share, usual) ->
            "paid by "
                + table.method(row)
                + ", as only "
                + NumberWords.percent(share)
                + " of transactions are");
  }

  /** For each row the share of rows, among those that are known, of the same kind. */
  private double[] shares(IntFunction<@Nullable Object> kindOf) {
    Map<Object, Integer> counts = new HashMap<>();
    int known = 0;
    double[] shares = new double[table.rows()];
    for (int row = 0; row < shares.length; row++) {
      Object kind = kindOf.apply(row);
      if (kind != null) {
        counts.merge(kind, 1, Integer::sum);
        known++;
      }
    }
    Arrays.fill(shares, Double.NaN);
    for (int row = 0; row < shares.length; row++) {
      Object kind = kindOf.apply(row);
      if (kind != null) {
        shares[row] = counts.getOrDefault(kind, 0) / (double) known;
      }
    }
    return shares;
  }

  /** The share of first and of later purchases, among those of known customers. */
  private Feature firstPurchase(CustomerHistory history) {
    return Feature.rarity(
        "first purchase",
        shares(row -> table.customer(row) == null ? null : history.isFirst(row)),
        (row, share, usual) ->
            (history.isFirst(row) ? "the customer's first purchase" : "a repeated purchase")
                + ", as only "
                + NumberWords.percent(share)
                + " of transactions are");
  }

  private Feature sinceLast(CustomerHistory history) {
    return Feature.number(
        "days since previous",
        history.daysSincePrevious(),
        (row, value, usual) ->
            NumberWords.count(value)
                + " days after the customer's previous purchase, against a median of "
                + NumberWords.count(usual.median()));
  }

  private Feature own(CustomerHistory history) {
    double[] values = table.column(Column.AMOUNT);
    for (int row = 0; row < values.length; row++) {
      values[row] = values[row] / history.ownMedian(row);
    }
    return Feature.number(
        "total against own median",
        values,
        (row, value, usual) ->
            "total "
                + numbers.money(table.get(Column.AMOUNT, row))
                + " is "
                + NumberWords.times(value)
                + " the median "
                + numbers.money(history.ownMedian(row))
                + " of the customer's other purchases");
  }
}
