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
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.DemandInsightsEngine;
import io.github.ecomai.demand.SegmentCustomersRequest;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;

/**
 * The main job: makes the small shop or reads an order log, runs the five systems on it, and writes
 * a page that a shop owner can read. Stateless and thread-safe.
 *
 * <p>{@code -Dorders=FILE} reads a CSV file (gzip too), {@code -Dcolumns=order=InvoiceNo,...} names
 * its columns, {@code -Dout=FOLDER} says where the page goes.
 */
public final class Tour {
  private static final long SEED = 7;
  private static final int MONTHS_NEEDED = 25;

  private final Options options;
  private final Cancellation cancellation = new Cancellation();
  private final Account account;

  private Tour(Options options, PrintStream out) {
    this.options = options;
    this.account = new Account(out, cancellation);
  }

  /**
   * Runs the tour.
   *
   * @param args none; the options are system properties
   */
  public static void main(String[] args) {
    try {
      run(Options.of(System.getProperties()), System.out);
    } catch (RunCancelledException e) {
      // Ctrl-C: the JVM is ending already, and the scratch folder says so
    } catch (EcomAiException | IllegalArgumentException | IOException e) {
      System.err.println("The tour stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  /** Runs the tour and gives the page it wrote. */
  static Path run(Options options, PrintStream out) throws IOException {
    return new Tour(options, out).run();
  }

  private Path run() throws IOException {
    long start = System.nanoTime();
    Path file = options.out().resolve("index.html");
    try (Scratch scratch = Scratch.in(options.out(), cancellation)) {
      RunContext run =
          RunContext.defaults().withSeed(SEED).withProgress(account).withCancellation(cancellation);
      Shop shop = shop(scratch, run);
      try (EcomAi ai = open(shop, scratch)) {
        Page page = new Page(shop.title(), shop.lead());
        page.facts(shop.counts().toArray(String[]::new));
        sections(ai, shop, page);
        double seconds = (System.nanoTime() - start) / 1e9;
        page.footer(
            String.format(
                Locale.ROOT, "Made by ecom-ai in %.1f seconds with seed %d.", seconds, SEED));
        page.write(file, scratch.folder());
      } finally {
        shop.source().close();
      }
    }
    account.say(
        String.format(
            Locale.ROOT,
            "%6.2f s  in all; the page is %s",
            (System.nanoTime() - start) / 1e9,
            file));
    return file;
  }

  private Shop shop(Scratch scratch, RunContext run) throws IOException {
    return options.orders().isPresent()
        ? RealShop.load(options.orders().get(), options.columns(), run, account)
        : GeneratedShop.make(scratch.folder(), run, account);
  }

  private EcomAi open(Shop shop, Scratch scratch) {
    Clock today =
        Clock.fixed(
            shop.lastDay().plusDays(1).atTime(LocalTime.NOON).atZone(shop.zone()).toInstant(),
            shop.zone());
    return EcomAi.builder()
        .source(shop.source())
        .commerce(shop.commerce())
        .models(scratch.folder().resolve("models"))
        .seed(SEED)
        .zone(shop.zone())
        .clock(today)
        .run(run -> run.withProgress(account).withCancellation(cancellation))
        .build();
  }

  private void sections(EcomAi ai, Shop shop, Page page) throws IOException {
    StringBuilder treatment = new StringBuilder();
    shop.treatment().forEach(sentence -> treatment.append(Html.paragraph(sentence)));
    page.section("data", "How the data was read", treatment.toString());
    page.section("forecast", "What the next months may bring", forecast(ai, shop));
    page.section("parts", "What moves revenue", parts(ai));
    page.section("segments", "Who buys", segments(ai, shop));
    page.section("findings", "Orders to look at", findings(ai, shop));
    page.section("questions", "Questions in words", questions(ai, shop));
  }

  private String forecast(EcomAi ai, Shop shop) throws IOException {
    MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
    boolean months = shop.firstDay().plusMonths(MONTHS_NEEDED).isBefore(shop.lastDay());
    ForecastRequest request =
        months
            ? ForecastRequest.of(SeriesQuery.revenue().by(Frequency.MONTH), 6)
            : ForecastRequest.of(SeriesQuery.revenue().by(Frequency.WEEK), 8);
    Forecast forecast = account.step("forecast revenue", () -> market.forecast(request));
    String unit = months ? "month" : "week";
    account.detail(
        forecast.model() + " expects " + Html.number(forecast.mean().value(0)) + " next " + unit);
    return ForecastSection.html(forecast, unit, shop.currency());
  }

  private String parts(EcomAi ai) throws IOException {
    GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
    DecomposeRequest request = DecomposeRequest.of(SeriesQuery.revenue().by(Frequency.DAY));
    SeriesDecomposition parts =
        account.step("decompose daily revenue", () -> pulse.decompose(request));
    return DecompositionSection.html(parts);
  }

  private String segments(EcomAi ai, Shop shop) throws IOException {
    DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
    SegmentCustomersRequest request =
        SegmentCustomersRequest.fromSource().withCurrency(shop.currency());
    CustomerSegments segments =
        account.step("segment customers", () -> demand.segmentCustomers(request));
    segments.segments().forEach(s -> account.detail(s.name() + ": " + s.customers()));
    return SegmentsSection.html(segments, shop.currency());
  }

  private String findings(EcomAi ai, Shop shop) throws IOException {
    ComplianceGuardian compliance = ai.system(ComplianceGuardian.class);
    ScreenTransactionsRequest request = ScreenTransactionsRequest.fromSource();
    TransactionScreening screening =
        account.step("screen orders", () -> compliance.screenTransactions(request));
    screening.findings().stream().limit(3).forEach(finding -> account.detail(finding.summary()));
    return FindingsSection.html(screening, shop.currency());
  }

  private String questions(EcomAi ai, Shop shop) throws IOException {
    RetailCopilot copilot = ai.system(RetailCopilot.class);
    QuestionsSection section = new QuestionsSection();
    for (String text : shop.questions()) {
      Answer answer = account.step("asked: " + text, () -> copilot.ask(Question.of(text)));
      account.detail(section.add(text, answer));
    }
    return section.html();
  }
}
