package io.github.ecomai.compliance;

import io.github.ecomai.data.DateRange;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.data.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks which transactions stand out. Immutable and thread-safe.
 *
 * <pre>{@code
 * var request = ScreenTransactionsRequest.fromSource().withShare(0.001).withCurrency("GBP");
 * }</pre>
 *
 * @param transactions what to screen, each with an order id of its own; empty to read the purchases
 *     of the source
 * @param rows any numbers instead of transactions, one row each, with a name for each column; NaN
 *     where one is not known
 * @param period the days to be screened; what is usual is learnt from all purchases up to its end.
 *     Empty for all days
 * @param share the most findings, as a share of what is screened: above 0, at most 1
 * @param minimumScore the least score of a finding, 0 to 1; 0.5 is the score of the usual
 * @param currency ISO 4217 code of the amounts, for the explanations; empty to leave it out
 * @param engine id of the anomaly detector
 */
public record ScreenTransactionsRequest(
    List<Transaction> transactions,
    Optional<Matrix> rows,
    Optional<DateRange> period,
    double share,
    double minimumScore,
    String currency,
    String engine) {
  private static final double SHARE = 0.005;
  private static final double MINIMUM_SCORE = 0.6;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if a value is out of range or two kinds of input are given, or
   *     two transactions have one order id
   */
  public ScreenTransactionsRequest {
    transactions = List.copyOf(transactions);
    checkDistinct(transactions);
    Objects.requireNonNull(engine, "engine");
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share " + share + " is not above 0 and at most 1. Maybe 0.005 for 5 in a thousand.");
    }
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw new IllegalArgumentException(
          "minimum score " + minimumScore + " is not in 0..1. Maybe 0.6.");
    }
    if (!currency.matches("[A-Z]{3}|")) {
      throw new IllegalArgumentException(
          "currency '" + currency + "' is not an ISO 4217 code. Maybe EUR?");
    }
    rows.ifPresent(ScreenTransactionsRequest::checkNamed);
    if (rows.isPresent() && (period.isPresent() || !transactions.isEmpty())) {
      throw new IllegalArgumentException(
          "rows of numbers go neither with transactions nor with a period. Maybe ask twice.");
    }
  }

  private static void checkDistinct(List<Transaction> transactions) {
    Map<OrderId, Integer> seen = new HashMap<>();
    for (int i = 0; i < transactions.size(); i++) {
      Integer first = seen.putIfAbsent(transactions.get(i).order(), i);
      if (first != null) {
        throw new IllegalArgumentException(
            "transactions "
                + first
                + " and "
                + i
                + " of the list have the same order id. Maybe put their lines into one basket.");
      }
    }
  }

  private static void checkNamed(Matrix rows) {
    if (rows.columnNames().isEmpty()) {
      throw new IllegalArgumentException(
          "the columns have no names to explain findings with. Maybe call withColumnNames.");
    }
  }

  /**
   * All purchases of the source; at most 5 findings in a thousand, with a score of 0.6 or more.
   *
   * @return the request
   */
  public static ScreenTransactionsRequest fromSource() {
    return of(List.of(), Optional.empty());
  }

  /**
   * Transactions handed in. No source is needed.
   *
   * @param transactions one or more
   * @return the request
   */
  public static ScreenTransactionsRequest of(List<Transaction> transactions) {
    if (transactions.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no transactions. Maybe use fromSource() to read them.");
    }
    return of(transactions, Optional.empty());
  }

  /**
   * Any rows of numbers. No source is needed; findings are named by row number, from 0.
   *
   * @param rows with a name for each column; NaN where a number is not known
   * @return the request
   */
  public static ScreenTransactionsRequest of(Matrix rows) {
    return of(List.of(), Optional.of(rows));
  }

  private static ScreenTransactionsRequest of(
      List<Transaction> transactions, Optional<Matrix> rows) {
    return new ScreenTransactionsRequest(
        transactions, rows, Optional.empty(), SHARE, MINIMUM_SCORE, "", "isolation-forest");
  }

  /**
   * A copy that screens a period only; earlier purchases still tell what is usual.
   *
   * @param value the days
   * @return the copy
   */
  public ScreenTransactionsRequest withPeriod(DateRange value) {
    return new ScreenTransactionsRequest(
        transactions, rows, Optional.of(value), share, minimumScore, currency, engine);
  }

  /**
   * A copy with another share of findings.
   *
   * @param value above 0, at most 1
   * @return the copy
   */
  public ScreenTransactionsRequest withShare(double value) {
    return new ScreenTransactionsRequest(
        transactions, rows, period, value, minimumScore, currency, engine);
  }

  /**
   * A copy with another least score.
   *
   * @param value 0 to 1
   * @return the copy
   */
  public ScreenTransactionsRequest withMinimumScore(double value) {
    return new ScreenTransactionsRequest(
        transactions, rows, period, share, value, currency, engine);
  }

  /**
   * A copy whose explanations name the currency.
   *
   * @param value ISO 4217 code
   * @return the copy
   */
  public ScreenTransactionsRequest withCurrency(String value) {
    return new ScreenTransactionsRequest(
        transactions, rows, period, share, minimumScore, value, engine);
  }

  /**
   * A copy that uses another anomaly detector.
   *
   * @param value id of the engine
   * @return the copy
   */
  public ScreenTransactionsRequest withEngine(String value) {
    return new ScreenTransactionsRequest(
        transactions, rows, period, share, minimumScore, currency, value);
  }
}
