package io.github.ecomai.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.QueryPlan;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand series in a heap that could not hold their values. */
class PanelMemoryIT {
  private static final int KEYS = 100_000;
  private static final int MONTHS = 240;
  private static final int FIRST_YEAR = 2005;

  @Test
  void aHundredThousandSeriesInASmallHeap(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                PanelMemoryIT.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(new File(out.toString()))
            .start();
    int exit = child.waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(exit).as(said).isZero();
    assertThat(said)
        .contains("rows 100000, failed 100, progress 100000")
        .contains("backtests 100000, failed [100, 100, 100]");
  }

  /**
   * The child.
   *
   * @param args none
   */
  public static void main(String[] args) {
    long[] counts = new long[3];
    RunContext run =
        RunContext.defaults()
            .withParallelism(2)
            .withProgress(
                (stage, done, total) -> {
                  synchronized (counts) {
                    counts[2] = Math.max(counts[2], done);
                  }
                });
    PanelRequest request =
        PanelRequest.of(SeriesQuery.units().per("product_id"), 12).withEngine("seasonal-naive");
    try (EcomAi ai = EcomAi.builder().source(new Made()).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      try (PanelReader panel = market.forecastPanel(request, run)) {
        for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
          counts[0]++;
          counts[1] += next.get().failure().isPresent() ? 1 : 0;
        }
      }
      System.out.println("rows " + counts[0] + ", failed " + counts[1] + ", progress " + counts[2]);
      PanelBacktestRequest past =
          PanelBacktestRequest.of(request)
              .withEngines("seasonal-naive", "drift", "theta")
              .withFolds(2);
      PanelBacktest found = market.backtestPanel(past, run);
      System.out.println(
          "backtests "
              + found.series()
              + ", failed "
              + found.leaderboard().stream().map(PanelBacktest.Candidate::failed).toList());
    }
  }

  /** Answers the query of a panel, and that of the whole shop, with rows made as they are read. */
  private static final class Made implements DataSource {
    @Override
    public String name() {
      return "made";
    }

    @Override
    public Map<String, Schema> tables() {
      return Map.of(
          "orders",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("customer_id", DataType.LONG),
              new Field("order_date", DataType.DATE)),
          "order_items",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("product_id", DataType.STRING),
              new Field("quantity", DataType.DOUBLE),
              new Field("unit_price", DataType.DOUBLE)));
    }

    @Override
    public QueryPlan plan(Query query) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public String sql(Query query, RunContext run) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public BatchReader read(Query query, RunContext run) {
      return query instanceof Query.Sort
          ? new Months(query.schema(tables()), KEYS, true)
          : new Months(query.schema(tables()), 1, false);
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }

  /** One batch of months for each key; every thousandth key has an infinite value. */
  private static final class Months implements BatchReader {
    private final Schema schema;
    private final int keys;
    private final boolean keyed;
    private int key;

    Months(Schema schema, int keys, boolean keyed) {
      this.schema = schema;
      this.keys = keys;
      this.keyed = keyed;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public Optional<Batch> next() {
      if (key == keys) {
        return Optional.empty();
      }
      String[] ids = new String[MONTHS];
      int[] begins = new int[MONTHS];
      int[] ends = new int[MONTHS];
      double[] values = new double[MONTHS];
      for (int i = 0; i < MONTHS; i++) {
        LocalDate month = LocalDate.of(FIRST_YEAR, 1, 1).plusMonths(i);
        ids[i] = "P" + (KEYS + key);
        begins[i] = (int) month.toEpochDay();
        ends[i] = (int) month.plusMonths(1).toEpochDay() - 1;
        values[i] = key + i % 12;
      }
      if (key % 1000 == 999) {
        values[7] = Double.POSITIVE_INFINITY;
      }
      key++;
      List<Column> columns = new ArrayList<>();
      if (keyed) {
        columns.add(Strings.wrap(ids, MONTHS, null));
      }
      columns.add(Dates.wrap(begins, MONTHS, null));
      columns.add(
          keyed ? Doubles.wrap(values, MONTHS, null) : Longs.wrap(new long[MONTHS], MONTHS, null));
      columns.add(Dates.wrap(begins, MONTHS, null));
      columns.add(Dates.wrap(ends, MONTHS, null));
      return Optional.of(Batch.of(schema, columns));
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
