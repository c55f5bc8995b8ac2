package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frauds, their labels and texts in a shop larger than usual. */
class FraudTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  @TempDir private static Path folder;
  private static ShopQueries shop;

  @BeforeAll
  static void write() throws IOException, SQLException {
    CommerceShop.of(8_000, 60, RUN).write(folder, RUN);
    shop = ShopQueries.open(folder);
  }

  @AfterAll
  static void close() throws SQLException {
    shop.close();
  }

  @Test
  void isOneInAHundredPaymentsOrFewerInEightPatterns() throws SQLException {
    double payments = shop.number("SELECT count(*) FROM payments");
    assertThat(shop.number("SELECT count(*) FROM truth_frauds") / payments).isBetween(0.001, 0.01);
    Map<String, Double> patterns =
        shop.numbers("SELECT pattern, count(*) FROM truth_frauds GROUP BY 1");
    assertThat(patterns.keySet()).containsExactlyInAnyOrderElementsOf(Codes.PATTERNS);
    assertThat(patterns.values()).allMatch(count -> count >= 15);
    assertThat(shop.numbers("SELECT drifted, count(*) FROM truth_frauds GROUP BY 1")).hasSize(2);
  }

  @Test
  void labelsComeLateAndSomeAreWrong() throws SQLException {
    String labelled = "FROM fraud_labels l JOIN truth_frauds f USING (payment_id)";
    double hidden = shop.number("SELECT count(*) " + labelled + " WHERE label = 'legitimate'");
    assertThat(hidden / shop.number("SELECT count(*) " + labelled)).isBetween(0.05, 0.10);
    double reports = shop.number("SELECT count(*) FROM fraud_labels WHERE label = 'fraud'");
    double alarms =
        shop.number(
            "SELECT count(*) FROM fraud_labels ANTI JOIN truth_frauds USING (payment_id)"
                + " WHERE label = 'fraud'");
    assertThat(alarms / reports).isBetween(0.04, 0.11);
    assertThat(shop.number("SELECT count(*) FROM truth_wrong_labels")).isEqualTo(hidden + alarms);
    double days =
        shop.number(
            "SELECT median(date_diff('day', authorised_at, reported_at)) "
                + labelled
                + " JOIN payments USING (payment_id) WHERE label = 'fraud' AND f.pattern NOT IN"
                + " ('card testing', 'BIN attack')");
    assertThat(days).isBetween(28.0, 38.0);
    assertThat(
            shop.number(
                "SELECT count(*) FROM truth_frauds ANTI JOIN fraud_labels USING (payment_id)"))
        .as("not reported yet")
        .isPositive();
  }

  @Test
  void noColumnGivesFraudAway() throws SQLException {
    List<String> columns = new ArrayList<>();
    StringBuilder selected =
        new StringBuilder("SELECT f.payment_id, f.payment_id IS NOT NULL AS fraud");
    for (String table : List.of("payments", "orders", "customers")) {
      for (ColumnDef column : CommerceTables.table(table).columns()) {
        columns.add(table + "_" + column.name());
        selected.append(", %1$s.%2$s AS %1$s_%2$s".formatted(table, column.name()));
      }
    }
    shop.keep(
        "labelled",
        selected
            + " FROM payments JOIN orders USING (order_id) JOIN customers USING (customer_id)"
            + " LEFT JOIN truth_frauds f ON f.payment_id = payments.payment_id");
    assertThat(columns).hasSizeGreaterThan(35);
    for (String column : columns) {
      assertThat(auc(column)).as(column).isBetween(0.03, 0.97);
      assertThat(auc("count(*) OVER (PARTITION BY " + column + ")"))
          .as("how often each %s occurs", column)
          .isBetween(0.03, 0.97);
    }
    assertThat(auc("payment_id")).as("what gives it away").isGreaterThan(0.99);
  }

  /** The chance that a fraud ranks above another payment, ties by half. */
  private static double auc(String value) throws SQLException {
    return shop.number(
        """
        WITH v AS (SELECT %s AS x, fraud FROM labelled),
        r AS (SELECT fraud, rank() OVER (ORDER BY x NULLS FIRST)
          + (count(*) OVER (PARTITION BY x) - 1) / 2.0 AS place FROM v)
        SELECT (sum(place) FILTER (fraud) - count(*) FILTER (fraud) * (count(*) FILTER (fraud) + 1)
          / 2.0) / (count(*) FILTER (fraud) * count(*) FILTER (NOT fraud)) FROM r"""
            .formatted(value));
  }

  @Test
  void takeoversChangeTheirHoursAtTheDrift() throws SQLException {
    Map<String, Double> hours =
        shop.numbers(
            "SELECT drifted, avg(hour(created_at)) FROM truth_frauds JOIN payments USING (payment_id)"
                + " JOIN orders USING (order_id) WHERE pattern = 'account takeover' GROUP BY 1");
    assertThat(Objects.requireNonNull(hours.get("true")))
        .isGreaterThan(Objects.requireNonNull(hours.get("false")) + 5);
  }

  @Test
  void ratingsFollowQualityAndTextsFollowTheFacts() throws SQLException {
    assertThat(
            shop.number(
                "SELECT corr(q, r) FROM (SELECT quality AS q, avg(rating) AS r FROM reviews JOIN"
                    + " truth_products USING (product_id) GROUP BY product_id, quality HAVING"
                    + " count(*) > 30)"))
        .isGreaterThan(0.8);
    assertThat(
            shop.number(
                "SELECT avg(CASE WHEN late THEN 0 ELSE rating END) FILTER (NOT late) - avg(rating)"
                    + " FILTER (late) FROM reviews JOIN truth_reviews USING (review_id)"))
        .isBetween(0.4, 1.0);
    String german = "body LIKE '%%kam später als versprochen%%'".replace("%%", "%");
    assertThat(
            shop.number(
                "SELECT count(*) FROM reviews JOIN truth_reviews USING (review_id) WHERE language ="
                    + " 'de' AND late <> ("
                    + german
                    + ")"))
        .isZero();
    assertThat(
            shop.number(
                "SELECT count(*) FROM truth_document_facts f JOIN documents USING (document_id)"
                    + " WHERE fact NOT IN ('fault', 'wants') AND NOT contains(body, fact_value)"))
        .isZero();
    assertThat(shop.number("SELECT count(*) FROM documents WHERE sha256 <> sha256(body)")).isZero();
  }

  @Test
  void plantedNumbersStandInTheirTexts() throws SQLException {
    Map<String, Double> planted =
        shop.numbers("SELECT DISTINCT digits, card::INTEGER FROM truth_planted_numbers");
    assertThat(planted.values()).contains(0.0, 1.0);
    planted.forEach(
        (digits, card) -> {
          if (card == 1) {
            assertThat(CardNumbers.TEST_NUMBERS).contains(digits);
            assertThat(luhn(digits)).as(digits).isTrue();
          } else {
            assertThat(digits.length() < 13 || !luhn(digits)).as(digits).isTrue();
          }
        });
    assertThat(
            shop.number(
                "SELECT count(*) FROM truth_planted_numbers JOIN reviews ON review_id = row_id"
                    + " WHERE table_name = 'reviews' AND NOT contains(body, as_written)"))
        .isZero();
    assertThat(
            shop.number(
                "SELECT count(*) FROM truth_planted_numbers JOIN documents ON document_id = row_id"
                    + " WHERE table_name = 'documents' AND NOT contains(body, as_written)"))
        .isZero();
    assertThat(shop.number("SELECT count(DISTINCT table_name) FROM truth_planted_numbers"))
        .isEqualTo(2);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = 2 * digit > 9 ? 2 * digit - 9 : 2 * digit;
      sum += i % 2 == 0 ? digit : twice;
    }
    return sum % 10 == 0;
  }

  @Test
  void pricesDifferBetweenCountriesWithOutliers() throws SQLException {
    assertThat(shop.number("SELECT avg(outlier::INTEGER) FROM truth_price_parity"))
        .isBetween(0.005, 0.03);
    assertThat(
            shop.number(
                "SELECT stddev(log_level) FROM truth_price_parity WHERE NOT outlier AND region_id = 6"))
        .isBetween(0.03, 0.07);
  }

  @Test
  void listingsAreNoisyAndHalfOfThemUnknown() throws SQLException {
    assertThat(
            shop.number(
                "SELECT avg((listing_title = product_name)::INTEGER) FROM truth_listings JOIN"
                    + " products USING (product_id)"))
        .isBetween(0.1, 0.5);
    assertThat(
            shop.number(
                "SELECT count(*) FROM competitor_prices c JOIN truth_listings t USING (competitor,"
                    + " listing_title) WHERE c.product_id <> t.product_id"))
        .isZero();
    assertThat(shop.number("SELECT avg((product_id IS NULL)::INTEGER) FROM competitor_prices"))
        .isBetween(0.3, 0.5);
  }
}
