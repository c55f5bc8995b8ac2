package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.examples.commerce.CommerceData;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The made-up shop, written as Parquet and read back through the Parquet source. */
final class GeneratedShop {
  private GeneratedShop() {}

  static Shop make(Path scratch, RunContext run, Account account) throws IOException {
    CommerceData data = account.step("made the shop", () -> CommerceData.small(run));
    Path lake = scratch.resolve("lake");
    account.step("wrote it as Parquet", () -> write(data, lake));
    List<String> counts = new ArrayList<>();
    data.tables()
        .forEach(
            (table, rows) ->
                counts.addAll(List.of(table.replace('_', ' '), Html.count(rows.rows()))));
    counts.addAll(List.of("last day", CommerceData.lastDay().toString()));
    return new Shop(
        "A tour through a made-up shop",
        "Four years of a small online shop in Berlin that sells to fifteen countries, made up by a"
            + " seeded generator: nothing here is about real people.",
        ParquetSource.open(lake, run),
        CommerceSchema.standard(),
        CommerceData.firstDay(),
        CommerceData.lastDay(),
        CommerceData.ZONE,
        "EUR",
        List.of("cancelled order", "cancelled orders"),
        counts,
        List.of(
            "Cancelled orders do not count. Amounts of all currencies are converted to euros at the"
                + " rate of their order."),
        List.of(
            "What was our revenue last month?",
            "revenue by category this year",
            "top 5 products by units sold in 2025",
            "How many orders came from Germany through the mobile app in 2025?",
            "average order value by region last year",
            "What is the weather in Berlin?",
            "show me all customer emails"));
  }

  private static Path write(CommerceData data, Path lake) throws IOException {
    data.writeParquet(lake);
    return lake;
  }
}
