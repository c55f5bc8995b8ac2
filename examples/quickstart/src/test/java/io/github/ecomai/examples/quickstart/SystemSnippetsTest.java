package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.data.Frequency.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.compliance.Basket;
import io.github.ecomai.compliance.ComplianceGuardian;
import io.github.ecomai.compliance.ScreenTransactionsRequest;
import io.github.ecomai.compliance.Transaction;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Meaning;
import io.github.ecomai.copilot.Question;
import io.github.ecomai.copilot.RetailCopilot;
import io.github.ecomai.copilot.SemanticModel;
import io.github.ecomai.copilot.Understander;
import io.github.ecomai.copilot.Understanding;
import io.github.ecomai.copilot.Understood;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.OrderId;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.DemandInsightsEngine;
import io.github.ecomai.demand.SegmentCustomersRequest;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.market.BacktestRequest;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.SelectModelRequest;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples in the comments of the five systems. */
class SystemSnippetsTest {
  private static final PrintStream CONSOLE = System.out;
  private static final MemorySource SOURCE = DemoShop.tables();
  private static final Clock TODAY =
      Clock.fixed(
          CommerceData.lastDay().plusDays(1).atStartOfDay(CommerceData.ZONE).toInstant(),
          CommerceData.ZONE);
  private static final EcomAi AI =
      EcomAi.builder().source(SOURCE).zone(CommerceData.ZONE).clock(TODAY).seed(7).build();

  private final EcomAi ai = AI;
  private final RunContext run = AI.run();

  @BeforeAll
  static void keepTheConsoleClean() {
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  @AfterAll
  static void giveTheConsoleBack() {
    System.setOut(CONSOLE);
    AI.close();
  }

  @Test
  void ecomAi() {
    MemorySource source = SOURCE;
    // region EcomAi
    try (EcomAi ai = EcomAi.builder().source(source).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    }
    // endregion
    assertThat(source.tables()).containsKey("orders"); // handed in, so still open
  }

  @Test
  void marketIntelligenceHub() {
    // region MarketIntelligenceHub
    MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    Forecast year = market.forecast(ForecastRequest.of(SeriesQuery.revenue().by(MONTH), 12));
    System.out.println(year.model() + " " + year.interval(0.95));
    // endregion
    assertThat(year.horizon()).isEqualTo(12);
  }

  @Test
  void forecastRequest() {
    // region ForecastRequest
    var request = ForecastRequest.of(SeriesQuery.units().by(Frequency.DAY), 28).withLevels(0.9);
    // endregion
    assertThat(request.levels()).containsExactly(0.9);
    assertThat(request.horizon()).isEqualTo(28);
  }

  @Test
  void backtestRequest() {
    // region BacktestRequest
    var year = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 12);
    var request = BacktestRequest.of(year).withFolds(6).withStep(3);
    // endregion
    assertThat(request.folds().count()).isEqualTo(6);
  }

  @Test
  void selectModelRequest() {
    // region SelectModelRequest
    var year = ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 12);
    var request = SelectModelRequest.of(year).withEngines("ensemble", "ets", "theta");
    // endregion
    assertThat(request.engines()).hasSize(3);
  }

  @Test
  void demandInsightsEngine() {
    // region DemandInsightsEngine
    DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
    CustomerSegments found = demand.segmentCustomers(SegmentCustomersRequest.fromSource());
    found.segments().forEach(segment -> System.out.println(segment.explanation()));
    // endregion
    assertThat(found.segments()).hasSizeGreaterThan(1);
  }

  @Test
  void segmentCustomersRequest() {
    // region SegmentCustomersRequest
    var request =
        SegmentCustomersRequest.fromSource().withCurrency("GBP").withSaveAs("customer-segments");
    // endregion
    assertThat(request.currency()).isEqualTo("GBP");
    assertThat(request.saveAs()).contains("customer-segments");
  }

  @Test
  void complianceGuardian() {
    // region ComplianceGuardian
    ComplianceGuardian guardian = ai.system(ComplianceGuardian.class);
    TransactionScreening screening =
        guardian.screenTransactions(ScreenTransactionsRequest.fromSource());
    screening.findings().forEach(finding -> System.out.println(finding.summary()));
    // endregion
    assertThat(screening.findings()).isNotEmpty();
  }

  @Test
  void screenTransactionsRequest() {
    // region ScreenTransactionsRequest
    var request = ScreenTransactionsRequest.fromSource().withShare(0.001).withCurrency("GBP");
    // endregion
    assertThat(request.share()).isEqualTo(0.001);
  }

  @Test
  void transaction() {
    Transaction transaction =
        // region Transaction
        Transaction.of(OrderId.of("A-17"), LocalDate.of(2024, 5, 3), Basket.of(2, 19.90))
            .withCustomer(CustomerId.of("C-4"))
            .withHour(14)
        // endregion
        ;
    assertThat(transaction.hour()).isEqualTo(OptionalInt.of(14));
  }

  @Test
  void globalMarketPulse() {
    // region GlobalMarketPulse
    GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
    SeriesDecomposition parts =
        pulse.decompose(DecomposeRequest.of(SeriesQuery.revenue().by(Frequency.DAY)));
    System.out.println(parts.finding());
    // endregion
    assertThat(parts.finding()).contains("revenue");
  }

  @Test
  void decomposeRequest() {
    // region DecomposeRequest
    var request = DecomposeRequest.of(SeriesQuery.revenue().by(Frequency.DAY)).withPeriod(7);
    // endregion
    assertThat(request.periods()).containsExactly(7);
  }

  @Test
  void retailCopilot() {
    // region RetailCopilot
    RetailCopilot copilot = ai.system(RetailCopilot.class);
    Answer answer = copilot.ask(Question.of("top 5 countries by revenue last month"));
    // endregion
    assertThat(answer).isInstanceOf(Answered.class);
    assertThat(((Answered) answer).rows()).hasSize(5);
    assertThat(((Answered) answer).evidence().sql()).contains("2026-02-01", "2026-02-28");
  }

  @Test
  void understander() {
    // region Understander
    Understander understander = Understander.builtIn(SemanticModel.commerce());
    Meaning meaning = understander.understand(Question.of("revenue last month"), run);
    // endregion
    assertThat(meaning).isInstanceOf(Understood.class);
    Understanding understanding = ((Understood) meaning).understanding();
    // region Question
    Question first = Question.of("revenue by country last month");
    Question next = Question.of("only in Europe").after(understanding);
    // endregion
    assertThat(first.previous()).isEmpty();
    assertThat(next.previous()).contains(understanding);
  }
}
