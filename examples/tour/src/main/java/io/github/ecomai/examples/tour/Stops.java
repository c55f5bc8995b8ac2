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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    String html() throws IOException;
  }

  /**
   * Writes all sections.
   *
   * @throws DataAccessException if no system could do its part
   */
  void write(Page page) throws IOException {
    StringBuilder treatment = new StringBuilder();
    shop.treatment().forEach(sentence -> treatment.append(Html.paragraph(sentence)));
    page.section("data", "How the data was read", treatment.toString());
    if (!shop.pipeline().isEmpty()) {
      page.section("pipeline", "From the shop to its lake", shop.pipeline());
    }
    page.section(
        "forecast",
        "What the next " + unit() + "s may bring",
        part("There are too few sales here for a forecast", this::forecast));
    page.section(
        "parts",
        "What moves revenue",
        part("There are too few days here to tell trend and season apart", this::parts));
    page.section(
        "segments",
        "Who buys",
        part("There are no customers here to put into groups", this::segments));
    page.section(
        "findings",
        "Orders to look at",
        part("There are too few orders here for one to stand out", this::findings));
    page.section(
        "questions",
        "Questions in words",
        part("These questions cannot be answered here", this::questions));
    if (shop.scores().isPresent()) {
      page.section(
          "kept",
          "What the systems found, kept",
          part("What was found could not be kept", shop.scores().get()::kept));
    }
    if (done == 0) {
      throw new DataAccessException(
          "nothing can be said about this shop. Maybe its log is too short.");
    }
  }

  private String part(String otherwise, Part part) throws IOException {
    try {
      String html = part.html();
      done++;
      return html;
    } catch (RunCancelledException e) {
      throw e;
    } catch (EcomAiException | IllegalArgumentException e) {
      String reason = Html.problem(e).replace(shop.source().name(), "the shop");
      String sentence = otherwise + " (" + reason + ").";
      account.detail(sentence);
      return Html.paragraph(sentence);
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

  private String forecast() throws IOException {
    MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    ForecastRequest request =
        byMonth()
            ? ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 6)
            : ForecastRequest.of(SeriesQuery.revenue().by(Frequency.WEEK), 8);
    Forecast forecast = account.step("forecast revenue", () -> market.forecast(request));
    account.detail(
        forecast.model() + " expects " + Html.number(forecast.mean().value(0)) + " next " + unit());
    String html = ForecastSection.html(forecast, unit(), shop.currency()) + shortHistory();
    if (shop.scores().isPresent() && byMonth()) {
      html += shop.scores().get().forecast(market, forecast.history(), shop.source());
    }
    return html;
  }

  private boolean byMonth() {
    return shop.firstDay().plusMonths(MONTHS_NEEDED).isBefore(shop.lastDay());
  }

  private String unit() {
    return byMonth() ? "month" : "week";
  }

  /** Two years are needed to tell what comes back every year. */
  private String shortHistory() {
    return shop.firstDay().plusYears(2).isAfter(shop.lastDay().plusDays(DAYS_SHORT))
        ? Html.paragraph(
            "There are less than two years of sales here, so what comes back every year, such as"
                + " Christmas and the quiet weeks after it, is not part of this forecast.")
        : "";
  }

  private String parts() throws IOException {
    GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
    SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.DAY);
    Optional<TimeSeries> open =
        OpenDays.of(revenue.read(shop.commerce(), shop.source(), ai.run()).series());
    DecomposeRequest request =
        open.map(DecomposeRequest::of).orElseGet(() -> DecomposeRequest.of(revenue));
    SeriesDecomposition parts =
        account.step("decompose daily revenue", () -> pulse.decompose(request));
    String html = DecompositionSection.html(parts) + open.map(Stops::closed).orElse("");
    return shop.scores().isPresent() ? html + shop.scores().get().parts(parts) : html;
  }

  private static String closed(TimeSeries open) {
    return Html.paragraph(
        "The shop never sells on "
            + open.frequency().closedDays()
            + "; these days are not part of the series.");
  }

  private String segments() throws IOException {
    DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
    SegmentCustomersRequest request =
        SegmentCustomersRequest.fromSource().withCurrency(shop.currency());
    CustomerSegments segments =
        account.step("segment customers", () -> demand.segmentCustomers(request));
    segments.segments().forEach(s -> account.detail(s.name() + ": " + s.customers()));
    String html = SegmentsSection.html(segments, totals(), shop.currency());
    return shop.scores().isPresent() ? html + shop.scores().get().segments(segments) : html;
  }

  private String findings() throws IOException {
    ComplianceGuardian compliance = ai.system(ComplianceGuardian.class);
    ScreenTransactionsRequest request = ScreenTransactionsRequest.fromSource();
    TransactionScreening screening =
        account.step("screen orders", () -> compliance.screenTransactions(request));
    screening.findings().stream().limit(3).forEach(finding -> account.detail(finding.summary()));
    String html = FindingsSection.html(screening, totals(), shop);
    return shop.scores().isPresent()
        ? html + shop.scores().get().findings(compliance, screening, shop.source())
        : html;
  }

  private String questions() throws IOException {
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
        ? section.html() + shop.scores().get().questions(answers, told)
        : section.html();
  }
}
