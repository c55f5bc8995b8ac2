package io.github.ecomai.examples.tour;

import io.github.ecomai.compliance.ComplianceGuardian;
import io.github.ecomai.compliance.ScreenTransactionsRequest;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How close the systems come to the truth of a made-up shop. They read the lake, which holds none
 * of it; here both are compared, and bad scores are told like good ones. What the systems found is
 * kept and goes into the lake at the end. Not thread-safe.
 */
final class Scores {
  /** The tables of the truth that are needed. */
  static final String[] TABLES = {"customers", "frauds", "planted_numbers"};

  private final CommerceShop shop;
  private final MemorySource truth;
  private final Lake lake;
  private final RunContext run;
  private final Account account;
  private final SystemRuns found;

  Scores(CommerceShop shop, MemorySource truth, Lake lake, RunContext run, Account account) {
    this.shop = shop;
    this.truth = truth;
    this.lake = lake;
    this.run = run;
    this.account = account;
    this.found = new SystemRuns(run);
  }

  private Report told(Score score) {
    account.detail("truth: " + score.number() + " " + score.words());
    return Report.part()
        .withHeading("How close")
        .with(score.shown())
        .withNumber(score.number(), score.words());
  }

  /** A number, the sentence that goes on after it, and what is shown above them. */
  record Score(String number, String words, Report shown) {}

  Report masking(DataSource prod) {
    return told(MaskingScore.of(prod, truth, run));
  }

  Report forecast(MarketIntelligenceHub market, TimeSeries months, DataSource prod)
      throws IOException {
    LocalDate lastDay = CommerceData.lastDay();
    account.step(
        "forecast units of the best sellers",
        () -> BestSellers.forecast(market, prod, lastDay, found, run));
    ForecastScore score = new ForecastScore(shop, months, run);
    return told(account.step("forecast without the last months", () -> score.of(market)));
  }

  Report parts(SeriesDecomposition parts) throws IOException {
    return told(account.step("what each day could expect", () -> SeasonScore.of(parts, shop, run)));
  }

  Report segments(CustomerSegments segments) {
    found.segments(segments);
    return told(SegmentsScore.of(segments, truth, run));
  }

  Report findings(ComplianceGuardian compliance, TransactionScreening findings, DataSource prod)
      throws IOException {
    ScreenTransactionsRequest request =
        ScreenTransactionsRequest.fromSource().withShare(1).withMinimumScore(0);
    TransactionScreening all =
        account.step("score all orders", () -> compliance.screenTransactions(request));
    Set<String> review =
        findings.findings().stream().map(f -> f.order().value()).collect(Collectors.toSet());
    found.screening(all, review, prod);
    return told(new ScreeningScore(review, truth, run).of(all.findings()));
  }

  Report questions(Map<String, Answer> answers, List<String> told) throws IOException {
    found.answers(answers, told);
    return told(
        account.step(
            "add up the generator's rows", () -> AnswersScore.of(answers, KnownAnswers.of(shop))));
  }

  /** Brings what was found into the lake. */
  Report kept() throws IOException {
    try (MemorySource source = found.source()) {
      account.step(
          "brought what was found into the lake", () -> ShopLake.pipeline(source, lake).run(run));
    }
    List<List<String>> rows = new ArrayList<>();
    found.counts().forEach((table, n) -> rows.add(List.of(table, Words.count(n))));
    return Report.part()
        .withParagraph(
            "What the systems found above is now in the same lake, in the tables that the schema"
                + " has for it. Two more wait for their systems: customer_scores and"
                + " compliance_events.")
        .withTable(List.of("table", "rows"), rows);
  }
}
