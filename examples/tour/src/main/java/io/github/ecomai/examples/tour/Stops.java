package io.github.ecomai.examples.tour;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.compliance.ComplianceGuardian;
import io.github.ecomai.compliance.ScreenTransactionsRequest;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Question;
import io.github.ecomai.copilot.RetailCopilot;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.DemandInsightsEngine;
import io.github.ecomai.demand.SegmentCustomersRequest;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.report.Report;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The five systems on one shop, each a section of the page. One that cannot do its part, such as a
 * forecast of three days, leaves a sentence and the rest goes on.
 */
final class Stops {
  private static final int MONTHS_NEEDED = 25;
  private static final int DAYS_SHORT = 7;

  private final EcomAi ai;
  private final Shop shop;
  private final Account account;
  private int done;
  private @Nullable Totals totals;

  Stops(EcomAi ai, Shop shop, Account account) {
    this.ai = ai;
    this.shop = shop;
    this.account = account;
  }

  /** What one system has to show. */
  private interface Part {
    Report report() throws IOException;
  }

  /**
   * All sections.
   *
   * @throws DataAccessException if no system could do its part
   */
  Report report() throws IOException {
    Report report =
        Report.part().withSection("data", "How the data was read").withParagraphs(shop.treatment());
    if (shop.pipeline().isPresent()) {
      report =
          report.withSection("pipeline", "From the shop to its lake").with(shop.pipeline().get());
    }
    report =
        report
            .withSection("forecast", "What the next " + unit() + "s may bring")
            .with(part("There are too few sales here for a forecast", this::forecast))
            .withSection("parts", "What moves revenue")
            .with(part("There are too few days here to tell trend and season apart", this::parts))
            .withSection("segments", "Who buys")
            .with(part("There are no customers here to put into groups", this::segments))
            .withSection("findings", "Orders to look at")
            .with(part("There are too few orders here for one to stand out", this::findings))
            .withSection("questions", "Questions in words")
            .with(part("These questions cannot be answered here", this::questions));
    if (shop.scores().isPresent()) {
      report =
          report
              .withSection("kept", "What the systems found, kept")
              .with(part("What was found could not be kept", shop.scores().get()::kept));
    }
    if (done == 0) {
      throw new DataAccessException(
          "nothing can be said about this shop. Maybe its log is too short.");
    }
    return report;
  }

  private Report part(String otherwise, Part part) throws IOException {
    try {
      Report report = part.report();
      done++;
      return report;
    } catch (RunCancelledException e) {
      throw e;
    } catch (EcomAiException | IllegalArgumentException e) {
      String reason = Words.problem(e).replace(shop.source().name(), "the shop");
      String sentence = otherwise + " (" + reason + ").";
      account.detail(sentence);
      return Report.part().withParagraph(sentence);
    }
  }

  private Totals totals() {
    Totals known = totals;
    if (known == null) {
      known = Totals.of(shop.commerce(), shop.source(), ai.run());
      totals = known;
    }
    return known;
  }

  private Report forecast() throws IOException {
    MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    ForecastRequest request =
        byMonth()
            ? ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 6)
            : ForecastRequest.of(SeriesQuery.revenue().by(Frequency.WEEK), 8);
    Forecast forecast = account.step("forecast revenue", () -> market.forecast(request));
    account.detail(
        forecast.model()
            + " expects "
            + Words.number(forecast.mean().value(0))
            + " next "
            + unit());
    Report report = ForecastSection.of(forecast, unit(), shop.currency()).with(shortHistory());
    if (shop.scores().isPresent() && byMonth()) {
      report = report.with(shop.scores().get().forecast(market, forecast.history(), shop.source()));
    }
    return report;
  }

  private boolean byMonth() {
    return shop.firstDay().plusMonths(MONTHS_NEEDED).isBefore(shop.lastDay());
  }

  private String unit() {
    return byMonth() ? "month" : "week";
  }

  /** Two years are needed to tell what comes back every year. */
  private Report shortHistory() {
    return shop.firstDay().plusYears(2).isAfter(shop.lastDay().plusDays(DAYS_SHORT))
        ? Report.part()
            .withParagraph(
                "There are less than two years of sales here, so what comes back every year, such as"
                    + " Christmas and the quiet weeks after it, is not part of this forecast.")
        : Report.part();
  }

  private Report parts() throws IOException {
    GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
    SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.DAY);
    Optional<TimeSeries> open =
        OpenDays.of(revenue.read(shop.commerce(), shop.source(), ai.run()).series());
    DecomposeRequest request =
        open.map(DecomposeRequest::of).orElseGet(() -> DecomposeRequest.of(revenue));
    SeriesDecomposition parts =
        account.step("decompose daily revenue", () -> pulse.decompose(request));
    Report report =
        DecompositionSection.of(parts).with(open.map(Stops::closed).orElseGet(Report::part));
    return shop.scores().isPresent() ? report.with(shop.scores().get().parts(parts)) : report;
  }

  private static Report closed(TimeSeries open) {
    return Report.part()
        .withParagraph(
            "The shop never sells on "
                + days(open.frequency().closedDays())
                + "; these days are not part of the series.");
  }

  private static String days(Set<DayOfWeek> closed) {
    return closed.stream()
        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
        .collect(Collectors.joining(" and "));
  }

  private Report segments() throws IOException {
    DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
    SegmentCustomersRequest request =
        SegmentCustomersRequest.fromSource().withCurrency(shop.currency());
    CustomerSegments segments =
        account.step("segment customers", () -> demand.segmentCustomers(request));
    segments.segments().forEach(s -> account.detail(s.name() + ": " + s.customers()));
    Report report = SegmentsSection.of(segments, totals(), shop.currency());
    return shop.scores().isPresent() ? report.with(shop.scores().get().segments(segments)) : report;
  }

  private Report findings() throws IOException {
    ComplianceGuardian compliance = ai.system(ComplianceGuardian.class);
    ScreenTransactionsRequest request = ScreenTransactionsRequest.fromSource();
    TransactionScreening screening =
        account.step("screen orders", () -> compliance.screenTransactions(request));
    screening.findings().stream().limit(3).forEach(finding -> account.detail(finding.summary()));
    Report report = FindingsSection.of(screening, totals(), shop);
    return shop.scores().isPresent()
        ? report.with(shop.scores().get().findings(compliance, screening, shop.source()))
        : report;
  }

  private Report questions() throws IOException {
    RetailCopilot copilot = ai.system(RetailCopilot.class);
    QuestionsSection section = new QuestionsSection();
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<String> told = new ArrayList<>();
    for (String text : shop.questions()) {
      Answer answer = account.step("asked: " + text, () -> copilot.ask(Question.of(text)));
      String said = section.add(text, answer);
      account.detail(said);
      answers.put(text, answer);
      told.add(said);
    }
    return shop.scores().isPresent()
        ? section.report().with(shop.scores().get().questions(answers, told))
        : section.report();
  }
}
