package io.github.ecomai.market;

import static io.github.ecomai.market.Panels.JANUARY;
import static io.github.ecomai.market.Panels.RUN;
import static io.github.ecomai.market.Panels.forecast;
import static io.github.ecomai.market.Panels.product;
import static io.github.ecomai.market.Panels.products;
import static io.github.ecomai.market.Panels.shop;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forecasts of a panel as a table. */
class PanelTableTest {
  @Test
  void rowsBecomeATable() {
    TimeSeries unknown = TimeSeries.of(JANUARY, Frequency.MONTH, Double.NaN);
    List<KeyedSeries> mixed = new ArrayList<>(products(140));
    mixed.add(3, KeyedSeries.of("unknown", unknown));
    PanelRequest request =
        PanelRequest.of(mixed, 2).withEngine("theta").withLevels(0.995, 0.9, 0.995);
    List<PanelRow> rows = forecast(request, RUN);
    List<Batch> batches = new ArrayList<>();
    try (EcomAi ai = EcomAi.builder().build();
        BatchReader table = ai.system(MarketIntelligenceHub.class).forecastPanel(request).table()) {
      assertThat(table.schema().names())
          .containsExactly(
              "key",
              "period",
              "mean",
              "lower_90",
              "upper_90",
              "lower_99.5",
              "upper_99.5",
              "failure");
      for (Optional<Batch> next = table.next(); next.isPresent(); next = table.next()) {
        batches.add(next.get());
      }
    }
    assertThat(batches.stream().mapToInt(Batch::rows).sum()).isEqualTo(2 * 140 + 1);
    Batch first = batches.get(0);
    assertThat(first.strings("key").get(6)).isEqualTo("unknown");
    assertThat(first.strings("failure").get(6)).contains("no known value");
    assertThat(first.doubles("mean").isNull(6)).isTrue();
    assertThat(first.timestamps("period").isNull(6)).isTrue();
    Forecast fourth = rows.get(4).forecast().orElseThrow();
    assertThat(first.doubles("mean").get(8)).isEqualTo(fourth.mean().value(1));
    assertThat(first.doubles("upper_99.5").get(8))
        .isEqualTo(fourth.interval(0.995).upper().value(1));
    assertThat(first.timestamps("period").get(8))
        .isEqualTo(1_000_000 * fourth.mean().dateTime(1).toEpochSecond(ZoneOffset.UTC));
    assertThat(first.strings("failure").isNull(8)).isTrue();
  }

  @Test
  void keysOfSeveralPartsAreToldApartInTheTable() {
    TimeSeries series = product(1).read().series();
    List<KeyedSeries> teas =
        List.of(
            KeyedSeries.of(List.of("tea", "DE"), series),
            KeyedSeries.of(List.of("tea", "FR"), series));
    try (EcomAi ai = EcomAi.builder().build();
        BatchReader table =
            ai.system(MarketIntelligenceHub.class)
                .forecastPanel(PanelRequest.of(teas, 1).withEngine("theta"))
                .table()) {
      Batch batch = table.next().orElseThrow();
      assertThat(batch.strings("key").get(0)).isEqualTo("tea / DE");
      assertThat(batch.strings("key").get(1)).isEqualTo("tea / FR");
    }
  }

  @Test
  void theTableOfAQueryHasDays() {
    PanelRequest request =
        PanelRequest.of(SeriesQuery.units().per("product_id"), 1).withEngine("seasonal-naive");
    try (EcomAi ai = shop(1);
        BatchReader table = ai.system(MarketIntelligenceHub.class).forecastPanel(request).table()) {
      Batch batch = table.next().orElseThrow();
      assertThat(batch.strings("product_id").get(0)).isEqualTo("P0");
      assertThat(LocalDate.ofEpochDay(batch.dates("period").get(0)))
          .isEqualTo(LocalDate.of(2027, 1, 1));
    }
  }
}
