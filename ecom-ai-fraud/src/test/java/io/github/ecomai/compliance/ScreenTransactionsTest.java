package io.github.ecomai.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.data.OrderId;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTransactionsTest {
  private static final Transaction HUGE =
      Transaction.of(OrderId.of("HUGE"), Shop.FIRST.plusDays(200), Basket.of(900, 85.5))
          .withCustomer(CustomerId.of("C7"))
          .withHour(12)
          .withPayment("credit card", 1);

  private static TransactionScreening screen(ScreenTransactionsRequest request) {
    try (EcomAi ai = EcomAi.builder().seed(3).build()) {
      return ai.system(ComplianceGuardian.class).screenTransactions(request);
    }
  }

  private static List<Transaction> with(Transaction... planted) {
    List<Transaction> transactions = new ArrayList<>(Shop.usual(1500));
    Collections.addAll(transactions, planted);
    return transactions;
  }

  @Test
  void findsAHugeTotalAndSaysWhy() {
    TransactionScreening screening =
        screen(ScreenTransactionsRequest.of(with(HUGE)).withCurrency("EUR"));
    TransactionFinding first = screening.findings().get(0);
    assertThat(first.rank()).isEqualTo(1);
    assertThat(first.order()).isEqualTo(OrderId.of("HUGE"));
    assertThat(first.customer()).contains(CustomerId.of("C7"));
    assertThat(first.day()).contains(Shop.FIRST.plusDays(200));
    assertThat(first.amount()).hasValue(76_950);
    assertThat(first.score()).isBetween(0.6, 1.0);
    assertThat(first.reasons())
        .extracting(FindingReason::feature)
        .containsAnyOf("total", "total against own median", "units");
    assertThat(first.reasons())
        .allMatch(reason -> reason.direction() == FindingReason.Direction.HIGH)
        .allMatch(reason -> reason.share() > 0 && reason.share() <= 1);
    assertThat(first.summary()).startsWith("HUGE: ").contains(" times the median ");
    assertThat(String.join(" ", words(first))).contains("76,950.00 EUR");
    assertThat(screening.coverage()).isEqualTo(new ScreeningCoverage(1501, 1501, 0, 0, 0, 0));
  }

  private static List<String> words(TransactionFinding finding) {
    return finding.reasons().stream().map(FindingReason::words).toList();
  }

  @Test
  void theNumbersInTheWordsAreTheOnesInTheReason() {
    TransactionScreening screening = screen(ScreenTransactionsRequest.of(with(HUGE)));
    FindingReason units =
        screening.findings().get(0).reasons().stream()
            .filter(reason -> reason.feature().equals("units"))
            .findFirst()
            .orElseThrow();
    assertThat(units.value()).isEqualTo(900);
    double times = 900 / units.usual().median();
    assertThat(units.words())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "units 900 is %.0f times the median %s",
                times,
                NumberWords.count(units.usual().median())));
  }

  @Test
  void aRareHourAndManyAttemptsAreReasons() {
    Transaction burst =
        Transaction.of(OrderId.of("BURST"), Shop.FIRST.plusDays(100), Basket.of(3, 12))
            .withCustomer(CustomerId.of("C3"))
            .withHour(3)
            .withPayment("bank transfer", 9);
    TransactionScreening screening =
        screen(ScreenTransactionsRequest.of(with(burst)).withMinimumScore(0.5));
    TransactionFinding first = screening.findings().get(0);
    assertThat(first.order()).isEqualTo(OrderId.of("BURST"));
    assertThat(first.reasons())
        .extracting(FindingReason::feature)
        .containsAnyOf("hour", "payment method", "payment attempts");
    assertThat(first.summary())
        .containsAnyOf("placed at 03 h", "9 is 9.0 times the median 1", "paid by bank transfer");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void anyNumberOfThreadsGivesTheSameFindings(int threads) {
    ScreenTransactionsRequest request = ScreenTransactionsRequest.of(with(HUGE)).withShare(0.05);
    RunContext run = RunContext.defaults().withSeed(3).withParallelism(threads);
    try (EcomAi ai = EcomAi.builder().build()) {
      TransactionScreening screening =
          ai.system(ComplianceGuardian.class).screenTransactions(request, run);
      TransactionScreening again = screen(request);
      assertThat(screening.findings()).isEqualTo(again.findings());
      assertThat(screening.provenance().fingerprint()).isEqualTo(again.provenance().fingerprint());
      assertThat(screening.provenance().engine()).isEqualTo("isolation-forest");
    }
  }

  @Test
  void theOrderOfTransactionsHasNoSay() {
    List<Transaction> transactions = with(HUGE);
    ScreenTransactionsRequest request = ScreenTransactionsRequest.of(transactions).withShare(0.02);
    Collections.shuffle(transactions, new Random(4));
    ScreenTransactionsRequest shuffled = ScreenTransactionsRequest.of(transactions).withShare(0.02);
    assertThat(screen(shuffled).findings()).isEqualTo(screen(request).findings());
  }

  @Test
  void atMostTheShareAndOnlyHighScoresAreFindings() {
    List<Transaction> transactions = with(HUGE);
    ScreenTransactionsRequest all =
        ScreenTransactionsRequest.of(transactions).withShare(1).withMinimumScore(0);
    TransactionScreening everything = screen(all);
    assertThat(everything.findings()).hasSize(1501);
    assertThat(everything.findings())
        .extracting(TransactionFinding::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(screen(all.withShare(0.01)).findings()).hasSize(16);
    assertThat(screen(all.withMinimumScore(1)).findings()).isEmpty();
    assertThat(everything.findings()).allMatch(finding -> finding.reasons().size() <= 3);
    assertThat(everything.findings()).noneMatch(finding -> finding.summary().contains("NaN"));
  }

  @Test
  void equalTransactionsAreNoFindings() {
    List<Transaction> equal = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      equal.add(Transaction.of(OrderId.of(i), Shop.FIRST, Basket.of(1, 10)));
    }
    assertThatExceptionOfType(ModelFitException.class)
        .isThrownBy(() -> screen(ScreenTransactionsRequest.of(equal)))
        .withMessageContaining("alike");
  }

  @Test
  void aPeriodIsScreenedAgainstWhatWasBefore() {
    DateRange late = DateRange.of(Shop.FIRST.plusDays(150), Shop.FIRST.plusDays(299));
    Transaction early =
        Transaction.of(OrderId.of("EARLY"), Shop.FIRST.plusDays(20), Basket.of(900, 85.5));
    TransactionScreening screening =
        screen(ScreenTransactionsRequest.of(with(HUGE, early)).withPeriod(late));
    assertThat(screening.coverage().learntFrom()).isEqualTo(1502);
    assertThat(screening.coverage().screened()).isBetween(700L, 800L);
    assertThat(screening.findings())
        .extracting(TransactionFinding::order)
        .contains(OrderId.of("HUGE"))
        .doesNotContain(OrderId.of("EARLY"));
  }

  @Test
  void readsASource() {
    Shop shop = new Shop();
    for (int i = 1; i <= 400; i++) {
      shop.order(i, 1 + i % 40, "2024-03-" + (10 + i % 20) + "T1" + i % 10 + ":00:00Z")
          .line(i, 1 + i % 5, (10 + i % 7) + ".50", "0.10");
    }
    shop.order(500, 3, "2024-03-15T03:00:00Z").line(500, 800, "99.00", "0.90");
    shop.order(501, 3, "2024-03-16T12:00:00Z").line(501, -800, "99.00", "0.90");
    try (DataSource source = shop.build();
        EcomAi ai = EcomAi.builder().source(source).seed(3).build()) {
      Object result =
          ai.call("screen-transactions", ScreenTransactionsRequest.fromSource(), ai.run());
      TransactionScreening screening = (TransactionScreening) result;
      assertThat(screening.findings().get(0).order()).isEqualTo(OrderId.of("500"));
      assertThat(screening.coverage()).isEqualTo(new ScreeningCoverage(401, 401, 0, 1, 0, 0));
      assertThat(screening.features())
          .extracting(FeatureProfile::feature)
          .contains("total", "units", "discount", "hour", "days since previous")
          .doesNotContain("payment method", "lines");
    }
  }

  @Test
  void rowsOfNumbersWillDo() {
    double[] values = new double[600];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 + (i % 2 == 0 ? 0 : 100);
    }
    values[2 * 123] = 5000;
    Matrix rows = Matrix.of(300, 2, values).withColumnNames("refunds", "visits");
    TransactionFinding first = screen(ScreenTransactionsRequest.of(rows)).findings().get(0);
    assertThat(first.order()).isEqualTo(OrderId.of(123));
    assertThat(first.summary()).startsWith("row 123: refunds 5,000 is ");
    assertThat(first.amount()).isEmpty();
    assertThat(first.day()).isEmpty();
  }

  @Test
  void whatIsMissingIsSaid() {
    try (EcomAi ai = EcomAi.builder().build()) {
      ComplianceGuardian guardian = ai.system(ComplianceGuardian.class);
      assertThatIllegalStateException()
          .isThrownBy(() -> guardian.screenTransactions(ScreenTransactionsRequest.fromSource()))
          .withMessageContaining("source");
      assertThatExceptionOfType(EngineUnavailableException.class)
          .isThrownBy(
              () ->
                  guardian.screenTransactions(
                      ScreenTransactionsRequest.of(with()).withEngine("crystal-ball")))
          .withMessageContaining("isolation-forest");
      RunContext run = RunContext.defaults();
      run.cancellation().cancel();
      assertThatExceptionOfType(RunCancelledException.class)
          .isThrownBy(() -> guardian.screenTransactions(ScreenTransactionsRequest.of(with()), run));
    }
    try (DataSource source = new Shop().build();
        EcomAi ai = EcomAi.builder().source(source).build()) {
      assertThatExceptionOfType(ModelFitException.class)
          .isThrownBy(
              () ->
                  ai.system(ComplianceGuardian.class)
                      .screenTransactions(ScreenTransactionsRequest.fromSource()))
          .withMessageContaining("shop");
    }
  }

  @Test
  void oneTransactionAloneCannotStandOut() {
    assertThatExceptionOfType(ModelFitException.class)
        .isThrownBy(() -> screen(ScreenTransactionsRequest.of(List.of(HUGE))))
        .withMessageContaining("alone")
        .withMessageContaining("Maybe screen it together with earlier ones.");
  }

  @Test
  void twoTransactionsOfOneOrderAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScreenTransactionsRequest.of(with(HUGE, HUGE)))
        .withMessage(
            "transactions 1500 and 1501 of the list have the same order id. Maybe put their lines"
                + " into one basket.");
  }

  @Test
  void misuseIsNamed() {
    ScreenTransactionsRequest request = ScreenTransactionsRequest.fromSource();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.withShare(0))
        .withMessageContaining("share 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> request.withShare(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.withMinimumScore(1.5))
        .withMessageContaining("1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.withCurrency("euro"))
        .withMessageContaining("'euro'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScreenTransactionsRequest.of(List.of()))
        .withMessageContaining("fromSource");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScreenTransactionsRequest.of(Matrix.of(1, 1, 5)))
        .withMessageContaining("withColumnNames");
    Matrix named = Matrix.of(1, 1, 5).withColumnNames("a");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ScreenTransactionsRequest.of(named).withPeriod(DateRange.ofMonth(2024, 1)));
    LocalDate day = Shop.FIRST;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Basket.of(0, -3))
        .withMessage(
            "units 0.0 and price -3.0 are not both positive. Maybe leave out returns and gifts.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Basket(1, 1, 1, 1, Double.NaN))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transaction.of(OrderId.of(1), day, Basket.of(1, 5)).withHour(24))
        .withMessageContaining("24");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Transaction.of(OrderId.of(1), day, Basket.of(1, 5)).withPayment("gift card", 0));
    assertThat(request.period()).isEqualTo(Optional.empty());
  }
}
