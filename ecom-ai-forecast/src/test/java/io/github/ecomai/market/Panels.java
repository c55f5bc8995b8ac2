package io.github.ecomai.market;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Panels of made-up products. */
final class Panels {
  private Panels() {}

  static final LocalDate JANUARY = LocalDate.of(2023, 1, 1);
  static final RunContext RUN = RunContext.defaults().withSeed(5);
  static final Schema LOG =
      Schema.of(
          new Field("order_id", DataType.STRING),
          new Field("customer_id", DataType.LONG),
          new Field("product_id", DataType.STRING),
          new Field("order_date", DataType.DATE),
          new Field("quantity", DataType.LONG),
          new Field("unit_price", DataType.DOUBLE));

  /** Monthly sales of product k, of another length and level for each. */
  static KeyedSeries product(int k) {
    double[] values = new double[20 + k % 30];
    Arrays.setAll(values, t -> 50 + k + t * (k % 3) + 10 * Math.sin(t * Math.PI / 6) + t * k % 7);
    return KeyedSeries.of("P" + k, TimeSeries.of(JANUARY, Frequency.MONTH, values));
  }

  static List<KeyedSeries> products(int n) {
    return IntStream.range(0, n).mapToObj(Panels::product).toList();
  }

  static List<PanelRow> all(PanelReader panel) {
    List<PanelRow> rows = new ArrayList<>();
    try (panel) {
      for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
        rows.add(next.get());
      }
    }
    return rows;
  }

  static List<PanelRow> forecast(PanelRequest request, RunContext run) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return all(ai.system(MarketIntelligenceHub.class).forecastPanel(request, run));
    }
  }

  static EcomAi shop(long order) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 4 * 365; i++) {
      LocalDate day = JANUARY.plusDays(i);
      String product = "P" + (i * i % 11) % 5;
      double price = i == 900 ? Double.POSITIVE_INFINITY : 2.5;
      rows.add(
          List.of("o" + i, (long) (i % 7), i == 900 ? "broken" : product, day, 5L + i % 9, price));
    }
    Collections.shuffle(rows, new Random(order));
    return shop(rows);
  }

  /** A shop with these rows of its log. */
  static EcomAi shop(List<List<Object>> rows) {
    MemorySource source = MemorySource.builder().rows("log", LOG, rows).build();
    CommerceSchema schema = CommerceSchema.of(OrderLog.recognise("log", LOG, Map.of()));
    return EcomAi.builder().source(source).commerce(schema).seed(7).build();
  }
}
