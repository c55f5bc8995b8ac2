package io.github.ecomai.examples.tour;

import io.github.ecomai.EcomAi;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Locale;

/**
 * The main job: makes a shop and brings it into a lake, or reads an order log, runs the five
 * systems on it, and writes a page that a shop owner can read. Of the made-up shop it tells how
 * close each system came to the truth. Stateless and thread-safe.
 *
 * <p>{@code -Dorders=FILE} reads a CSV file (gzip too), {@code -Dcolumns=order=InvoiceNo,...} names
 * its columns, {@code -DtimePattern=M/d/yyyy H:mm} and {@code -Dcharset=windows-1252} say how it is
 * written, {@code -Dsize=0.5} makes half the shop, {@code -Dout=FOLDER} says where the page goes.
 */
public final class Tour {
  private static final long SEED = 7;
  private static final String PAGE = "index.html";

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
    Path out = Path.of(System.getProperty("out", Options.OUT));
    try {
      run(Options.of(System.getProperties()), System.out);
    } catch (RunCancelledException e) {
      // Ctrl-C: the JVM is ending already, and the scratch folder says so
    } catch (EcomAiException | IllegalArgumentException | IOException e) {
      System.err.println(stopped(e, out));
      System.exit(1);
    }
  }

  /** What went wrong, and that a page which is there already is not of this run. */
  static String stopped(Exception e, Path out) {
    Path page = out.resolve(PAGE);
    String earlier = Files.exists(page) ? " The page " + page + " is that of an earlier run." : "";
    return "The tour stopped: " + e.getMessage() + earlier;
  }

  /** Runs the tour and gives the page it wrote. */
  static Path run(Options options, PrintStream out) throws IOException {
    return new Tour(options, out).run();
  }

  private Path run() throws IOException {
    long start = System.nanoTime();
    Path file = options.out().resolve(PAGE);
    try (Scratch scratch = Scratch.in(options.out(), cancellation)) {
      RunContext run =
          RunContext.defaults().withSeed(SEED).withProgress(account).withCancellation(cancellation);
      Shop shop = shop(scratch, run);
      try (EcomAi ai = open(shop, scratch)) {
        Report stops = new Stops(ai, shop, account).report();
        double seconds = (System.nanoTime() - start) / 1e9;
        Report.titled(shop.title())
            .withRemark(shop.lead())
            .withNumbers(shop.counts())
            .with(stops)
            .withFooter(
                String.format(
                    Locale.ROOT, "Made by ecom-ai in %.1f seconds with seed %d.", seconds, SEED))
            .write(file);
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
        ? RealShop.load(options.orders().get(), options.form(), run, account)
        : GeneratedShop.make(options.size(), scratch.folder(), run, account);
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
}
