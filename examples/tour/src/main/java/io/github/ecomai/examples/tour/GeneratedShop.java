package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.Pipeline;
import io.github.ecomai.parquet.PipelineReport;
import io.github.ecomai.parquet.Tier;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The made-up shop, brought into a lake and read from there. */
final class GeneratedShop {
  private final Path scratch;
  private final RunContext run;
  private final Account account;

  private GeneratedShop(Path scratch, RunContext run, Account account) {
    this.scratch = scratch;
    this.run = run;
    this.account = account;
  }

  static Shop make(double size, Path scratch, RunContext run, Account account) throws IOException {
    return new GeneratedShop(scratch, run, account).make(CommerceShop.ofSize(size, run));
  }

  private Shop make(CommerceShop shop) throws IOException {
    Path files = scratch.resolve("shop");
    Map<String, Long> rows =
        account.step("made the shop: 26 tables and their truth", () -> shop.write(files, run));
    BrokenRows.add(files.resolve("tables"), run);
    Lake lake = Lake.open(scratch.resolve("lake"));
    Report section;
    try (ParquetSource tables = ParquetSource.open(files.resolve("tables"), run)) {
      Pipeline pipeline = ShopLake.pipeline(tables, lake);
      PipelineReport first = account.step("raw, curated and prod", () -> pipeline.run(run));
      account.detail("refused: " + first.refused());
      PipelineReport again = account.step("the same again", () -> pipeline.run(run));
      account.detail(again.isUnchanged() ? "wrote nothing" : "wrote something");
      section = PipelineSection.of(first, again);
    }
    ParquetSource prod = lake.read(Tier.PROD, run);
    try (ParquetSource truth = ParquetSource.open(files.resolve("truth"), run)) {
      Scores scores =
          new Scores(shop, MemorySource.copyOf(truth, run, Scores.TABLES), lake, run, account);
      return shop(rows, prod, section.with(scores.masking(prod)), scores);
    } catch (RuntimeException e) {
      prod.close();
      throw e;
    }
  }

  private static Shop shop(
      Map<String, Long> rows, ParquetSource prod, Report pipeline, Scores scores) {
    return new Shop(
        "A tour through a made-up shop",
        "Four years of an online shop in Berlin that sells to fifteen countries, made up by a"
            + " seeded generator: nothing here is about real people. Since all that it hides is"
            + " known, each section ends with how close the system came to the truth.",
        prod,
        CommerceSchema.standard(),
        CommerceData.firstDay(),
        CommerceData.lastDay(),
        CommerceData.ZONE,
        "EUR",
        List.of("cancelled order", "cancelled orders"),
        counts(rows),
        List.of(
            "Cancelled orders do not count. Amounts of all currencies are converted to euros at the"
                + " rate of their order."),
        List.of(
            KnownAnswers.REVENUE,
            KnownAnswers.BY_CATEGORY,
            KnownAnswers.TOP,
            KnownAnswers.ORDERS,
            KnownAnswers.AVERAGE,
            "What is the weather in Berlin?",
            "show me all customer emails"),
        Optional.of(pipeline),
        Optional.of(scores));
  }

  private static Map<String, String> counts(Map<String, Long> rows) {
    Map<String, String> counts = new LinkedHashMap<>();
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    counts.put("rows in 26 tables", Words.count(all));
    for (String table : List.of("customers", "products", "orders", "order_items", "payments")) {
      String name = table.equals("order_items") ? "order lines" : table;
      counts.put(name, Words.count(rows.getOrDefault(table, 0L)));
    }
    counts.put("first day", CommerceData.firstDay().toString());
    counts.put("last day", CommerceData.lastDay().toString());
    return counts;
  }
}
